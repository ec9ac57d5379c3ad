import { CHECK_STATES } from 'backstage-plugin-ml-scorecards-common';
import { Knex } from 'knex';
import { setImmediate } from 'node:timers/promises';
import { dayOf } from '../days';
import { Positions } from '../recording/Positions';
import { GroupDelta, RollupDelta } from '../recording/RollupDelta';
import { BulkColumns, rowsFrom, upsertRows } from './bulk';
import {
  COUNT_COLUMNS,
  COUNTED_COLUMNS,
  CountedComponent,
  countsChecks,
  DIMENSION_COUNTS,
  GroupKind,
} from './countedColumns';
import { readCountedIn } from './countedIn';
import { chunked } from './database';
import { RollupRow } from './tables';

const ROLLUP_COLUMNS: BulkColumns = {
  group_kind: 'text',
  group_key: 'text',
  ...Object.fromEntries(COUNT_COLUMNS.map(name => [name, 'integer' as const])),
  dimensions: 'text',
  checks: 'text',
};

/** Counts by id, in the order of DIMENSION_COUNTS or CHECK_STATES. */
export type CountsById = Readonly<Record<string, readonly number[]>>;

/**
 * Adds what changed to the rollups and, for groups that are looked at day by day, puts the sums into the snapshot of
 * the day. Needs a recording transaction, which makes reading and writing back safe.
 */
export async function applyRollupDelta(
  transaction: Knex.Transaction,
  delta: RollupDelta,
  positions: Positions,
  now: Date,
): Promise<void> {
  const groups = delta.changes(
    await readCountedIn(transaction, delta.owners()),
  );
  const day = dayOf(now);
  for (const chunk of chunked([...groups], 500)) {
    const known = await readGroups(transaction, chunk);
    await writeRollups(
      transaction,
      chunk.map(group => addToRow(known.get(idOf(group)), group, positions)),
      day,
    );
  }
}

/** Makes some rollups the current ones, and the snapshots of a day. Needs a recording transaction. */
export async function writeRollups(
  transaction: Knex.Transaction,
  rows: readonly RollupRow[],
  day: string,
): Promise<void> {
  await upsertRows(transaction, {
    table: 'rollups',
    columns: ROLLUP_COLUMNS,
    key: ['group_kind', 'group_key'],
    rows,
  });
  await upsertRows(transaction, {
    table: 'rollup_days',
    columns: { ...ROLLUP_COLUMNS, day: 'text' },
    key: ['group_kind', 'group_key', 'day'],
    rows: rows.map(row => ({ ...row, ...snapshotColumns(row), day })),
  });
}

/** The rollups as a count over the current results says, by group. Groups without components are left out. */
export async function countRollups(
  knex: Knex,
  positions: Positions,
): Promise<RollupRow[]> {
  const delta = new RollupDelta(positions);
  for await (const component of countedComponents(knex)) {
    delta.add(component);
  }
  return [...delta.changes(await readCountedIn(knex))].map(group =>
    addToRow(undefined, group, positions),
  );
}

/**
 * Counts all rollups anew, and says so in the snapshots of today. Those of past days stay. Needs a recording
 * transaction.
 */
export async function rebuildRollups(
  transaction: Knex.Transaction,
  positions: Positions,
  now: Date,
): Promise<void> {
  const rows = await countRollups(transaction, positions);
  await transaction('rollups').delete();
  await writeRollups(transaction, rows, dayOf(now));
}

/** Components that have results, page by page, as rollups count them. */
async function* countedComponents(
  knex: Knex,
): AsyncGenerator<CountedComponent> {
  let after = 0;
  for (;;) {
    const rows: Array<CountedComponent & { id: number }> = await knex('results')
      .join('components', 'components.id', 'results.component_id')
      .where('components.id', '>', after)
      .whereNotNull('components.evaluated_at')
      .orderBy('components.id')
      .limit(1000)
      .select('components.id', ...COUNTED_COLUMNS);
    const last = rows.at(-1);
    if (!last) {
      return;
    }
    yield* rows;
    after = last.id;
    // SQLite answers at once, and nobody else would get the event loop.
    await setImmediate();
  }
}

async function readGroups(
  transaction: Knex.Transaction,
  groups: readonly GroupDelta[],
): Promise<Map<string, RollupRow>> {
  const rows: RollupRow[] = await transaction('rollups')
    .join(
      transaction.raw(rowsFrom(transaction, { kind: 'text', key: 'text' }), [
        JSON.stringify(groups.map(({ kind, key }) => ({ kind, key }))),
      ]),
      join =>
        join
          .on('rollups.group_kind', 'v.kind')
          .andOn('rollups.group_key', 'v.key'),
    )
    .select('rollups.*');
  return new Map(
    rows.map(row => [idOf({ kind: row.group_kind, key: row.group_key }), row]),
  );
}

function addToRow(
  known: RollupRow | undefined,
  group: GroupDelta,
  positions: Positions,
): RollupRow {
  const counts = Object.fromEntries(
    COUNT_COLUMNS.map((name, index) => [
      name,
      (known?.[name] ?? 0) + group.counts[index],
    ]),
  ) as Record<(typeof COUNT_COLUMNS)[number], number>;
  return {
    group_kind: group.kind,
    group_key: group.key,
    ...counts,
    dimensions: addById(
      known?.dimensions,
      group.dimensions,
      positions.dimensions,
      DIMENSION_COUNTS.length,
    ),
    checks: countsChecks(group.kind)
      ? addById(
          known?.checks,
          group.checks,
          positions.checks.map(({ id }) => id),
          CHECK_STATES.length,
        )
      : null,
  };
}

function addById(
  known: string | null | undefined,
  delta: Int32Array,
  ids: readonly string[],
  width: number,
): string {
  const counts: Record<string, readonly number[]> = known
    ? JSON.parse(known)
    : {};
  ids.forEach((id, position) => {
    const part = delta.subarray(position * width, (position + 1) * width);
    if (part.some(number => number !== 0)) {
      const sum = Array.from(
        part,
        (number, index) => number + (counts[id]?.[index] ?? 0),
      );
      if (sum.some(number => number !== 0)) {
        counts[id] = sum;
      } else {
        delete counts[id];
      }
    }
  });
  return JSON.stringify(counts);
}

/** Dimensions and checks are kept day by day only where groups are few. */
export function snapshotColumns(row: RollupRow): Partial<RollupRow> {
  return countsChecks(row.group_kind) ? {} : { dimensions: null, checks: null };
}

function idOf({ kind, key }: { kind: GroupKind; key: string }): string {
  return `${kind} ${key}`;
}
