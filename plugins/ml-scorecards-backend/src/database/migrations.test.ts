import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { mlComponent, selected } from '../__testUtils__/components';
import { syncOptions, testDatabases } from '../__testUtils__/databases';
import { syncComponents } from './syncComponents';

const directory = resolvePackagePath(
  'backstage-plugin-ml-scorecards-backend',
  'migrations',
);

/** The first one that takes the tables of recordings and has found replicas that record. */
const FIRST_THAT_LOCKS = '20261123200000_store_owners.js';

jest.setTimeout(120_000);

describe.each(testDatabases.eachSupportedId())('migrations on %s', id => {
  const copy = createMockDirectory();

  it('go up and down one by one, each to where the one before had left it', async () => {
    const knex = await testDatabases.init(id);
    const names = await readdir(directory);
    const schemas = [await schemaOf(knex)];
    for (const _ of names) {
      await knex.migrate.up({ directory });
      schemas.push(await schemaOf(knex));
    }
    expect(schemas[0]).toEqual([]);
    expect(await pending(knex)).toEqual([]);

    for (const [index] of names.entries()) {
      await knex.migrate.down({ directory });
      expect(await schemaOf(knex)).toEqual(schemas[names.length - index - 1]);
    }

    await knex.migrate.latest({ directory });
    expect(await schemaOf(knex)).toEqual(schemas[names.length]);
  });

  it('find the owners of components that are there as selection does', async () => {
    const knex = await testDatabases.init(id);
    await knex.migrate.latest({ directory });
    const options = await syncOptions(knex);
    const components = Array.from({ length: 1100 }, (_, n) =>
      selected({
        ...mlComponent(`model-${n}`),
        relations: [
          { type: 'ownedBy', targetRef: 'user:default/Ann' },
          { type: 'ownedBy', targetRef: `group:default/team-${n}` },
          { type: 'ownedBy', targetRef: 'user:default/ann' },
          { type: 'partOf', targetRef: 'system:default/s' },
        ].slice(n % 4),
      }),
    );
    const odd = {
      ...mlComponent('odd'),
      relations: ['a\0', 'a\ud83d'].map(name => ({
        type: 'ownedBy',
        targetRef: `group:default/${name}`,
      })),
    };
    await syncComponents(knex, [...components, selected(odd)], options);
    const owners = () =>
      knex('component_owners').orderBy(['component_id', 'owner_ref']);
    const stored = await owners();
    expect(stored).toHaveLength(5 * 275 + 1);

    const name = '20261123200000_store_owners.js';
    await knex.migrate.down({ directory, name });
    await knex.migrate.up({ directory, name });
    expect(await owners()).toEqual(stored);
  });

  if (id.startsWith('POSTGRES')) {
    it('wait for a replica that records before they take what it needs', async () => {
      const knex = await testDatabases.init(id);
      await knex.migrate.latest({ directory });
      await syncComponents(
        knex,
        [selected(mlComponent('model'))],
        await syncOptions(knex),
      );
      const names = (await readdir(directory)).sort().reverse();
      for (const name of names.filter(one => one >= FIRST_THAT_LOCKS)) {
        await knex.migrate.down({ directory, name });
      }

      let migrated: Promise<unknown> = Promise.resolve();
      await knex.transaction(async recording => {
        await recording('recording_state').update({ id: 1 });
        migrated = knex.migrate.latest({ directory });
        while (!(await locksOf(knex, 'recording_state')).includes('waits')) {
          await setTimeout(10);
        }
        expect(await locksOf(knex, 'components')).toEqual([]);
        await recording('components').update({ title: 'Anew' });
      });
      await migrated;

      expect(await pending(knex)).toEqual([]);
      expect(await knex('components').pluck('title')).toEqual(['Anew']);
      expect(await knex('component_owners')).toHaveLength(1);
    });
  }

  it('leave nothing of one that failed half-way', async () => {
    const knex = await testDatabases.init(id);
    await knex.migrate.latest({ directory });
    await knex('owner_groups').insert({
      group_ref: 'group:default/a',
      title: 'A',
    });
    const schema = await schemaOf(knex);
    const rows = await dump(knex);

    const ours: Record<string, string> = {};
    for (const name of await readdir(directory)) {
      ours[name] = await readFile(join(directory, name), 'utf8');
    }
    copy.setContent({
      ...ours,
      '20991231000000_fine.js': `
        exports.up = knex => knex.schema.createTable('fine', table => table.integer('id'));
        exports.down = knex => knex.schema.dropTable('fine');`,
      '20991231000001_bad.js': `
        exports.up = async knex => {
          await knex.schema.dropTable('transitions');
          await knex.schema.createTable('half', table => table.integer('id'));
          await knex('owner_groups').update({ title: 'B' });
          await knex('owner_groups').insert({ group_ref: 'group:default/a', title: 'twice' });
        };
        exports.down = async () => {};`,
    });
    // Errors of SQLite come from outside the realm of the tests, so toThrow does not know them.
    await expect(
      knex.migrate.latest({ directory: copy.path }),
    ).rejects.toMatchObject({ message: expect.stringMatching(/unique/i) });

    expect(await schemaOf(knex)).toEqual(schema);
    expect(await dump(knex)).toEqual(rows);
    await knex.migrate.latest({ directory });
  });
});

/** Tables with their columns and indexes, without what differs only in how it came about. */
async function schemaOf(knex: Knex): Promise<string[]> {
  const tables = await tableNames(knex);
  const lines: string[] = [];
  for (const table of tables) {
    const columns = await knex(table).columnInfo();
    for (const [name, info] of Object.entries(columns)) {
      lines.push(
        `${table}.${name} ${info.type} ${info.maxLength} ${
          info.nullable ? 'null' : 'not null'
        }`,
      );
    }
  }
  const indexes: string[] = isPostgres(knex)
    ? await knex('pg_indexes')
        .whereRaw('schemaname = current_schema()')
        .whereIn('tablename', tables)
        // Names of keys tell the name that a table was made with.
        .whereNot('indexname', 'like', '%_pkey')
        .pluck('indexname')
    : await knex('sqlite_master')
        .where({ type: 'index' })
        .whereIn('tbl_name', tables)
        .whereNotNull('sql')
        .pluck('name');
  return [...lines, ...indexes].sort();
}

async function tableNames(knex: Knex): Promise<string[]> {
  const names: string[] = isPostgres(knex)
    ? await knex('information_schema.tables')
        .whereRaw('table_schema = current_schema()')
        .pluck('table_name')
    : await knex('sqlite_master').where({ type: 'table' }).pluck('name');
  return names.filter(name => !/^(knex_|sqlite_)/.test(name)).sort();
}

async function dump(knex: Knex): Promise<Record<string, unknown[]>> {
  const rows: Record<string, unknown[]> = {};
  for (const table of await tableNames(knex)) {
    rows[table] = await knex(table).select();
  }
  return rows;
}

/** Whether others have a table, or wait for it. */
async function locksOf(
  knex: Knex,
  table: string,
): Promise<Array<'has' | 'waits'>> {
  const { rows } = await knex.raw(
    `select granted from pg_locks
     where relation = ?::regclass and pid <> pg_backend_pid()`,
    [table],
  );
  return rows.map((row: { granted: boolean }) =>
    row.granted ? 'has' : 'waits',
  );
}

async function pending(knex: Knex): Promise<unknown[]> {
  const [, notRun] = await knex.migrate.list({ directory });
  return notRun;
}

function isPostgres(knex: Knex): boolean {
  return knex.client.config.client === 'pg';
}
