import { Trend } from 'backstage-plugin-ml-scorecards-common';
import { DayCounts } from '../database/dayQueries';
import { ReadRollup } from '../database/rollupQueries';
import { countsOfRow, EMPTY_GROUP, toRollup } from './groupCounts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** The day of an instant, in UTC. */
export function dayOf(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}

/** The last days up to today, oldest first. */
export function daysUntil(now: Date, count: number): string[] {
  return Array.from({ length: count }, (_, index) =>
    dayOf(new Date(now.getTime() - (count - 1 - index) * DAY_MS)),
  );
}

/**
 * A point for each day, from the first one of which something is known. Days without a change are as the day before;
 * the last day is now. Of several series the first counts that holds any component on the day: a group of people that had
 * no group below it was only itself. Pure.
 */
export function toTrend(options: {
  days: readonly string[];
  /** Each from the oldest to the newest. */
  series: ReadonlyArray<readonly DayCounts[]>;
  current?: Omit<ReadRollup, 'group_key'>;
  definitionDays: readonly string[];
}): Trend {
  const { days, series, definitionDays } = options;
  const current = options.current ? countsOfRow(options.current) : EMPTY_GROUP;
  const latest = series.map(counts => ({ counts, next: 0 }));
  const points: Trend['points'] = [];
  days.forEach((day, index) => {
    for (const one of latest) {
      while (one.counts[one.next]?.day <= day) {
        one.next += 1;
      }
    }
    const known = latest.flatMap(({ counts, next }) =>
      next > 0 ? counts[next - 1] : [],
    );
    const counts = known.find(({ components }) => components > 0) ?? known[0];
    const isToday = index === days.length - 1;
    const shown = isToday ? current : counts && countsOfRow(counts);
    if (shown) {
      const { dimensions, ...rollup } = toRollup(shown);
      points.push({
        day,
        definitionsChanged: definitionDays.includes(day),
        ...rollup,
      });
    }
  });
  return { points };
}
