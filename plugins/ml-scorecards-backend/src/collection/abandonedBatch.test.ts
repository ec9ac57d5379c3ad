import { LEASE_MS } from '../database/collectionClaims';
import { openTestDatabase, testDatabases } from '../__testUtils__/databases';
import { MINUTE, toyCollection } from '../__testUtils__/toyCollection';

jest.setTimeout(60_000);

describe.each(testDatabases.eachSupportedId())('processes on %s', id => {
  const start = async (components: number) => {
    const knex = await openTestDatabase(id);
    const toy = await toyCollection(knex, { components });
    /** A replica that stops in the middle, for good, when it is to read a component. */
    const endOver = async (name: string) => {
      await new Promise<void>(resolve => {
        toy.source.before = async batch => {
          if (batch.includes(name)) {
            resolve();
            await new Promise(() => {});
          }
        };
        toy.replica().run();
      });
      toy.source.before = async () => {};
      toy.later(LEASE_MS + 1);
      return toy.takeAsked().map(([first]) => first);
    };
    return { knex, endOver, ...toy };
  };

  it('that end over a batch give it up at last, and nothing else', async () => {
    const { knex, endOver, replica, later, reading, states, takeAsked } =
      await start(30);
    await replica().run();
    takeAsked();
    later(10 * MINUTE);
    // Nobody knows yet who is to blame; from then on each is read by itself.
    expect(await endOver('m010')).toEqual(['m000', 'm010']);
    expect(await endOver('m010')).toEqual(['m000', 'm010']);
    expect(await endOver('m010')).toEqual(['m010']);
    expect(await endOver('m010')).toEqual(['m010']);
    expect(await endOver('m010')).toEqual(['m010']);

    await replica().run();
    expect(takeAsked().map(([first]) => first)).toEqual(['m020']);
    expect(await knex('collection_batches')).toEqual([]);
    expect(await reading('m015')).toMatchObject({
      status: 'error',
      facts: { blocks: { value: 3 } },
      error: {
        code: 'unavailable',
        message: expect.stringContaining('ended 5 times'),
      },
    });
    expect((await reading('m005')).status).toBe('fresh');
    expect((await reading('m025')).status).toBe('fresh');
    expect(await states()).toBe('p'.repeat(30));

    // The next pass tries it again.
    later(10 * MINUTE);
    await replica().run();
    expect((await reading('m015')).status).toBe('fresh');
  });

  it('that are told to end do not forget that others ended over a batch', async () => {
    const { knex, endOver, replica, source } = await start(10);
    await endOver('m005');
    await endOver('m005');
    const ending = replica();
    source.before = async () => {
      ending.stop();
      await new Promise(() => {});
    };
    await expect(ending.run()).rejects.toThrow(/abort/);
    expect(await knex('collection_batches').select('claims', 'claim')).toEqual([
      { claims: 2, claim: null },
    ]);
  });

  it('that end over some batches say nothing about the source: the others are read', async () => {
    const { knex, replica, source, later, takeAsked, states } = await start(70);
    await replica().run();
    later(10 * MINUTE);
    const ending = replica();
    source.before = async () => {
      ending.stop();
      await new Promise(() => {});
    };
    await expect(ending.run()).rejects.toThrow(/abort/);
    const planned = await knex('collection_batches').orderBy('id').pluck('id');
    await knex('collection_batches')
      .whereIn('id', planned.slice(0, 3))
      .update({ claims: 5 });
    source.before = async () => {};
    takeAsked();
    await replica().run();
    expect(takeAsked().map(([first]) => first)).toEqual([
      'm030',
      'm040',
      'm050',
      'm060',
    ]);
    expect(
      await knex('collection_passes').orderBy('number', 'desc').first(),
    ).toMatchObject({ lost: 30, lost_in_row: 0 });
    expect(await states()).toBe('p'.repeat(70));
  });

  it('that are told to end, or find a source that fails, leave nothing to blame', async () => {
    const { replica, source, later, takeAsked, states } = await start(10);
    for (let time = 0; time < 6; time += 1) {
      const ending = replica();
      source.before = async () => {
        ending.stop();
        await new Promise(() => {});
      };
      await expect(ending.run()).rejects.toThrow(/abort/);
    }
    source.before = async () => {
      throw new Error('down');
    };
    await replica().run();
    later(2 * MINUTE);
    source.before = async () => {};
    takeAsked();
    await replica().run();
    expect(takeAsked()).toHaveLength(1);
    expect(await states()).toBe('p'.repeat(10));
  });
});
