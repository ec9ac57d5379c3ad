import { DateTime } from 'luxon';

/** So many days say more than months, of which the last one would be cut off. */
const DAYS_IN_DAYS = 90;

/** How long ago an instant was, or how long it takes until then. */
export function formatAge(at: string, locale?: string): string {
  const instant = DateTime.fromISO(at);
  const days = Math.abs(instant.diffNow('days').days);
  const unit = days >= 1 && days < DAYS_IN_DAYS + 1 ? 'days' : undefined;
  return instant.toRelative({ locale, unit }) ?? at;
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
