import {
  CheckDetails,
  CheckTrendPoint,
  TrendFollows,
} from 'backstage-plugin-ml-scorecards-common';
import { DailyCounts } from './DailySums';
import { toStateCounts } from './groupCounts';

/**
 * A point for each day, from the first one on which some component had a result of the check. Days of which nothing is said
 * are as the day before; the last day is now. Pure.
 */
export function toCheckTrend(options: {
  follows: TrendFollows;
  days: readonly string[];
  /** In the order of CHECK_STATES, from the oldest day to the newest. The first one may be of before the period. */
  past: readonly DailyCounts[];
  current: readonly number[] | undefined;
  definitionDays: readonly string[];
}): NonNullable<CheckDetails['trend']> {
  const { follows, days, past, current, definitionDays } = options;
  const points: CheckTrendPoint[] = [];
  let next = 0;
  days.forEach((day, index) => {
    while (past[next]?.day <= day) {
      next += 1;
    }
    const counts = index === days.length - 1 ? current : past[next - 1]?.counts;
    if (points.length > 0 || counts?.some(count => count > 0)) {
      points.push({
        day,
        definitionsChanged: definitionDays.includes(day),
        counts: toStateCounts(counts),
      });
    }
  });
  return { follows, points };
}
