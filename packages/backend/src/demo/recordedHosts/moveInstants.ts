const HOUR = 3_600_000;
/** Nothing that is recorded is older, and no number that is not an instant is likely to lie in between. */
const OLDEST_MS = 2 * 365 * 24 * HOUR;

/**
 * What was recorded, as if it had been recorded some hours later: every instant in it is moved, be it a text in ISO 8601, or
 * a number of seconds or milliseconds since 1970, also as a text. What is finer than an hour stays as the server writes it.
 */
export function moveInstants<T>(
  json: T,
  options: { readonly hours: number; readonly recordedAt: number },
): T {
  const { hours, recordedAt } = options;
  const isInstant = (ms: number) =>
    ms > recordedAt - OLDEST_MS && ms < recordedAt + 24 * HOUR;
  const movedNumber = (value: number): number => {
    if (isInstant(value)) return value + hours * HOUR;
    return isInstant(value * 1000) ? value + (hours * HOUR) / 1000 : value;
  };
  return JSON.parse(JSON.stringify(json), (_, value) => {
    if (typeof value === 'number') return movedNumber(value);
    if (typeof value !== 'string') return value;
    if (/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/.test(value)) {
      return movedText(value, hours);
    }
    if (/^\d{10,13}(\.\d+)?$/.test(value)) {
      return String(movedNumber(Number(value)));
    }
    return value;
  });
}

function movedText(text: string, hours: number): string {
  const [, date, between, hour, rest] = /^(.{10})(.)(..)(.*)$/s.exec(text)!;
  const recorded = Date.parse(`${date}T${hour}:00:00Z`);
  if (Number.isNaN(recorded)) return text;
  const moved = new Date(recorded + hours * HOUR).toISOString();
  return `${moved.slice(0, 10)}${between}${moved.slice(11, 13)}${rest}`;
}
