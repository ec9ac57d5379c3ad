import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { openDatabase } from '../database/database';
import { CurrentPositions } from '../database/positions';
import { SyncOptions } from '../database/syncComponents';
import { loadDefinitions } from '../definitions';

/** The databases that every test of database code runs on. PostgreSQL where a server is given, see CONTRIBUTING.md. */
export const testDatabases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});

/** An empty database with the tables of the plugin. */
export async function openTestDatabase(
  id: ReturnType<typeof testDatabases.eachSupportedId>[number][0],
): Promise<Knex> {
  const knex = await testDatabases.init(id);
  return openDatabase({ getClient: async () => knex });
}

/** Options with which tests store components that nothing has evaluated. */
export async function syncOptions(
  knex: Knex,
  allowMassRemoval = false,
): Promise<SyncOptions> {
  const definitions = loadDefinitions({
    raw: { dimensions: [], checks: [], checklists: [] },
    factSets: [],
  });
  return {
    allowMassRemoval,
    positions: await CurrentPositions.create(knex, definitions),
    now: () => new Date('2026-01-01T00:00:00Z'),
  };
}
