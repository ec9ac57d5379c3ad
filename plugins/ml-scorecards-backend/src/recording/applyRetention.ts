import { Knex } from 'knex';
import { setImmediate } from 'node:timers/promises';
import { Retention } from '../config';
import {
  deleteLabelTombstonesBefore,
  deleteSnapshotsBefore,
  deleteTransitionsBefore,
  LabelCursor,
  RetentionBatch,
  SnapshotCursor,
  TransitionCursor,
} from '../database/retention';

/** Rows that one batch looks at: a few milliseconds of the database. */
const BATCH = 1000;

/** Nobody polls labels so rarely. */
const LABEL_TOMBSTONES_MS = 90 * 24 * 60 * 60 * 1000;

/** What was deleted. */
export interface RetentionResult {
  readonly transitions: number;
  readonly snapshots: number;
  readonly labelTombstones: number;
}

/**
 * Deletes what is older than it has to be kept. No recording waits for it: only rows go that nothing will ever change,
 * and between the batches others get the database.
 */
export async function applyRetention(options: {
  knex: Knex;
  retention: Retention;
  now: Date;
  signal?: AbortSignal;
}): Promise<RetentionResult> {
  const { knex, retention, now, signal } = options;
  const ago = (milliseconds: number) => new Date(now.getTime() - milliseconds);
  return {
    transitions: await deleteAll(signal, (after?: TransitionCursor) =>
      deleteTransitionsBefore(knex, {
        before: ago(retention.transitionsMs),
        limit: BATCH,
        after,
      }),
    ),
    snapshots: await deleteAll(signal, (after?: SnapshotCursor) =>
      deleteSnapshotsBefore(knex, {
        before: ago(retention.snapshotsMs),
        limit: BATCH,
        after,
      }),
    ),
    labelTombstones: await deleteAll(signal, (after?: LabelCursor) =>
      deleteLabelTombstonesBefore(knex, {
        before: ago(LABEL_TOMBSTONES_MS),
        limit: BATCH,
        after,
      }),
    ),
  };
}

async function deleteAll<Cursor>(
  signal: AbortSignal | undefined,
  deleteBatch: (after?: Cursor) => Promise<RetentionBatch<Cursor>>,
): Promise<number> {
  let deleted = 0;
  let next: Cursor | undefined;
  do {
    signal?.throwIfAborted();
    const batch: RetentionBatch<Cursor> = await deleteBatch(next);
    deleted += batch.deleted;
    next = batch.next;
    await setImmediate();
  } while (next !== undefined);
  return deleted;
}
