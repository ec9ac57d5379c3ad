import { CronTime } from 'cron';

/** So that the same expression has the same interval whenever it is read; a second before, since times are after it. */
const FROM_MS = Date.parse('2025-12-31T23:59:59Z');
const SECOND_MS = 1000;
const DAY_MS = 24 * 3_600_000;
const YEAR_MS = 366 * DAY_MS;
/** Enough for each minute of a day. */
const MAX_TIMES_OF_DAY = 1500;
/** On which it runs: enough for a month of days, or a year of months. */
const MAX_DAYS = 40;

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
    return longestGap(ms => {
      const next = times.getNextDateFrom(new Date(ms), 'UTC').toMillis();
      if (next <= ms) throw new Error('No schedule');
      return next;
    });
  } catch {
    return undefined;
  }
}

/**
 * Within a day, and then from the last time of each day to the next day, without a look at the times between: the times of the
 * day are the same on each day on which it runs.
 */
function longestGap(after: (ms: number) => number): number {
  const first = after(FROM_MS);
  const day = first - (first % DAY_MS);
  const last = lastOfDay(after, first, day + DAY_MS);
  let longest = 0;
  for (let at = first, n = 0; at < last && n < MAX_TIMES_OF_DAY; n += 1) {
    const next = after(at);
    longest = Math.max(longest, next - at);
    at = next;
  }
  for (let at = last, n = 0; at < first + YEAR_MS && n < MAX_DAYS; n += 1) {
    const next = after(at);
    longest = Math.max(longest, next - at);
    at = next - (next % DAY_MS) + (last - day);
  }
  return longest;
}

/** The first second after which nothing more comes that day. */
function lastOfDay(
  after: (ms: number) => number,
  first: number,
  end: number,
): number {
  let low = first;
  let high = end - SECOND_MS;
  while (low < high) {
    const middle = low + Math.floor((high - low) / 2 / SECOND_MS) * SECOND_MS;
    if (after(middle) >= end) high = middle;
    else low = middle + SECOND_MS;
  }
  return low;
}
