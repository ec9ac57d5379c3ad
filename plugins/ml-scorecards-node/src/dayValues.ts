import { formatDayValue } from 'backstage-plugin-ml-scorecards-common';

/**
 * How many days a curve has at most, up to the newest one of which something is known: what was before them says nothing of
 * how a model is.
 *
 * @public
 */
export const MAX_CURVE_DAYS = 90;

/** More than can be seen in a curve. */
const DECIMALS = 4;
const DAY_MS = 86_400_000;

/**
 * The highest value of each day (UTC) on which something was measured, the oldest day first.
 *
 * @param points - values with their time, in milliseconds since 1970, in any order
 *
 * @public
 */
export function highestByDay(
  points: Iterable<{ readonly at: number; readonly value: number }>,
): Map<string, number> {
  const byDay = new Map<string, number>();
  for (const { at, value } of points) {
    const day = dayOf(at);
    byDay.set(day, Math.max(value, byDay.get(day) ?? -Infinity));
  }
  return new Map([...byDay].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * A curve as a fact of type `strings` holds it: the highest value of each day, as {@link highestByDay} gives it, of the newest
 * {@link MAX_CURVE_DAYS} days, with four decimals.
 *
 * @public
 */
export function curveOf(
  points: Iterable<{ readonly at: number; readonly value: number }>,
): string[] {
  const days = [...highestByDay(points)];
  const newest = days.at(-1)?.[0];
  if (newest === undefined) return [];
  const first = dayOf(Date.parse(newest) - (MAX_CURVE_DAYS - 1) * DAY_MS);
  return days
    .filter(([day]) => day >= first)
    .map(([day, value]) =>
      formatDayValue({ day, value: Number(value.toFixed(DECIMALS)) }),
    );
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
