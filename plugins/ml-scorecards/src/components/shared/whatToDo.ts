import { CheckResult } from 'backstage-plugin-ml-scorecards-common';

/** Where reading failed, mending that comes before mending what could not be read. */
export function whatToDo({
  state,
  reason,
  fix,
}: CheckResult): string | undefined {
  const isUnread =
    reason?.code === 'source-error' ||
    reason?.code === 'stale' ||
    reason?.code === 'definition-error';
  return state === 'unknown' && isUnread ? reason.message : fix;
}
