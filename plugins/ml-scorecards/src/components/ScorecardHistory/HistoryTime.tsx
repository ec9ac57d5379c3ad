import { RelativeTime } from '../shared/RelativeTime';
import { useFormats } from '../shared/useFormats';

/** When something of the past happened: the day, as the charts name it, and how long ago that was. */
export function HistoryTime({ at }: { at: string }) {
  const formats = useFormats();
  return (
    <>
      {formats.day(at.slice(0, 10))}, <RelativeTime at={at} />
    </>
  );
}
