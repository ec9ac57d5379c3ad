import { CronTime } from 'cron';

/** So that the same expression has the same interval whenever it is read. */
const FROM = new Date('2026-01-01T00:00:00Z');
/** Enough to see a month, or the weekend after days on which it runs every few minutes. */
const LONG_ENOUGH_MS = 35 * 24 * 3_600_000;
const MAX_TIMES = 1000;

const UNITS: Readonly<Record<string, number>> = {
  h: 3_600_000,
  m: 60_000,
  s: 1000,
};

const known = new Map<string, number | undefined>();
const MAX_KNOWN = 1000;

/**
 * The longest time between two runs of a schedule as Kubeflow Pipelines writes it, with seconds first; undefined for what
 * cannot be read. The longest, because on a Monday morning nobody is late who runs from Monday to Friday.
 */
export function cronIntervalMs(expression: string): number | undefined {
  if (!known.has(expression)) {
    if (known.size >= MAX_KNOWN) known.clear();
    known.set(expression, compute(expression.trim()));
  }
  return known.get(expression);
}

function compute(expression: string): number | undefined {
  const every = /^@every ((?:\d+[hms])+)$/.exec(expression)?.[1];
  if (every) {
    const parts = [...every.matchAll(/(\d+)([hms])/g)];
    const ms = parts.reduce(
      (sum, [, n, unit]) => sum + Number(n) * UNITS[unit],
      0,
    );
    return ms > 0 ? ms : undefined;
  }
  try {
    const times = new CronTime(expression.replace(/\?/g, '*'), 'UTC');
    let longest = 0;
    let last = times.getNextDateFrom(FROM, 'UTC').toMillis();
    const until = last + LONG_ENOUGH_MS;
    for (let n = 0; n < MAX_TIMES && last < until; n += 1) {
      const next = times.getNextDateFrom(new Date(last), 'UTC').toMillis();
      longest = Math.max(longest, next - last);
      last = next;
    }
    return longest > 0 ? longest : undefined;
  } catch {
    return undefined;
  }
}
