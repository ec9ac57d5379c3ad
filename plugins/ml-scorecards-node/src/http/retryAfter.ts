/** How long a `Retry-After` asks to wait, in milliseconds; undefined if it can't be understood. */
export function retryAfterMs(
  header: string | null,
  now: number,
): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  // Date.parse also takes much that is no HTTP date, such as "-1".
  const instant = /^[A-Za-z]{3,9},? /.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(instant) ? undefined : Math.max(instant - now, 0);
}
