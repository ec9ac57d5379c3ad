import { Collector } from 'backstage-plugin-ml-scorecards-common';
import { openTestDatabase, testDatabases } from '../__testUtils__/databases';
import { down, toyCollection } from '../__testUtils__/toyCollection';
import { CollectorStatusReader } from './CollectorStatusReader';

jest.setTimeout(60_000);

const ADDED = ['n1', 'n2', 'n3', 'n4', 'n5'];

describe.each(testDatabases.eachSupportedId())('a collector on %s', id => {
  const start = async () => {
    const knex = await openTestDatabase(id);
    const toy = await toyCollection(knex, { components: 3 });
    const { run, readNow, readSoon } = toy.replica();
    const reader = new CollectorStatusReader({ knex, ...toy });
    const idOf = async (name: string): Promise<number> =>
      (
        await knex('components')
          .where({ entity_ref: `component:default/${name}` })
          .first('id')
      ).id;
    return {
      ...toy,
      run,
      /** Reads components as selection lets them be read that are new. */
      async readExtra(names: readonly string[]) {
        await readSoon(await Promise.all(names.map(idOf)));
        await run();
      },
      refresh: async (name: string) =>
        readNow(await idOf(name), new AbortController().signal),
      async collector(): Promise<Collector> {
        const { items } = await reader.read('all');
        return items.find(({ source }) => source === 'toy')!;
      },
    };
  };

  it('is told of as it is now, and its last pass as that was', async () => {
    const { run, readExtra, refresh, sync, source, collector } = await start();
    source.serves = name => ADDED.slice(1).includes(name);
    await run();
    expect(await collector()).toMatchObject({
      state: 'idle',
      components: { total: 3, served: 0, withFacts: 0, failed: 0 },
      lastPass: { counts: { components: 3, served: 0 } },
    });

    await sync(ADDED);
    source.answer = name => {
      switch (name) {
        case 'n2':
          return down;
        case 'n3':
          return { error: { code: 'not-found', message: 'No toy "\0".' } };
        default:
          return { facts: {} };
      }
    };
    await readExtra(ADDED);
    const after = await collector();
    expect(after).toMatchObject({
      state: 'degraded',
      components: { total: 8, served: 4, withFacts: 2, failed: 2 },
      withoutFacts: { count: 2 },
      lastPass: { counts: { components: 3, served: 0 } },
      errors: [],
    });

    // What is mended is well at once, and what was there stays beside a failure.
    source.answer = name => (name === 'n4' ? down : { facts: {} });
    await refresh('n2');
    expect(await collector()).toMatchObject({
      state: 'healthy',
      components: { total: 8, served: 4, withFacts: 3, failed: 1 },
    });
    await refresh('n4');
    expect(await collector()).toMatchObject({
      state: 'degraded',
      components: { total: 8, served: 4, withFacts: 3, failed: 2 },
    });

    await sync([]);
    expect(await collector()).toMatchObject({
      state: 'idle',
      components: { total: 3, served: 0, withFacts: 0, failed: 0 },
    });
  });

  it('is told of before its first pass, if a component was read on request', async () => {
    const { refresh, collector } = await start();
    await refresh('m000');
    expect(await collector()).toMatchObject({
      state: 'healthy',
      components: { served: 1, withFacts: 1, failed: 0 },
      lastPass: undefined,
    });
  });
});
