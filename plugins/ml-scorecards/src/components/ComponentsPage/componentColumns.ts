/** What the list can show besides the name, in the order in which it does. */
export const COMPONENT_COLUMNS = [
  'owner',
  'system',
  'domain',
  'lifecycle',
  'tier',
  'level',
  'target',
  'gap',
  'score',
  'coverage',
  'automation',
  'counts',
  'waived',
  'attested',
  'evaluatedAt',
] as const;

/** One of {@link COMPONENT_COLUMNS}. */
export type ComponentColumn = (typeof COMPONENT_COLUMNS)[number];

/** What is shown as long as nobody has chosen. */
export const DEFAULT_COLUMNS: readonly ComponentColumn[] = [
  'owner',
  'tier',
  'level',
  'target',
  'gap',
  'score',
  'coverage',
];

/** Columns as they stand in a URL or in storage; undefined for what is none. */
export function readColumns(text: unknown): ComponentColumn[] | undefined {
  if (typeof text !== 'string') {
    return undefined;
  }
  const names = text.split(',');
  return COMPONENT_COLUMNS.filter(column => names.includes(column));
}

/** The opposite of {@link readColumns}. */
export function writeColumns(columns: readonly ComponentColumn[]): string {
  // A text that is not empty, so that no columns are a choice as well.
  return columns.length > 0 ? columns.join(',') : 'name';
}
