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

/** How many components are in which state of each check, by check id and in the order of CHECK_STATES. */
export async function readCheckCounts(knex: Knex): Promise<CountsById> {
  const row: Pick<RollupRow, 'checks'> | undefined = await knex('rollups')
    .where({ group_kind: 'all', group_key: '' })
    .first('checks');
  return JSON.parse(row?.checks ?? '{}');
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
