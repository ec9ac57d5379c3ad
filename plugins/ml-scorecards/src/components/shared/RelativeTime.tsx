import { DateTime } from 'luxon';

/** How long ago an instant was; the instant itself shows on hover. */
export function RelativeTime(props: { at: string }) {
  const at = DateTime.fromISO(props.at);
  return (
    <time
      dateTime={props.at}
      title={at.toLocaleString(DateTime.DATETIME_FULL_WITH_SECONDS)}
    >
      {at.toRelative() ?? props.at}
    </time>
  );
}
