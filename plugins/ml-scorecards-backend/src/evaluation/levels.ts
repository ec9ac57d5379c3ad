import {
  CheckLevel,
  CheckState,
  Level,
  LEVELS,
  levelRank,
  StateCounts,
} from 'backstage-plugin-ml-scorecards-common';

/** As much of a check result as levels and scores are made of. */
export interface WeighedState {
  readonly level: CheckLevel;
  readonly state: CheckState;
  readonly weight: number;
}

/** What the results of a scorecard or of one dimension add up to. */
export interface Tally {
  /**
   * The highest level that has applicable checks and for which these and all lower ones pass. Checks that do not apply
   * are skipped; unknown is not a pass. (The rule of GitLab's maturity levels: all criteria of a level and of every
   * lower one; a level without any criterion is not given away for nothing.)
   */
  readonly level: Level;
  /** Passed ÷ applicable by weight, 0 to 1; undefined when nothing applies. */
  readonly score?: number;
  /** Known ÷ applicable by weight, 0 to 1; undefined when nothing applies. */
  readonly coverage?: number;
  readonly counts: StateCounts;
}

const COUNT_NAMES = {
  pass: 'pass',
  fail: 'fail',
  unknown: 'unknown',
  'not-applicable': 'notApplicable',
} as const satisfies Record<CheckState, keyof StateCounts>;

/** Adds up results. Pure. */
export function tally(results: Iterable<WeighedState>): Tally {
  const counts = { pass: 0, fail: 0, unknown: 0, notApplicable: 0 };
  const applicable = [0, 0, 0, 0];
  const missed = [0, 0, 0, 0];
  let weight = 0;
  let passed = 0;
  let known = 0;
  for (const result of results) {
    counts[COUNT_NAMES[result.state]] += 1;
    if (result.state !== 'not-applicable') {
      const rank = levelRank(result.level);
      applicable[rank] += 1;
      weight += result.weight;
      known += result.state === 'unknown' ? 0 : result.weight;
      if (result.state === 'pass') {
        passed += result.weight;
      } else {
        missed[rank] += 1;
      }
    }
  }
  let reached = 0;
  for (let rank = 1; rank < LEVELS.length && missed[rank] === 0; rank += 1) {
    reached = applicable[rank] > 0 ? rank : reached;
  }
  return {
    level: LEVELS[reached],
    score: weight > 0 ? passed / weight : undefined,
    coverage: weight > 0 ? known / weight : undefined,
    counts,
  };
}
