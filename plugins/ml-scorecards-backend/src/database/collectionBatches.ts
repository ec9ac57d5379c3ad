import { CollectionError } from 'backstage-plugin-ml-scorecards-node';
import { Knex } from 'knex';
import { BulkColumns, insertRows } from './bulk';
import { chunked, isPostgres } from './database';

/** Components that a lost batch has failed to read, and why. All that had facts if there is no list. */
export interface LostComponents {
  readonly error: CollectionError;
  readonly componentIds?: readonly number[];
}

/** Components by range of ids, or by their ids. */
export type BatchComponents =
  | { readonly fromId: number; readonly toId: number }
  | { readonly ids: readonly number[] };

/** Row of `collection_batches`. */
export interface BatchRow {
  id: number;
  source: string;
  pass: number | null;
  from_id: number | null;
  to_id: number | null;
  component_ids: string | null;
  components: number;
  attempts: number;
  claims: number;
  not_before: string;
  claim: string | null;
  lease_until: string | null;
  lost_at: string | null;
  lost: string | null;
}

const PLANNED_COLUMNS: BulkColumns = {
  source: 'text',
  pass: 'integer',
  from_id: 'integer',
  to_id: 'integer',
  component_ids: 'text',
  components: 'integer',
  not_before: 'text',
};

/** Of a batch that nobody works on, and whose last claim came to an end. */
export const UNCLAIMED = { claim: null, lease_until: null, claims: 0 } as const;

/** Plans one batch after the other. */
export async function insertBatches(
  transaction: Knex.Transaction,
  batches: ReadonlyArray<{
    source: string;
    pass?: number;
    components: BatchComponents;
    count: number;
  }>,
  now: Date,
): Promise<void> {
  await insertRows(transaction, {
    table: 'collection_batches',
    columns: PLANNED_COLUMNS,
    rows: batches.map(({ source, pass, components, count }) => ({
      source,
      pass: pass ?? null,
      from_id: 'fromId' in components ? components.fromId : null,
      to_id: 'toId' in components ? components.toId : null,
      component_ids:
        'ids' in components ? JSON.stringify(components.ids) : null,
      components: count,
      not_before: now.toISOString(),
    })),
  });
}

/** Plans batches of components that should not wait for the next pass. */
export async function insertExtraBatches(
  transaction: Knex.Transaction,
  options: {
    sources: readonly string[];
    componentIds: readonly number[];
    batchSize: number;
    now: Date;
  },
): Promise<void> {
  const { sources, componentIds, batchSize, now } = options;
  await insertBatches(
    transaction,
    sources.flatMap(source =>
      [...chunked(componentIds, batchSize)].map(ids => ({
        source,
        components: { ids },
        count: ids.length,
      })),
    ),
    now,
  );
}

/** Takes batches out that are done. Needs their fence. */
export async function removeBatches(
  transaction: Knex.Transaction,
  batches: ReadonlyArray<{ readonly id: number }>,
): Promise<void> {
  for (const chunk of chunked(batches)) {
    await transaction('collection_batches')
      .whereIn(
        'id',
        chunk.map(({ id }) => id),
      )
      .delete();
  }
}

/** Leaves a failed batch for a later attempt. Needs its fence. */
export async function postponeBatch(
  transaction: Knex.Transaction,
  batch: { readonly id: number; readonly failedAttempts: number },
  notBefore: Date,
): Promise<void> {
  await transaction('collection_batches')
    .where({ id: batch.id })
    .update({
      attempts: batch.failedAttempts + 1,
      not_before: notBefore.toISOString(),
      ...UNCLAIMED,
    });
}

/** Leaves the other batches of a pass for later, too. Needs a recording transaction. */
export async function postponeOpenBatches(
  transaction: Knex.Transaction,
  options: { source: string; pass: number; notBefore: Date },
): Promise<void> {
  const { source, pass } = options;
  const notBefore = options.notBefore.toISOString();
  const earlier = transaction('collection_batches')
    .where({ source, pass, lost: null })
    .where('not_before', '<', notBefore);
  await transaction('collection_batches')
    .whereIn('id', lockedIds(transaction, earlier))
    .update({ not_before: notBefore });
}

/** Gives a batch up, until the whole pass is judged. Needs its fence. */
export async function loseBatch(
  transaction: Knex.Transaction,
  batch: { readonly id: number },
  lost: { at: Date; components: readonly LostComponents[] },
): Promise<void> {
  await transaction('collection_batches')
    .where({ id: batch.id })
    .update(lostColumns(lost));
}

/**
 * Gives up all batches of a pass that nobody works on. Needs a recording transaction. Says how many components they
 * have, and how many of these have facts and no error. As many statements for many batches as for one.
 */
export async function loseOpenBatches(
  transaction: Knex.Transaction,
  options: { source: string; pass: number; error: CollectionError; now: Date },
): Promise<{ components: number; withFacts: number }> {
  const { source, pass, error, now } = options;
  const open = () =>
    transaction('collection_batches as open')
      .where({ 'open.source': source, 'open.pass': pass, 'open.lost': null })
      .where(query =>
        query
          .whereNull('open.claim')
          .orWhere('open.lease_until', '<', now.toISOString()),
      );
  // Ranges of a pass do not overlap, so no component is counted twice.
  const [{ count }] = await open()
    .join('fact_sets', join =>
      join
        .on('fact_sets.component_id', '>=', 'open.from_id')
        .andOn('fact_sets.component_id', '<=', 'open.to_id')
        .andOn('fact_sets.source', 'open.source'),
    )
    .whereNull('fact_sets.error')
    .whereNotNull('fact_sets.facts')
    .count({ count: '*' });
  const rows: Array<{ components: number }> = await transaction(
    'collection_batches',
  )
    .whereIn('id', lockedIds(transaction, open()))
    .update(lostColumns({ at: now, components: [{ error }] }))
    .returning('components');
  return {
    components: rows.reduce((sum, { components }) => sum + components, 0),
    withFacts: Number(count),
  };
}

/** How many batches of a pass are neither done nor given up, and how many are given up. */
export async function countBatches(
  knex: Knex,
  options: { source: string; pass: number },
): Promise<{ open: number; lost: number }> {
  const [{ all, lost }] = await knex('collection_batches')
    .where(options)
    .select(knex.raw('count(*) as "all"'), knex.raw('count(lost) as "lost"'));
  return { open: Number(all) - Number(lost), lost: Number(lost) };
}

/**
 * Ids of the batches that one statement is to change. All lock them in one order, so that none waits for another one that
 * waits for it.
 */
export function lockedIds(
  knex: Knex,
  batches: Knex.QueryBuilder,
): Knex.QueryBuilder {
  const ids = batches.orderBy('id').select('id');
  return isPostgres(knex) ? ids.forUpdate() : ids;
}

function lostColumns(lost: {
  at: Date;
  components: readonly LostComponents[];
}): Partial<BatchRow> {
  return {
    lost: JSON.stringify(lost.components),
    lost_at: lost.at.toISOString(),
    ...UNCLAIMED,
  };
}
