import { CollectionFailure } from 'backstage-plugin-ml-scorecards-node';

/** Whether an answer was larger than what is read: that gets better with less of it. */
export function isTooLarge(failure: unknown): boolean {
  return failure instanceof CollectionFailure && failure.isTooLarge;
}
