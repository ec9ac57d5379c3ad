/** Evidently does not say in which time zone it is: what is more than a day ahead is wrong in any. */
const AHEAD_MS = 24 * 3_600_000;

/** Whether a report can have been made then. */
export function isBelieved(timestamp: number, now: number): boolean {
  return timestamp <= now + AHEAD_MS;
}
