import { Knex } from 'knex';
import { dayOf } from '../days';
import { rowsFrom } from './bulk';

/*
 * Deletes what is past, in small batches. Each walks along an index from where the one before ended, so that rows that
 * stay are looked at once in a run and not in every batch.
 */

/** What one batch did. */
export interface RetentionBatch<Cursor> {
  readonly deleted: number;
  /** Where the next batch begins; undefined when there is nothing left. */
  readonly next?: Cursor;
}

/** A place in the order of time. */
export interface TransitionCursor {
  readonly at: string;
  readonly id: number;
}

/**
 * Deletes transitions before an instant. The last one of each component up to then stays: it is what the rest of the
 * history begins with.
 */
export async function deleteTransitionsBefore(
  knex: Knex,
  options: { before: Date; limit: number; after?: TransitionCursor },
): Promise<RetentionBatch<TransitionCursor>> {
  const { limit, after } = options;
  const before = options.before.toISOString();
  const rows: Array<{ id: number; at: string; next_at: string | null }> =
    await knex('transitions')
      .modify(query => {
        if (after) {
          query.where('at', '>=', after.at);
          query.whereRaw('(at, id) > (?, ?)', [after.at, after.id]);
        }
      })
      .where('at', '<', before)
      .orderBy(['at', 'id'])
      .limit(limit)
      .select(
        'id',
        'at',
        knex.raw(
          `(select later.at from transitions as later
            where later.component_id = transitions.component_id
              and later.id > transitions.id
            order by later.id limit 1) as next_at`,
        ),
      );
  const passed = rows.filter(
    ({ next_at: nextAt }) => nextAt !== null && nextAt <= before,
  );
  await knex('transitions')
    .whereIn(
      'id',
      passed.map(({ id }) => id),
    )
    .delete();
  return { deleted: passed.length, next: cursorAfter(rows, limit) };
}

/** A place in the order of days. */
export interface SnapshotCursor {
  readonly day: string;
  readonly group_kind: string;
  readonly group_key: string;
}

/** Deletes snapshots before a day. The last one of each group up to then stays: it holds until the next one. */
export async function deleteSnapshotsBefore(
  knex: Knex,
  options: { before: Date; limit: number; after?: SnapshotCursor },
): Promise<RetentionBatch<SnapshotCursor>> {
  const { limit, after } = options;
  const before = dayOf(options.before);
  const rows: Array<SnapshotCursor & { next_day: string | null }> = await knex(
    'rollup_days',
  )
    .modify(query => {
      if (after) {
        query.where('day', '>=', after.day);
        query.whereRaw('(day, group_kind, group_key) > (?, ?, ?)', [
          after.day,
          after.group_kind,
          after.group_key,
        ]);
      }
    })
    .where('day', '<', before)
    .orderBy(['day', 'group_kind', 'group_key'])
    .limit(limit)
    .select(
      'day',
      'group_kind',
      'group_key',
      knex.raw(
        `(select min(later.day) from rollup_days as later
          where later.group_kind = rollup_days.group_kind
            and later.group_key = rollup_days.group_key
            and later.day > rollup_days.day) as next_day`,
      ),
    );
  const passed = rows.filter(
    ({ next_day: nextDay }) => nextDay !== null && nextDay <= before,
  );
  if (passed.length > 0) {
    await deleteSnapshots(knex, passed);
  }
  return { deleted: passed.length, next: cursorAfter(rows, limit) };
}

async function deleteSnapshots(
  knex: Knex,
  keys: readonly SnapshotCursor[],
): Promise<void> {
  const columns = {
    group_kind: 'text',
    group_key: 'text',
    day: 'text',
  } as const;
  await knex('rollup_days')
    // In the order of days: these tell the database to look among few rows.
    .whereBetween('day', [keys[0].day, keys[keys.length - 1].day])
    .whereRaw(
      `(group_kind, group_key, day) in
        (select v.group_kind, v.group_key, v.day
         from ${rowsFrom(knex, columns)})`,
      [JSON.stringify(keys)],
    )
    .delete();
}

/** A place in the order of the outbox. */
export interface LabelCursor {
  readonly sequence: number;
}

/** Deletes what was said before an instant about entities that have no labels any more: it was long heard. */
export async function deleteLabelTombstonesBefore(
  knex: Knex,
  options: { before: Date; limit: number; after?: LabelCursor },
): Promise<RetentionBatch<LabelCursor>> {
  const { limit, after } = options;
  const before = options.before.toISOString();
  const rows: Array<LabelCursor & { tier: string | null; changed_at: string }> =
    await knex('label_changes')
      .where('sequence', '>', after?.sequence ?? 0)
      .orderBy('sequence')
      .limit(limit)
      .select('sequence', 'tier', 'changed_at');
  const passed = rows.filter(
    ({ tier, changed_at: at }) => tier === null && at < before,
  );
  await knex('label_changes')
    .whereIn(
      'sequence',
      passed.map(({ sequence }) => sequence),
    )
    .delete();
  return { deleted: passed.length, next: cursorAfter(rows, limit) };
}

function cursorAfter<T>(rows: readonly T[], limit: number): T | undefined {
  return rows.length < limit ? undefined : rows.at(-1);
}
