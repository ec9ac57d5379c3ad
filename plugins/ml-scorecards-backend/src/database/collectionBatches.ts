import { CollectionError } from 'backstage-plugin-ml-scorecards-node';
import { randomUUID } from 'node:crypto';
import { Knex } from 'knex';
import { BulkColumns, insertRows } from './bulk';
import { chunked, Fence, isPostgres } from './database';
import { LostTurnError } from './recordingState';

/** How long a batch is left to who claimed it without a sign of life. */
export const LEASE_MS = 90_000;

/** Components that a lost batch has failed to read, and why. All that had facts if there is no list. */
export interface LostComponents {
  readonly error: CollectionError;
  readonly componentIds?: readonly number[];
}

/** A batch that this process works on, until its lease is over. */
export interface ClaimedBatch {
  readonly id: number;
  readonly source: string;
  /** Number of the pass that it belongs to; undefined for components that should not wait for the next pass. */
  readonly pass?: number;
  /** Its components, which may be gone meanwhile. */
  readonly components: BatchComponents;
  /** Attempts that failed. */
  readonly failedAttempts: number;
  readonly claim: string;
  /** There if it was given up. */
  readonly lost?: {
    readonly at: Date;
    readonly components: readonly LostComponents[];
  };
}

/** Components by range of ids, or by their ids. */
export type BatchComponents =
  | { readonly fromId: number; readonly toId: number }
  | { readonly ids: readonly number[] };

/** Row of `collection_batches`. */
interface BatchRow {
  id: number;
  source: string;
  pass: number | null;
  from_id: number | null;
  to_id: number | null;
  component_ids: string | null;
  components: number;
  attempts: number;
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

/**
 * Claims the next batch of a source that nobody works on; one that was left by who claimed it counts as such. On
 * PostgreSQL replicas skip what another one is just claiming. On SQLite the statement has the database to itself.
 */
export async function claimBatch(
  knex: Knex,
  options: { source: string; lost: boolean; now: Date },
): Promise<ClaimedBatch | undefined> {
  const { source, lost, now } = options;
  const at = now.toISOString();
  const claim = randomUUID();
  const free = knex<BatchRow>('collection_batches')
    .where({ source })
    .modify(query =>
      lost ? query.whereNotNull('lost') : query.whereNull('lost'),
    )
    .where('not_before', '<=', at)
    .where(query => query.whereNull('claim').orWhere('lease_until', '<', at))
    // Those that should not wait first.
    .orderByRaw('case when pass is null then 0 else 1 end')
    .orderBy('id')
    .limit(1)
    .select('id');
  const [row] = await knex<BatchRow>('collection_batches')
    .where('id', isPostgres(knex) ? free.forUpdate().skipLocked() : free)
    .update({ claim, lease_until: leaseFrom(now) })
    .returning('*');
  return row && toClaimedBatch(row, claim);
}

/** Shows that a batch is still worked on. Gives false if somebody else has it now. */
export async function renewLease(
  knex: Knex,
  batch: ClaimedBatch,
  now: Date,
): Promise<boolean> {
  const renewed = await knex('collection_batches')
    .where({ id: batch.id, claim: batch.claim })
    .update({ lease_until: leaseFrom(now) });
  return renewed > 0;
}

/** Refuses what is written for a batch that somebody else has claimed after our lease was over. */
export function batchFence(batch: ClaimedBatch, now: () => Date): Fence {
  return async transaction => {
    if (!(await renewLease(transaction, batch, now()))) {
      throw new LostTurnError(`reading of a batch of "${batch.source}"`);
    }
  };
}

/** Leaves a batch to whoever comes next. */
export async function releaseBatch(
  knex: Knex,
  batch: ClaimedBatch,
): Promise<void> {
  await knex('collection_batches')
    .where({ id: batch.id, claim: batch.claim })
    .update({ claim: null, lease_until: null });
}

/** Takes a batch out that is done. Needs its fence. */
export async function removeBatch(
  transaction: Knex.Transaction,
  batch: ClaimedBatch,
): Promise<void> {
  await transaction('collection_batches').where({ id: batch.id }).delete();
}

/** Leaves a failed batch for a later attempt. Needs its fence. */
export async function postponeBatch(
  transaction: Knex.Transaction,
  batch: ClaimedBatch,
  notBefore: Date,
): Promise<void> {
  await transaction('collection_batches')
    .where({ id: batch.id })
    .update({
      attempts: batch.failedAttempts + 1,
      not_before: notBefore.toISOString(),
      claim: null,
      lease_until: null,
    });
}

/** Leaves the other batches of a pass for later, too. Needs a recording transaction. */
export async function postponeOpenBatches(
  transaction: Knex.Transaction,
  options: { source: string; pass: number; notBefore: Date },
): Promise<void> {
  const { source, pass } = options;
  const notBefore = options.notBefore.toISOString();
  await transaction('collection_batches')
    .where({ source, pass, lost: null })
    .where('not_before', '<', notBefore)
    .update({ not_before: notBefore });
}

/** Gives a batch up, until the whole pass is judged. Needs its fence. */
export async function loseBatch(
  transaction: Knex.Transaction,
  batch: ClaimedBatch,
  lost: { at: Date; components: readonly LostComponents[] },
): Promise<void> {
  await transaction('collection_batches')
    .where({ id: batch.id })
    .update(lostColumns(lost));
}

/**
 * Gives up all batches of a pass that nobody works on. Needs a recording transaction. Says how many components they
 * have, and how many of these have facts and no error.
 */
export async function loseOpenBatches(
  transaction: Knex.Transaction,
  options: { source: string; pass: number; error: CollectionError; now: Date },
): Promise<{ components: number; withFacts: number }> {
  const { source, pass, error, now } = options;
  const at = now.toISOString();
  const rows: BatchRow[] = await transaction('collection_batches')
    .where({ source, pass, lost: null })
    .where(query => query.whereNull('claim').orWhere('lease_until', '<', at))
    .select();
  let components = 0;
  let withFacts = 0;
  for (const row of rows) {
    const [{ count }] = await transaction('fact_sets')
      .where({ source, error: null })
      .whereNotNull('facts')
      .whereBetween('component_id', [row.from_id, row.to_id])
      .count({ count: '*' });
    withFacts += Number(count);
    components += row.components;
  }
  for (const ids of chunked(rows.map(({ id }) => id))) {
    await transaction('collection_batches')
      .whereIn('id', ids)
      .update(lostColumns({ at: now, components: [{ error }] }));
  }
  return { components, withFacts };
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

function lostColumns(lost: {
  at: Date;
  components: readonly LostComponents[];
}): Partial<BatchRow> {
  return {
    lost: JSON.stringify(lost.components),
    lost_at: lost.at.toISOString(),
    claim: null,
    lease_until: null,
  };
}

function leaseFrom(now: Date): string {
  return new Date(now.getTime() + LEASE_MS).toISOString();
}

function toClaimedBatch(row: BatchRow, claim: string): ClaimedBatch {
  return {
    id: row.id,
    source: row.source,
    pass: row.pass ?? undefined,
    components: row.component_ids
      ? { ids: JSON.parse(row.component_ids) }
      : { fromId: row.from_id ?? 0, toId: row.to_id ?? 0 },
    failedAttempts: row.attempts,
    claim,
    lost:
      row.lost && row.lost_at
        ? { at: new Date(row.lost_at), components: JSON.parse(row.lost) }
        : undefined,
  };
}
