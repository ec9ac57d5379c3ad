import { Duration } from 'luxon';

const SECOND = 1000;
const HOUR = 60 * 60 * SECOND;

/** How long something takes, in the language of a locale and in the units that people would use for it. */
export function formatDuration(milliseconds: number, locale?: string): string {
  const duration = Duration.fromMillis(
    milliseconds < HOUR
      ? Math.max(1, Math.round(milliseconds / SECOND)) * SECOND
      : Math.round(milliseconds / (60 * SECOND)) * 60 * SECOND,
  );
  const rescaled = duration.rescale();
  return (locale ? rescaled.reconfigure({ locale }) : rescaled).toHuman();
}
