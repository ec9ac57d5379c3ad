import { Knex } from 'knex';
import {
  COUNT_COLUMNS,
  COUNTED_COLUMNS,
  CountedComponent,
  GroupKind,
} from './countedColumns';
import { CountsById } from './rollups';
import { RollupRow } from './tables';
import { whereAmong } from './whereAmong';

/** A stored rollup, with what it counts of dimensions if that was asked for. */
export type ReadRollup = Pick<
  RollupRow,
  'group_key' | (typeof COUNT_COLUMNS)[number]
> &
  Partial<Pick<RollupRow, 'dimensions'>>;

/** The groups of a kind that have components, or some of them. */
export async function readRollups(
  knex: Knex,
  options: { kind: GroupKind; dimensions: boolean; keys?: readonly string[] },
): Promise<ReadRollup[]> {
  const query = knex('rollups')
    .where({ group_kind: options.kind })
    .where('components', '>', 0)
    .select(
      'group_key',
      ...COUNT_COLUMNS,
      ...(options.dimensions ? ['dimensions'] : []),
    );
  return options.keys ? whereAmong(query, 'group_key', options.keys) : query;
}

/** All rollups of groups that have components, whole. */
export async function readAllRollups(knex: Knex): Promise<RollupRow[]> {
  return knex('rollups').where('components', '>', 0).select();
}

/** How many components are in which state of each check: of all components, and of each tier that has some. */
export interface CheckCounts {
  readonly all: CountsById;
  readonly byTier: ReadonlyMap<string, CountsById>;
}

/** The counts of checks as they are stored. */
export async function readCheckCounts(knex: Knex): Promise<CheckCounts> {
  return checkCountsOf(
    await knex('rollups')
      .whereIn('group_kind', ['all', 'tier'])
      .where('components', '>', 0)
      .select('group_kind', 'group_key', 'checks'),
  );
}

/** Takes the counts of checks out of rollups. Pure. */
export function checkCountsOf(
  rows: ReadonlyArray<Pick<RollupRow, 'group_kind' | 'group_key' | 'checks'>>,
): CheckCounts {
  const ofKind = (kind: GroupKind) =>
    rows
      .filter(row => row.group_kind === kind)
      .map(({ group_key: key, checks }): [string, CountsById] => [
        key,
        JSON.parse(checks ?? '{}'),
      ]);
  return {
    all: ofKind('all').at(0)?.[1] ?? {},
    byTier: new Map(ofKind('tier')),
  };
}

/** What rollups count of some components. Those without results are left out. */
export async function readCountedComponents(
  knex: Knex,
  ids: readonly number[],
): Promise<CountedComponent[]> {
  return whereAmong(
    knex('components')
      .join('results', 'results.component_id', 'components.id')
      .whereNotNull('components.evaluated_at'),
    'components.id',
    ids,
  ).select(...COUNTED_COLUMNS);
}
