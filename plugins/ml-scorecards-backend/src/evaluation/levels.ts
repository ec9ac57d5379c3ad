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
  /** Set where it passes on the word of a person. */
  readonly attested?: boolean;
  /** Set where it does not pass and is excused. */
  readonly waived?: boolean;
}

/** What the results of a scorecard or of one dimension add up to. */
export interface Tally {
  /**
   * The highest level that has applicable checks and for which these and all lower ones pass. Checks that do not apply
   * are skipped; unknown is not a pass; what is waived does not stand in the way. (The rule of GitLab's maturity levels: all criteria of a level and of every
   * lower one; a level without any criterion is not given away for nothing.)
   */
  readonly level: Level;
  /** Passed ÷ applicable by weight, 0 to 1; undefined when nothing applies. */
  readonly score?: number;
  /** Known ÷ applicable by weight, 0 to 1; undefined when nothing applies. */
  readonly coverage?: number;
  readonly counts: StateCounts;
  /** Passes that rest on the word of a person. */
  readonly attested: number;
  /** Checks that do not pass and are excused. */
  readonly waived: number;
}

const RANK_BITS = { bronze: 1, silver: 2, gold: 4 } as const satisfies Record<
  CheckLevel,
  number
>;

/** Finds the level that results reach, one by one. */
export class LevelCounter {
  /** A bit for each rank. */
  private applicable = 0;
  private missed = 0;

  add(level: CheckLevel, state: CheckState, waived = false): void {
    if (state === 'not-applicable') {
      return;
    }
    const bit = RANK_BITS[level];
    this.applicable |= bit;
    if (state !== 'pass' && !waived) {
      this.missed |= bit;
    }
  }

  level(): Level {
    let reached: Level = 'none';
    for (const level of CHECK_LEVELS) {
      if (this.missed & RANK_BITS[level]) {
        break;
      }
      reached = this.applicable & RANK_BITS[level] ? level : reached;
    }
    return reached;
  }
}

/** Adds up results one by one. */
export class TallyCounter {
  private readonly levels = new LevelCounter();
  private pass = 0;
  private fail = 0;
  private unknown = 0;
  private notApplicable = 0;
  private weight = 0;
  private passed = 0;
  private known = 0;
  private attested = 0;
  private waived = 0;

  add({ level, state, weight, attested, waived }: WeighedState): void {
    this.levels.add(level, state, waived);
    this.attested += attested ? 1 : 0;
    this.waived += waived ? 1 : 0;
    if (state === 'not-applicable') {
      this.notApplicable += 1;
      return;
    }
    this.weight += weight;
    if (state === 'unknown') {
      this.unknown += 1;
      return;
    }
    this.known += weight;
    if (state === 'fail') {
      this.fail += 1;
      return;
    }
    this.pass += 1;
    this.passed += weight;
  }

  tally(): Tally {
    const { pass, fail, unknown, notApplicable, weight } = this;
    const { attested, waived } = this;
    return {
      level: this.levels.level(),
      score: weight > 0 ? this.passed / weight : undefined,
      coverage: weight > 0 ? this.known / weight : undefined,
      counts: { pass, fail, unknown, notApplicable },
      attested,
      waived,
    };
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
