import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { testDatabases } from '../__testUtils__/databases';

const directory = resolvePackagePath(
  'backstage-plugin-ml-scorecards-backend',
  'migrations',
);

jest.setTimeout(60_000);

describe.each(testDatabases.eachSupportedId())('migrations on %s', id => {
  it('go up, down to nothing and up again', async () => {
    const knex = await testDatabases.init(id);
    const hasTables = async () => knex.schema.hasTable('components');

    await knex.migrate.latest({ directory });
    expect(await hasTables()).toBe(true);

    await knex.migrate.rollback({ directory }, true);
    expect(await hasTables()).toBe(false);

    await knex.migrate.latest({ directory });
    expect(await hasTables()).toBe(true);
  });
});
