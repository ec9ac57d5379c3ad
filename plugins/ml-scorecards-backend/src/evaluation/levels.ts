import {
  CHECK_LEVELS,
  CheckLevel,
  CheckState,
  Level,
  StateCounts,
} from 'backstage-plugin-ml-scorecards-common';

/** As much of a check result as levels and scores are made of. */
export interface WeighedState {
  readonly level: CheckLevel;
  readonly state: CheckState;
  readonly weight: number;
}

/**
 * The highest level that has applicable checks and for which these and all lower ones pass. Checks that do not apply
 * are skipped; unknown is not a pass. (The rule of GitLab's maturity levels: all criteria of a level and of every
 * lower one; a level without any criterion is not given away for nothing.)
 */
export function reachedLevel(results: readonly WeighedState[]): Level {
  let reached: Level = 'none';
  for (const level of CHECK_LEVELS) {
    const applicable = results.filter(
      result => result.level === level && result.state !== 'not-applicable',
    );
    if (applicable.some(({ state }) => state !== 'pass')) {
      break;
    }
    if (applicable.length > 0) {
      reached = level;
    }
  }
  return reached;
}

/** Passed ÷ applicable by weight, 0 to 1; undefined when nothing applies. */
export function score(results: readonly WeighedState[]): number | undefined {
  return share(results, ({ state }) => state === 'pass');
}

/** Known ÷ applicable by weight, 0 to 1; undefined when nothing applies. */
export function coverage(results: readonly WeighedState[]): number | undefined {
  return share(results, ({ state }) => state !== 'unknown');
}

export function countStates(
  results: readonly { readonly state: CheckState }[],
): StateCounts {
  const count = (state: CheckState) =>
    results.filter(result => result.state === state).length;
  return {
    pass: count('pass'),
    fail: count('fail'),
    unknown: count('unknown'),
    notApplicable: count('not-applicable'),
  };
}

function share(
  results: readonly WeighedState[],
  counts: (result: WeighedState) => boolean,
): number | undefined {
  const applicable = results.filter(({ state }) => state !== 'not-applicable');
  const weigh = (some: readonly WeighedState[]) =>
    some.reduce((sum, { weight }) => sum + weight, 0);
  return applicable.length === 0
    ? undefined
    : weigh(applicable.filter(counts)) / weigh(applicable);
}
