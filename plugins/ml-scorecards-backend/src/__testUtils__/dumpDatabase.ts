import { Knex } from 'knex';
import { isPostgres } from '../database/database';

/** Everything that is stored, but for what says which migrations were run. */
export async function dumpDatabase(
  knex: Knex,
): Promise<Record<string, string[]>> {
  const tables: string[] = isPostgres(knex)
    ? await knex('information_schema.tables')
        .where({ table_schema: 'public' })
        .pluck('table_name')
    : await knex('sqlite_master').where({ type: 'table' }).pluck('name');
  const dump: Record<string, string[]> = {};
  for (const table of tables.filter(name => !/knex|sqlite/.test(name)).sort()) {
    const rows = await knex(table).select('*');
    // Databases give rows in any order.
    dump[table] = rows.map(row => JSON.stringify(row)).sort();
  }
  return dump;
}
