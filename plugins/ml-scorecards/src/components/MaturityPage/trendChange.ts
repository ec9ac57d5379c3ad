import { TrendPoint } from 'backstage-plugin-ml-scorecards-common';

/** Over how many days a figure tells its change. */
export const CHANGE_DAYS = 30;

const DAY_MS = 24 * 60 * 60 * 1000;

/** By how much a figure changed, and since when. */
export interface TrendChange {
  by: number;
  /** How many days lie between the two; fewer than asked for where no earlier day is known. */
  days: number;
  /** Whether what is asked changed between them, so that the change is not only what the owners did. */
  definitionsChanged: boolean;
}

/**
 * The change of a figure between today, the last point, and the first day of the last {@link CHANGE_DAYS} on which it is known.
 * Undefined if it is not known of any earlier day. Pure.
 */
export function trendChange(
  points: readonly TrendPoint[],
  figureOf: (point: TrendPoint) => number | undefined,
): TrendChange | undefined {
  const today = points[points.length - 1];
  const now = today && figureOf(today);
  if (now === undefined) {
    return undefined;
  }
  const recent = points.filter(
    ({ day }) => daysBetween(day, today.day) <= CHANGE_DAYS,
  );
  const first = recent.findIndex(point => figureOf(point) !== undefined);
  const before = figureOf(recent[first]);
  if (before === undefined || first === recent.length - 1) {
    return undefined;
  }
  return {
    by: now - before,
    days: daysBetween(recent[first].day, today.day),
    // A day is told as it ended, so what changed on the first one is in both.
    definitionsChanged: recent
      .slice(first + 1)
      .some(point => point.definitionsChanged),
  };
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}
