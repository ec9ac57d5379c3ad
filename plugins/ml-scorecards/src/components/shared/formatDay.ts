/** A day (UTC) in the notation of a locale. */
export function formatDay(day: string, locale?: string): string {
  return new Date(day).toLocaleDateString(locale, { timeZone: 'UTC' });
}
