import { Knex } from 'knex';

/**
 * Ids of all components, in the order of owners, so that those of a group come together and
 * its rollup is written once. `outdated` were evaluated with other definitions, or never.
 */
export async function readComponentsToSweep(
  knex: Knex,
  definitions: string,
): Promise<{ current: number[]; outdated: number[] }> {
  const rows: Array<{ id: number; definitions: string | null }> = await knex(
    'components',
  )
    .leftJoin('results', 'results.component_id', 'components.id')
    .orderBy(['owner_ref', 'id'])
    .select('id', 'definitions');
  const isCurrent = (row: { definitions: string | null }) =>
    row.definitions === definitions;
  return {
    current: rows.filter(isCurrent).map(({ id }) => id),
    outdated: rows.filter(row => !isCurrent(row)).map(({ id }) => id),
  };
}

/** Which of some components have results that other definitions gave. */
export async function readComponentsWithoutCurrentResults(
  knex: Knex,
  componentIds: readonly number[],
  definitions: string,
): Promise<number[]> {
  return knex('results')
    .whereIn('component_id', [...componentIds])
    .where(query =>
      query.whereNull('definitions').orWhereNot('definitions', definitions),
    )
    .pluck('component_id');
}
