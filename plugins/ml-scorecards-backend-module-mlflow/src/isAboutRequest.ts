import { CollectionFailure } from 'backstage-plugin-ml-scorecards-node';

/** Whether a failure may be one of what was asked for, so that asking for its parts may succeed, and not of the server. */
export function isAboutRequest(failure: unknown): boolean {
  return (
    failure instanceof CollectionFailure &&
    !['unavailable', 'timeout', 'rate-limited'].includes(failure.error.code)
  );
}
