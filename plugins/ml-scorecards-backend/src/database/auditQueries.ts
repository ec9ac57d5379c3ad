import { Knex } from 'knex';
import { rowsFrom } from './bulk';
import { chunked, isPostgres } from './database';
import { ComponentRow, ResultsRow, RollupRow, TransitionRow } from './tables';

/** Tables whose rows belong to components. */
const TABLES_OF_COMPONENTS = [
  'component_entities',
  'component_owners',
  'fact_sets',
  'pushed_fact_sets',
  'results',
  'transitions',
  'checklist_items',
  'decision_records',
] as const;

/** A component as an audit sees it: its summary, its results and the end of its history. */
export type AuditedComponent = ComponentRow & {
  [Name in keyof Pick<ResultsRow, 'states' | 'dimension_levels'>]:
    | ResultsRow[Name]
    | null;
} & {
  readonly definitions: string | null;
  readonly last_states: string | null;
  readonly last_tier: string | null;
  readonly last_level: number | null;
};

/** A range of component ids, from after one to another. */
export interface IdRange {
  readonly after: number;
  readonly upTo: number;
}

/** A transition that may be wrong, with the one before. */
export interface SuspectStep {
  readonly component_id: number;
  readonly at: string;
  readonly at_before: string;
  /** Whether it says the same as the one before. */
  readonly is_same: boolean | number;
}

/** A rollup with the last snapshot of its group. */
export interface StoredRollup {
  readonly rollup: RollupRow;
  readonly snapshot?: RollupRow;
}

/**
 * Reads all of the database as it is at one moment. On PostgreSQL recording goes on meanwhile; on SQLite the portal has
 * only one connection, so that it waits for the end.
 */
export async function snapshotTransaction<T>(
  knex: Knex,
  work: (transaction: Knex.Transaction) => Promise<T>,
): Promise<T> {
  return knex.transaction(
    work,
    isPostgres(knex)
      ? { isolationLevel: 'repeatable read', readOnly: true }
      : {},
  );
}

/** The next components by id. */
export async function readAuditPage(
  knex: Knex,
  options: { after: number; limit: number },
): Promise<AuditedComponent[]> {
  return knex('components')
    .leftJoin('results', 'results.component_id', 'components.id')
    .leftJoin('transitions as last', join =>
      join.on(
        'last.id',
        knex.raw(
          '(select max(id) from transitions where component_id = components.id)',
        ),
      ),
    )
    .where('components.id', '>', options.after)
    .orderBy('components.id')
    .limit(options.limit)
    .select(
      'components.*',
      'results.states',
      'results.dimension_levels',
      'results.definitions',
      'last.states as last_states',
      'last.tier as last_tier',
      'last.level as last_level',
    );
}

/** Transitions that say the same as the one before, or are older. */
export async function readSuspectSteps(
  knex: Knex,
  { after, upTo }: IdRange,
): Promise<SuspectStep[]> {
  // Places that were given later are empty in older rows.
  const states = `rtrim(states, '-')`;
  return knex
    .with(
      'steps',
      knex.raw(
        `select component_id, at, lag(at) over history as at_before,
           ${states} = lag(${states}) over history
             and tier = lag(tier) over history
             and level = lag(level) over history as is_same
         from transitions
         where component_id > ? and component_id <= ?
         window history as (partition by component_id order by id)`,
        [after, upTo],
      ),
    )
    .from('steps')
    .whereRaw('is_same or at < at_before')
    .select('component_id', 'at', 'at_before', 'is_same');
}

/** Tables with rows of components that do not exist, and of how many. */
export async function readOrphans(
  knex: Knex,
  { after, upTo }: IdRange,
): Promise<Array<{ table: string; componentId: number }>> {
  const orphans: Array<{ table: string; componentId: number }> = [];
  for (const table of TABLES_OF_COMPONENTS) {
    const ids: number[] = await knex(table)
      .where('component_id', '>', after)
      .where('component_id', '<=', upTo)
      .whereNotExists(
        knex('components')
          .whereRaw('components.id = component_id')
          .select('id'),
      )
      .distinct('component_id')
      .pluck('component_id');
    orphans.push(...ids.map(componentId => ({ table, componentId })));
  }
  return orphans;
}

/** The next rollups by group. */
export async function readRollupPage(
  knex: Knex,
  options: { after?: RollupRow; limit: number },
): Promise<StoredRollup[]> {
  const { after } = options;
  const rows: Array<RollupRow & { last_day: string | null }> = await knex(
    'rollups',
  )
    .modify(query => {
      if (after) {
        query.whereRaw('(group_kind, group_key) > (?, ?)', [
          after.group_kind,
          after.group_key,
        ]);
      }
    })
    .orderBy(['group_kind', 'group_key'])
    .limit(options.limit)
    .select(
      'rollups.*',
      knex.raw(
        `(select max(day) from rollup_days
          where rollup_days.group_kind = rollups.group_kind
            and rollup_days.group_key = rollups.group_key) as last_day`,
      ),
    );
  const snapshots = await readSnapshots(
    knex,
    rows.flatMap(({ group_kind, group_key, last_day }) =>
      last_day === null
        ? []
        : [{ kind: group_kind, key: group_key, day: last_day }],
    ),
  );
  const byGroup = new Map(snapshots.map(row => [groupOf(row), row]));
  return rows.map(({ last_day: _, ...rollup }) => ({
    rollup,
    snapshot: byGroup.get(groupOf(rollup)),
  }));
}

/** A text for each group. */
export function groupOf(
  row: Pick<RollupRow, 'group_kind' | 'group_key'>,
): string {
  return row.group_key === ''
    ? row.group_kind
    : `${row.group_kind} ${row.group_key}`;
}

async function readSnapshots(
  knex: Knex,
  wanted: ReadonlyArray<{ kind: string; key: string; day: string }>,
): Promise<RollupRow[]> {
  return knex('rollup_days')
    .join(
      knex.raw(rowsFrom(knex, { kind: 'text', key: 'text', day: 'text' }), [
        JSON.stringify(wanted),
      ]),
      join =>
        join
          .on('rollup_days.group_kind', 'v.kind')
          .andOn('rollup_days.group_key', 'v.key')
          .andOn('rollup_days.day', 'v.day'),
    )
    .select('rollup_days.*');
}

/** Ends histories with the current states, where they did not. Needs a recording transaction. */
export async function appendTransitions(
  transaction: Knex.Transaction,
  rows: ReadonlyArray<Omit<TransitionRow, 'id'>>,
): Promise<void> {
  for (const chunk of chunked(rows, 100)) {
    await transaction('transitions').insert(chunk);
  }
}
