import {
  CHECK_LEVELS,
  CheckLevel,
  CheckState,
  Level,
  levelRank,
  NextStep,
} from 'backstage-plugin-ml-scorecards-common';
import { LevelCounter } from './levels';

/** As much of a check result as ladders are made of. */
export interface Rung {
  readonly dimension: string;
  readonly level: CheckLevel;
  readonly state: CheckState;
  readonly waived?: boolean;
}

/** How many checks of each level apply and do not pass. */
class Ladder {
  private readonly missed = new Map<CheckLevel, number>();

  add(level: CheckLevel, state: CheckState, waived = false): void {
    if (state !== 'not-applicable') {
      const more = state === 'pass' || waived ? 0 : 1;
      this.missed.set(level, (this.missed.get(level) ?? 0) + more);
    }
  }

  mend(level: CheckLevel): void {
    this.missed.set(level, (this.missed.get(level) ?? 0) - 1);
  }

  /** The level that is reached, or would be if one more check of a level passed. */
  level(mended?: CheckLevel): Level {
    const counter = new LevelCounter();
    for (const level of CHECK_LEVELS) {
      const missed = this.missed.get(level);
      if (missed !== undefined) {
        const left = level === mended ? missed - 1 : missed;
        counter.add(level, left > 0 ? 'fail' : 'pass');
      }
    }
    return counter.level();
  }
}

/** The ladders that checks stand on: that of the component, and one for each dimension. */
export class Ladders {
  private readonly overall = new Ladder();
  private readonly dimensions = new Map<string, Ladder>();

  constructor(results: readonly Rung[]) {
    for (const { dimension, level, state, waived } of results) {
      const ladder = this.dimensions.get(dimension) ?? new Ladder();
      this.dimensions.set(dimension, ladder);
      ladder.add(level, state, waived);
      this.overall.add(level, state, waived);
    }
  }

  mend({ dimension, level }: Rung): void {
    this.overall.mend(level);
    this.dimensions.get(dimension)?.mend(level);
  }

  /** What rises when a check is mended, and by how many levels in all. */
  unlockedBy({ dimension, level }: Pick<Rung, 'dimension' | 'level'>): {
    rises: number;
    unlocks: NonNullable<NextStep['unlocks']>;
  } {
    const before = this.overall.level();
    const after = this.overall.level(level);
    const ladder = this.dimensions.get(dimension);
    const steps = levelRank(after) - levelRank(before);
    const stepsOfDimension = ladder
      ? levelRank(ladder.level(level)) - levelRank(ladder.level())
      : 0;
    return {
      rises: steps + stepsOfDimension,
      unlocks: {
        ...(steps > 0 && after !== 'none' && { level: after }),
        dimensions: stepsOfDimension > 0 ? [dimension] : [],
      },
    };
  }
}
