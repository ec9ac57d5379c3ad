import { CollectionError } from 'backstage-plugin-ml-scorecards-node';

const MAX_ATTEMPTS = 3;
const MINUTE = 60_000;

/** What trying to read a batch has come to. */
export interface BatchOutcome {
  /** How often it was tried, this time included. */
  readonly attempts: number;
  /** Whether the collector threw before it had answered for every component. */
  readonly threw: boolean;
  /** Components that had facts, and no error, before. */
  readonly hadFacts: number;
  /** Those of them that failed, or got no answer. */
  readonly lost: number;
}

/**
 * `done`: what failed is the components' own error. `retry` and `lost`: it is more likely the source's, so it is not
 * charged to the components, now or before the whole pass is judged.
 */
export type BatchVerdict = 'done' | 'retry' | 'lost';

export function judgeBatch(outcome: BatchOutcome): BatchVerdict {
  const { attempts, threw, hadFacts, lost } = outcome;
  const lostMost = lost > 5 && lost * 2 > hadFacts;
  if (!threw && !lostMost) {
    return 'done';
  }
  return isLastAttempt(attempts) ? 'lost' : 'retry';
}

/** Whether a batch that was tried so often is given up. */
export function isLastAttempt(attempts: number): boolean {
  return attempts >= MAX_ATTEMPTS;
}

/** How long to wait after an attempt, in milliseconds: longer each time, and not the same for all. */
export function backOffMs(attempts: number, random: () => number): number {
  return MINUTE * 2 ** (attempts - 1) * (0.75 + random() / 2);
}

/** What failures name is often where the component is within the source. */
const PATH_OF_ADDRESS = /(\bhttps?:\/\/[^\s/]+)\/\S*/g;

/**
 * Why a batch was lost, in words that name no single component: the failure that half of them share, or else what kind
 * of failure is the most frequent.
 */
export function commonCause(
  failures: readonly CollectionError[],
): CollectionError | undefined {
  const errors = failures.map(({ code, message }) => ({
    code,
    message: message.replace(PATH_OF_ADDRESS, '$1'),
  }));
  const shared = mostFrequent(
    errors,
    ({ code, message }) => `${code} ${message}`,
  );
  if (!shared || (shared.count * 2 >= errors.length && shared.count > 1)) {
    return shared?.item;
  }
  const { item, count } = mostFrequent(errors, ({ code }) => code)!;
  return {
    code: item.code,
    message: `${count} components failed with "${item.code}", each in its own way.`,
  };
}

function mostFrequent<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
): { item: T; count: number } | undefined {
  const counts = new Map<string, { item: T; count: number }>();
  for (const item of items) {
    const entry = counts.get(keyOf(item)) ?? { item, count: 0 };
    entry.count += 1;
    counts.set(keyOf(item), entry);
  }
  return [...counts.values()].sort((a, b) => b.count - a.count)[0];
}
