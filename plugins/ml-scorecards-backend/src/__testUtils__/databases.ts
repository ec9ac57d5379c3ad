import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { openDatabase } from '../database/database';

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
