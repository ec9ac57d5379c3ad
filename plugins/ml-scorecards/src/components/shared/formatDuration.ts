import { Duration } from 'luxon';

const SECOND = 1000;
const HOUR = 60 * 60 * SECOND;

/** How long something takes, in the reader's own language and in the units that people would use for it. */
export function formatDuration(milliseconds: number): string {
  const duration = Duration.fromMillis(
    milliseconds < HOUR
      ? Math.max(1, Math.round(milliseconds / SECOND)) * SECOND
      : Math.round(milliseconds / (60 * SECOND)) * 60 * SECOND,
  );
  return duration.rescale().toHuman();
}
