import { Knex } from 'knex';

// When facts count as read. It is kept once per source, so that reading the same again writes no row: facts without an
// error were read, or found unchanged, by every pass that published. What deviates from that is in the row itself.

/**
 * SQL of the instant at which the facts of a row of `fact_sets` were last read or found unchanged. Needs
 * `collection_sources` joined. Neither an error nor facts of an entity that has changed since follow the source: for
 * these the instant is frozen in the row.
 */
export const COLLECTED_AT = `case
  when fact_sets.error is null and fact_sets.attempted_at <> ''
    and collection_sources.fresh_at > fact_sets.collected_at
  then collection_sources.fresh_at else fact_sets.collected_at end`;

/**
 * SQL of the start of the try, or of the pass that published, by which a row of `fact_sets` was last read. Needs
 * `collection_sources` joined. Empty for an entity that has changed since.
 */
export const READ_AT = `case
  when fact_sets.error is null and fact_sets.attempted_at <> ''
    and collection_sources.fresh_at > fact_sets.attempted_at
  then collection_sources.fresh_at else fact_sets.attempted_at end`;

/**
 * SQL of the error that a row of `fact_sets` carries: its own, or that of the source if nothing was read since its last
 * pass came to nothing. Needs `collection_sources` joined.
 */
export const CURRENT_ERROR = `case
  when fact_sets.error is null
    and fact_sets.collected_at < collection_sources.failed_at
  then collection_sources.error else fact_sets.error end`;

/**
 * Says that the stored facts of components are of entities that have changed since: they must be read anew, whatever
 * revision the source has, and age from now on.
 */
export async function resetFactSets(
  transaction: Knex.Transaction,
  componentIds: readonly number[],
): Promise<void> {
  const freshAt = () =>
    transaction('collection_sources')
      .whereRaw('collection_sources.source = fact_sets.source')
      .select('fresh_at');
  await transaction('fact_sets')
    .whereIn('component_id', [...componentIds])
    .whereNull('error')
    .whereNot('attempted_at', '')
    .where('collected_at', '<', freshAt())
    .update({ collected_at: freshAt() });
  await transaction('fact_sets')
    .whereIn('component_id', [...componentIds])
    .update({ attempted_at: '', revision: null });
}

/** Components whose facts of a source follow the freshness of the source and were read by nothing but passes since. */
export async function readFollowersOfSource(
  knex: Knex,
  options: { source: string; before: Date },
): Promise<number[]> {
  return knex('fact_sets')
    .where({ source: options.source })
    .whereNull('error')
    .whereNot('attempted_at', '')
    .where('collected_at', '<', options.before.toISOString())
    .orderBy('component_id')
    .pluck('component_id');
}
