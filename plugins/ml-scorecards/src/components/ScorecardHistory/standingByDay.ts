import { ScorecardDay } from 'backstage-plugin-ml-scorecards-common';
import { dayAfter } from '../shared/dayAfter';

/**
 * How a component stood on each day of a period. Only days on which something changed are recorded: it stood so until the
 * next of them. A day before the first of all is not there, as nothing is known of it.
 */
export function standingByDay(options: {
  /** Oldest first. */
  days: readonly ScorecardDay[];
  now: Date;
  /** How many days up to now, at most. */
  length: number;
}): ScorecardDay[] {
  const { days, now, length } = options;
  const today = dayAfter(now, 0);
  const begin = dayAfter(now, 1 - length);
  const standing: ScorecardDay[] = [];
  let next = 0;
  for (
    let day = days.length > 0 && days[0].day > begin ? days[0].day : begin;
    day <= today;
    day = dayAfter(new Date(day), 1)
  ) {
    while (next < days.length && days[next].day <= day) {
      next += 1;
    }
    if (next > 0) {
      const last = days[next - 1];
      standing.push({
        ...last,
        day,
        // It goes on standing so, and not changing.
        definitionsChanged: last.definitionsChanged && last.day === day,
      });
    }
  }
  return standing;
}
