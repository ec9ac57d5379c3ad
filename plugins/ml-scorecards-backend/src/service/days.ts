/** The day (UTC) so many days after that of an instant. */
export function dayAfter(instant: Date, days: number): string {
  const day = new Date(instant);
  day.setUTCDate(instant.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}
