/** The day of an instant, in UTC, as `2026-01-31`. */
export function dayOf(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}

/** The day (UTC) so many days after that of an instant. */
export function dayAfter(instant: Date, days: number): string {
  const day = new Date(instant);
  day.setUTCDate(instant.getUTCDate() + days);
  return dayOf(day);
}
