import { CollectionError } from 'backstage-plugin-ml-scorecards-node';

/** Batches lost one after the other after which a source is left alone for the rest of a pass. */
const LOST_IN_ROW = 3;

/** Attempts that fail one after the other until the other batches wait as well. */
const FAILED_IN_ROW = 3;

/** What a pass has come to when all of its batches are done or lost. */
export interface PassOutcome {
  readonly startedAt: Date;
  /** Components that the collector was asked about. */
  readonly served: number;
  /** Components that answered with facts. */
  readonly answered: number;
  /** Components that had facts, and no error, before the pass. */
  readonly hadFacts: number;
  /** Those of them that were not reached. */
  readonly lost: number;
  /** Why a batch was lost, if one was. */
  readonly cause?: CollectionError;
}

/** Whether failures go beyond single batches, so that no other batch is tried before the failed one is due again. */
export function isSourceFailing(failedInRow: number): boolean {
  return failedInRow >= FAILED_IN_ROW;
}

/** Whether a source fails for all, so that asking on would only add to its troubles. */
export function isCircuitOpen(lostInRow: number): boolean {
  return lostInRow >= LOST_IN_ROW;
}

/**
 * Why a pass publishes nothing; undefined if it does. A pass that lost more than half of what was known tells more
 * about the source than about the components: they keep their facts, which age.
 */
export function whyUnpublished(
  outcome: PassOutcome,
): CollectionError | undefined {
  const { startedAt, served, answered, hadFacts, lost, cause } = outcome;
  if (lost * 2 <= hadFacts) {
    return undefined;
  }
  const count = (n: number) => n.toLocaleString('en-US');
  return {
    code: cause?.code ?? 'unavailable',
    message: `The pass of ${startedAt.toISOString()} reached ${count(
      answered,
    )} of ${count(served)} components: nothing was published.${
      cause ? ` ${cause.message}` : ''
    }`,
  };
}
