import { Knex } from 'knex';
import {
  BatchComponents,
  BatchRow,
  lockedIds,
  LostComponents,
  UNCLAIMED,
} from './collectionBatches';
import { isPostgres } from './database';

/** How long a batch is left to who claimed it without a sign of life. */
export const LEASE_MS = 90_000;

/** Who works on batches of a source. */
export interface Claimant {
  readonly source: string;
  /** A token that nobody else has. */
  readonly claim: string;
}

/** A batch that this process works on, until its lease is over. */
export interface ClaimedBatch {
  readonly id: number;
  /** Number of the pass that it belongs to; undefined for components that should not wait for the next pass. */
  readonly pass?: number;
  /** Its components, which may be gone meanwhile. */
  readonly components: BatchComponents;
  /** Attempts that failed. */
  readonly failedAttempts: number;
  /** Claims before this one of which nothing more was heard: the process ended, or stood still for too long. */
  readonly claimsWithoutEnd: number;
  /** There if it was given up. */
  readonly lost?: {
    readonly at: Date;
    readonly components: readonly LostComponents[];
  };
}

/**
 * Claims the next batch of a source that nobody works on; one that was left by who claimed it counts as such. On
 * PostgreSQL replicas skip what another one is just claiming. On SQLite the statement has the database to itself.
 */
export async function claimBatch(
  knex: Knex,
  { source, claim }: Claimant,
  options: { lost: boolean; now: Date },
): Promise<ClaimedBatch | undefined> {
  const { lost, now } = options;
  const at = now.toISOString();
  const free = knex<BatchRow>('collection_batches')
    .where({ source })
    .modify(query =>
      lost ? query.whereNotNull('lost') : query.whereNull('lost'),
    )
    .where('not_before', '<=', at)
    .where(query =>
      query
        .whereNull('claim')
        .orWhere(left =>
          left.where('lease_until', '<', at).whereNot({ claim }),
        ),
    )
    // Those that should not wait first.
    .orderByRaw('case when pass is null then 0 else 1 end')
    .orderBy('id')
    .limit(1)
    .select('id');
  const [row] = await knex<BatchRow>('collection_batches')
    .where('id', isPostgres(knex) ? free.forUpdate().skipLocked() : free)
    .update({
      claim,
      lease_until: leaseFrom(now),
      claims: knex.raw('claims + 1'),
    })
    .returning('*');
  return row && toClaimedBatch(row);
}

/** Shows that all batches of a claimant are still worked on. Gives which these are. */
export async function renewLeases(
  knex: Knex,
  claimant: Claimant,
  now: Date,
): Promise<number[]> {
  const rows: Array<{ id: number }> = await knex('collection_batches')
    .whereIn('id', ofClaimant(knex, claimant))
    .update({ lease_until: leaseFrom(now) })
    .returning('id');
  return rows.map(({ id }) => id);
}

/**
 * Leaves all batches of a claimant to whoever comes next. Only its own claim is undone: what ended other processes over
 * a batch still counts.
 */
export async function releaseBatches(
  knex: Knex,
  claimant: Claimant,
): Promise<void> {
  await knex('collection_batches')
    .whereIn('id', ofClaimant(knex, claimant))
    .update({
      ...UNCLAIMED,
      claims: knex.raw('case when claims > 0 then claims - 1 else 0 end'),
    });
}

function ofClaimant(
  knex: Knex,
  { source, claim }: Claimant,
): Knex.QueryBuilder {
  return lockedIds(knex, knex('collection_batches').where({ source, claim }));
}

function leaseFrom(now: Date): string {
  return new Date(now.getTime() + LEASE_MS).toISOString();
}

function toClaimedBatch(row: BatchRow): ClaimedBatch {
  return {
    id: row.id,
    pass: row.pass ?? undefined,
    components: row.component_ids
      ? { ids: JSON.parse(row.component_ids) }
      : { fromId: row.from_id ?? 0, toId: row.to_id ?? 0 },
    failedAttempts: row.attempts,
    claimsWithoutEnd: row.claims - 1,
    lost:
      row.lost && row.lost_at
        ? { at: new Date(row.lost_at), components: JSON.parse(row.lost) }
        : undefined,
  };
}
