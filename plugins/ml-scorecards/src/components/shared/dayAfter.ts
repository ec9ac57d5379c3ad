/** The day (UTC) that is so many days after an instant. */
export function dayAfter(now: Date, days: number): string {
  const day = new Date(now);
  day.setUTCDate(now.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}
