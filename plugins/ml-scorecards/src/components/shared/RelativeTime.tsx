import { useFormats } from './useFormats';

/** How long ago an instant was; the instant itself shows on hover. */
export function RelativeTime({ at }: { at: string }) {
  const formats = useFormats();
  return (
    <time dateTime={at} title={formats.instant(at)}>
      {formats.age(at)}
    </time>
  );
}
