import { Level, levelRank } from 'backstage-plugin-ml-scorecards-common';
import { Facts } from 'backstage-plugin-ml-scorecards-node';
import { scorecardFacts } from '../definitions';
import { SourceReading } from './SourceReading';

/**
 * The scorecard as one of the sources: it serves every component, and its facts are as old as the scorecard that shows
 * them, which says its age itself.
 */
export function scorecardReading(facts: Facts): SourceReading {
  return { factSet: scorecardFacts, status: 'fresh', facts };
}

/** How many levels a level is above the one that is owed; negative below it. */
export function stepsOver(level: Level, target: Level): number {
  return levelRank(level) - levelRank(target);
}
