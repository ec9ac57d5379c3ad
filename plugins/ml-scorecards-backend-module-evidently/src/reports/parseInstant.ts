/**
 * An instant as Python writes it, in milliseconds; undefined if it is none. Evidently writes the local time of whoever made
 * the report, without saying where that was: it counts as UTC.
 */
export function parseInstant(text: unknown): number | undefined {
  // As pandas writes them by default.
  if (typeof text === 'number') return Number.isFinite(text) ? text : undefined;
  if (typeof text !== 'string') return undefined;
  const iso = text.trim().replace(/^(\d{4}-\d\d-\d\d) (?=\d)/, '$1T');
  const saysWhere = /(?:z|[+-]\d\d:?\d\d)$/i.test(iso);
  const hasTime = /T\d/.test(iso);
  // A day alone is UTC anyway.
  const time = Date.parse(saysWhere || !hasTime ? iso : `${iso}Z`);
  return Number.isNaN(time) ? undefined : time;
}
