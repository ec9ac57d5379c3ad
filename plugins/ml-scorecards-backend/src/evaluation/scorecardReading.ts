import { Level, levelRank } from 'backstage-plugin-ml-scorecards-common';
import { Fact, Facts } from 'backstage-plugin-ml-scorecards-node';
import { scorecardFacts } from '../definitions';
import { SourceReading } from './SourceReading';

/** Facts about the scorecard itself. */
export type ScorecardFacts = Facts<typeof scorecardFacts>;

/**
 * The scorecard as one of the sources: it serves every component, and its facts are as old as the scorecard that shows
 * them, which says its age itself.
 */
export function scorecardReading(facts: Facts): SourceReading {
  return { factSet: scorecardFacts, status: 'fresh', facts };
}

/** What the checks of facts say of a component together. */
export interface Standing {
  readonly level: Level;
  /** The level if all that is unknown passed. */
  readonly highestLevel: Level;
  /** Undefined if facts on which the tier rests are unknown. */
  readonly targetLevel?: Level;
  readonly failingRequired: readonly string[];
}

/** The facts about a standing. Where it is not known what the tier owes, what is compared with it is unknown too. */
export function standingFacts(
  standing: Standing,
): Pick<
  ScorecardFacts,
  | 'level'
  | 'stepsOverTarget'
  | 'mostStepsOverTarget'
  | 'levelIsCertain'
  | 'failingRequired'
> {
  const { level, highestLevel, targetLevel, failingRequired } = standing;
  const noTier = { unknownBecause: 'its reliability tier is not known' };
  return {
    level: { value: level },
    stepsOverTarget: targetLevel
      ? { value: stepsOver(level, targetLevel) }
      : noTier,
    mostStepsOverTarget: targetLevel
      ? { value: stepsOver(highestLevel, targetLevel) }
      : noTier,
    levelIsCertain:
      level === highestLevel
        ? { value: true }
        : { unknownBecause: `it would be ${highestLevel} if more were known` },
    failingRequired: targetLevel ? { value: failingRequired } : noTier,
  };
}

/** How many levels a level is above the one that is owed; negative below it. */
export function stepsOver(level: Level, target: Level): number {
  return levelRank(level) - levelRank(target);
}

/** A list that is known to have something in it although not all is known; without anything in it, it is unknown. */
export function knownIfAny(
  values: readonly string[],
  isComplete: boolean,
  unknownBecause: string,
): Fact<readonly string[]> {
  return values.length > 0 || isComplete
    ? { value: values }
    : { unknownBecause };
}
