import {
  levelRank,
  ScorecardSummary,
} from 'backstage-plugin-ml-scorecards-common';

/** Whether the level is not below the one that the tier owes. */
export function isAtTarget({
  level,
  targetLevel,
}: Pick<ScorecardSummary, 'level' | 'targetLevel'>): boolean {
  return levelRank(level) >= levelRank(targetLevel);
}
