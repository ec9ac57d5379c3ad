const DAY = 24 * 3_600_000;
/** Nothing that is recorded is older, and no number that is not an instant is likely to lie in between. */
const OLDEST_MS = 2 * 365 * DAY;

/**
 * What was recorded, as if it had been recorded some days later: every instant in it is moved, be it a text in ISO 8601, or a number of
 * seconds or milliseconds since 1970, also as a text.
 */
export function moveInstants<T>(
  json: T,
  options: { readonly days: number; readonly recordedAt: number },
): T {
  const { days, recordedAt } = options;
  const isInstant = (ms: number) =>
    ms > recordedAt - OLDEST_MS && ms < recordedAt + DAY;
  const movedNumber = (value: number): number => {
    if (isInstant(value)) return value + days * DAY;
    return isInstant(value * 1000) ? value + (days * DAY) / 1000 : value;
  };
  return JSON.parse(JSON.stringify(json), (_, value) => {
    if (typeof value === 'number') return movedNumber(value);
    if (typeof value !== 'string') return value;
    if (/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value)) {
      return movedText(value, days);
    }
    if (/^\d{10,13}(\.\d+)?$/.test(value)) {
      return String(movedNumber(Number(value)));
    }
    return value;
  });
}

/** Only the date changes, so that what follows it stays as the server writes it. */
function movedText(text: string, days: number): string {
  const date = Date.parse(`${text.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(date)) return text;
  const moved = new Date(date + days * DAY).toISOString().slice(0, 10);
  return moved + text.slice(10);
}
