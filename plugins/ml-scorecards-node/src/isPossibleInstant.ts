/** Clocks differ, and some sources write times of another zone as if they were in UTC. */
const AHEAD_MS = 24 * 3_600_000;

/**
 * Whether something can have happened at a time that a source tells, in milliseconds: after 1970, and no more than a day from
 * now. What says a later time would stay fresh until then, and some numbers are no time at all.
 *
 * @public
 */
export function isPossibleInstant(at: number, now: number): boolean {
  return at > 0 && at <= now + AHEAD_MS;
}
