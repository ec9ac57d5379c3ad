import { Trend, TrendPoint } from 'backstage-plugin-ml-scorecards-common';
import { DayCounts } from '../database/dayQueries';
import { ReadRollup } from '../database/rollupQueries';
import { dayOf } from '../days';
import { DailyCounts } from './DailySums';
import { countsOfRow, EMPTY_GROUP, GroupCounts, toRollup } from './groupCounts';
import { PAST_COLUMNS, PastColumn } from './ReadableHistory';

const DAY_MS = 24 * 60 * 60 * 1000;

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
  return { follows: 'group', points };
}

/**
 * The same of the components that a caller may read: past days as they were counted back from these, and today as the group
 * stands now. Pure.
 */
export function toReadableTrend(options: {
  today: string;
  past: readonly DailyCounts[];
  current: GroupCounts;
  definitionDays: readonly string[];
}): Trend {
  const { today, past, current, definitionDays } = options;
  const { dimensions, ...now } = toRollup(current);
  const points = [
    ...past.map(({ day, counts }) => ({ day, ...toPastPoint(counts) })),
    { day: today, ...now },
  ];
  return {
    follows: 'readable-components',
    points: points.map(point => ({
      ...point,
      definitionsChanged: definitionDays.includes(point.day),
    })),
  };
}

/** Without what history does not hold: zeros would say that nobody vouched for anything, or waived it. */
function toPastPoint(
  counted: readonly number[],
): Omit<TrendPoint, 'day' | 'definitionsChanged'> {
  const of = Object.fromEntries(
    PAST_COLUMNS.map((column, index) => [column, counted[index]]),
  ) as Record<PastColumn, number>;
  const { dimensions, attested, waived, gap, ...told } = toRollup({
    ...EMPTY_GROUP,
    counts: of,
  });
  return of.untold > 0 ? told : { ...told, gap };
}
