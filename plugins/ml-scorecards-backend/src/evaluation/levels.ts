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

/** Adds up results one by one. */
export class TallyCounter {
  private readonly counts = { pass: 0, fail: 0, unknown: 0, notApplicable: 0 };
  /** By rank of the level. */
  private readonly applicable = [0, 0, 0, 0];
  private readonly missed = [0, 0, 0, 0];
  private weight = 0;
  private passed = 0;
  private known = 0;

  add({ level, state, weight }: WeighedState): void {
    this.counts[COUNT_NAMES[state]] += 1;
    if (state === 'not-applicable') {
      return;
    }
    const rank = levelRank(level);
    this.applicable[rank] += 1;
    this.weight += weight;
    this.known += state === 'unknown' ? 0 : weight;
    if (state === 'pass') {
      this.passed += weight;
    } else {
      this.missed[rank] += 1;
    }
  }

  tally(): Tally {
    const { weight } = this;
    return {
      level: this.level(),
      score: weight > 0 ? this.passed / weight : undefined,
      coverage: weight > 0 ? this.known / weight : undefined,
      counts: this.counts,
    };
  }

  level(): Level {
    let reached = 0;
    for (let rank = 1; rank < LEVELS.length; rank += 1) {
      if (this.missed[rank] > 0) {
        break;
      }
      reached = this.applicable[rank] > 0 ? rank : reached;
    }
    return LEVELS[reached];
  }
}

/** Adds up results. Pure. */
export function tally(results: Iterable<WeighedState>): Tally {
  const counter = new TallyCounter();
  for (const result of results) {
    counter.add(result);
  }
  return counter.tally();
}
