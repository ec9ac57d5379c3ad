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

/**
 * How long it takes until something may be asked again, by the headers that GitHub and others send once nothing may be:
 * `X-RateLimit-Remaining: 0` and the second in `X-RateLimit-Reset`.
 */
export function rateLimitResetMs(
  headers: { get(name: string): string | null },
  now: number,
): number | undefined {
  const reset = headers.get('x-ratelimit-reset')?.trim() ?? '';
  return headers.get('x-ratelimit-remaining')?.trim() === '0' &&
    /^\d{9,11}$/.test(reset)
    ? Math.max(Number(reset) * 1000 - now, 0)
    : undefined;
}
