/** A day (UTC) in the notation of a locale. */
export function formatDay(day: string, locale?: string): string {
  return new Date(day).toLocaleDateString(locale, { timeZone: 'UTC' });
}

/** A day (UTC) of a year that is known, in the notation of a locale. */
export function formatDayOfYear(day: string, locale?: string): string {
  return new Date(day).toLocaleDateString(locale, {
    day: 'numeric',
    month: 'numeric',
    timeZone: 'UTC',
  });
}
