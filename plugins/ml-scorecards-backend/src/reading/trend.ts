import { Trend } from 'backstage-plugin-ml-scorecards-common';
import { DayChange } from '../database/dayQueries';
import { COUNT_COLUMNS } from '../recording/RollupDelta';
import {
  countsOfRow,
  EMPTY_GROUP,
  GroupCounts,
  sumCounts,
  toRollup,
} from './groupCounts';

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

/** What is left of a series without another one. */
export function without(
  a: readonly DayChange[],
  b: readonly DayChange[],
): DayChange[] {
  const byDay = new Map(a.map(change => [change.day, { ...change }]));
  for (const change of b) {
    const rest = byDay.get(change.day) ?? {
      ...EMPTY_GROUP.counts,
      day: change.day,
    };
    for (const column of COUNT_COLUMNS) {
      rest[column] -= change[column];
    }
    byDay.set(change.day, rest);
  }
  return [...byDay.values()].sort((x, y) => (x.day < y.day ? -1 : 1));
}

/**
 * A point for each day, from the first one of which something is known. Days without a change are as the day before;
 * the last day is now. Pure.
 */
export function toTrend(options: {
  days: readonly string[];
  past: readonly DayChange[];
  current: GroupCounts;
  definitionDays: readonly string[];
}): Trend {
  const { days, past, current, definitionDays } = options;
  const changes = new Map(past.map(change => [change.day, change]));
  const points: Trend['points'] = [];
  let counts: GroupCounts | undefined;
  days.forEach((day, index) => {
    const change = changes.get(day);
    if (change) {
      counts = sumCounts([counts ?? EMPTY_GROUP, countsOfRow(change)]);
    }
    const isToday = index === days.length - 1;
    const shown = isToday ? current : counts;
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
