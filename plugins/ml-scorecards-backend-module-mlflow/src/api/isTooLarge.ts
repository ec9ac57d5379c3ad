import { CollectionFailure } from 'backstage-plugin-ml-scorecards-node';

/**
 * Whether an answer was larger than what is read. The client says so in words only: a bad payload can be many things, and
 * only this one gets better with less of it.
 */
export function isTooLarge(failure: unknown): boolean {
  return (
    failure instanceof CollectionFailure &&
    failure.error.code === 'bad-payload' &&
    / answered with more than \d+ kB/.test(failure.message)
  );
}
