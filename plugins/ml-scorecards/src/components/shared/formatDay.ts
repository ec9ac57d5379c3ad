/** A day (UTC) in the reader's own notation. */
export function formatDay(day: string): string {
  return new Date(day).toLocaleDateString(undefined, { timeZone: 'UTC' });
}
