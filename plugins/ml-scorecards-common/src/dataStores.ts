/**
 * The kinds of data stores between which section 2 of the guide chooses.
 *
 * @public
 */
export const DATA_STORES = [
  'vector-database',
  'feature-store',
  'graph-database',
  'document-store',
  'relational-database',
] as const;

/**
 * One of {@link DATA_STORES}.
 *
 * @public
 */
export type DataStore = (typeof DATA_STORES)[number];
