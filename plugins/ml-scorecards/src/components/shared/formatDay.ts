import { dateFormat } from './localeFormats';

/** A day (UTC) in the notation of a locale. */
export function formatDay(day: string, locale?: string): string {
  return dateFormat(locale, { timeZone: 'UTC' }).format(new Date(day));
}

/** A day (UTC) of a year that is known, in the notation of a locale. */
export function formatDayOfYear(day: string, locale?: string): string {
  return dateFormat(locale, {
    day: 'numeric',
    month: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(day));
}
