import { DateTime } from 'luxon';

/** How long ago an instant was, or how long it takes until then. */
export function formatAge(at: string, locale?: string): string {
  return DateTime.fromISO(at).toRelative({ locale }) ?? at;
}

/** The day of an instant, in the reader's time zone. */
export function formatDayOf(at: string, locale?: string): string {
  return DateTime.fromISO(at).toLocaleString(DateTime.DATE_SHORT, { locale });
}

/** An instant to the second, in the reader's time zone. */
export function formatInstant(at: string, locale?: string): string {
  return DateTime.fromISO(at).toLocaleString(
    DateTime.DATETIME_FULL_WITH_SECONDS,
    { locale },
  );
}
