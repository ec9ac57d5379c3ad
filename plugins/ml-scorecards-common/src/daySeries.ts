/**
 * The value of one day (UTC).
 *
 * @public
 */
export interface DayValue {
  /** As in `2026-02-28`. */
  readonly day: string;
  /** Where several were measured, the worst one. */
  readonly value: number;
}

const DAY_VALUE = /^(\d{4}-\d{2}-\d{2}) (-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)$/iu;

/**
 * Writes the value of a day as a fact holds it: `2026-02-28 0.25`.
 *
 * @public
 */
export function formatDayValue({ day, value }: DayValue): string {
  return `${day} ${value}`;
}

/**
 * Reads a fact that tells a value day by day, each as {@link formatDayValue} writes it, as what can be drawn: the oldest day
 * first, each once. Of a day that comes twice the last value counts. What is not in that shape is left out.
 *
 * @public
 */
export function readDaySeries(value: unknown): DayValue[] {
  const texts: readonly unknown[] = Array.isArray(value) ? value : [];
  const byDay = new Map(
    texts.flatMap(text => {
      const read = readDayValue(text);
      return read ? [[read.day, read] as const] : [];
    }),
  );
  return [...byDay.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}

function readDayValue(text: unknown): DayValue | undefined {
  const [, day, digits] =
    (typeof text === 'string' && DAY_VALUE.exec(text)) || [];
  const value = Number(digits);
  return day !== undefined && isDay(day) && Number.isFinite(value)
    ? { day, value }
    : undefined;
}

/** Whether the calendar has it: of February 30 JavaScript makes a day in March. */
function isDay(text: string): boolean {
  const instant = new Date(`${text}T00:00:00Z`);
  return (
    !Number.isNaN(instant.getTime()) &&
    instant.toISOString().slice(0, 10) === text
  );
}
