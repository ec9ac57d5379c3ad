import { Knex } from 'knex';
import { ComponentRow } from './tables';

/** Ids of all components, oldest first. */
export async function readComponentIds(knex: Knex): Promise<number[]> {
  const rows: Array<{ id: number }> = await knex('components')
    .select('id')
    .orderBy('id');
  return rows.map(({ id }) => id);
}

/** Some components, in no order. Those that are gone are left out. */
export async function readComponentRows(
  knex: Knex,
  componentIds: readonly number[],
): Promise<ComponentRow[]> {
  return knex<ComponentRow>('components').whereIn('id', [...componentIds]);
}
