import { dayAfter } from '../shared/dayAfter';

/** A year and, in most years, the same day of the year before. */
export const MAX_DAYS = 366;

/**
 * Of days, from the oldest one on, those that a curve can show: up to {@link MAX_DAYS} days before the newest one, that day among
 * them. Whoever pushes facts can tell of any day, and each one between two that are told is drawn.
 */
export function newestDays<T extends { readonly day: string }>(
  days: readonly T[],
): T[] {
  const newest = days.at(-1);
  if (!newest) {
    return [];
  }
  const first = dayAfter(new Date(newest.day), 1 - MAX_DAYS);
  return days.filter(({ day }) => day >= first);
}
