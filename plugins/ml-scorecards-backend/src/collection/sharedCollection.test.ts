import { LEASE_MS } from '../database/collectionClaims';
import { openTestDatabase, testDatabases } from '../__testUtils__/databases';
import { toyCollection } from '../__testUtils__/toyCollection';

jest.setTimeout(60_000);

/** Something that happens when the test says so. */
function gate() {
  let open = () => {};
  const opened = new Promise<void>(resolve => {
    open = resolve;
  });
  return { open, opened };
}

describe.each(testDatabases.eachSupportedId())('replicas on %s', id => {
  const start = async (components: number) => {
    const knex = await openTestDatabase(id);
    return { knex, ...(await toyCollection(knex, { components })) };
  };

  it('share a pass, and read no component twice', async () => {
    const { knex, replica, source, takeAsked, names } = await start(60);
    source.before = () => new Promise(resolve => setImmediate(resolve));
    const read = await Promise.all([
      replica().run(),
      replica().run(),
      replica().run(),
    ]);
    expect(read.filter(count => count > 0).length).toBeGreaterThan(1);
    expect(takeAsked().flat().sort()).toEqual(names);
    expect(await knex('collection_passes')).toEqual([
      expect.objectContaining({
        seen: 60,
        changed: 60,
        finished_at: expect.any(String),
      }),
    ]);
    expect(await knex('collection_batches')).toEqual([]);
  });

  it('go on with what a killed run has left, and refuse what it writes later', async () => {
    const { replica, source, later, takeAsked, states, logger, knex } =
      await start(30);
    const stopped = gate();
    const reached = gate();
    let isFirst = true;
    source.before = async batch => {
      if (batch.includes('m010') && isFirst) {
        isFirst = false;
        reached.open();
        await stopped.opened;
      }
    };
    let blocks = 2;
    source.answer = () => ({ facts: { blocks: { value: blocks } } });
    const killed = replica().run();
    await reached.opened;
    expect(takeAsked().map(([first]) => first)).toEqual(['m000', 'm010']);

    // As long as it might be alive, only what it did not claim is read.
    await replica().run();
    expect(takeAsked().map(([first]) => first)).toEqual(['m020']);
    expect(await knex('collection_passes').first('finished_at')).toEqual({
      finished_at: null,
    });

    // What it has read and not recorded is read again.
    later(LEASE_MS + 1);
    blocks = 3;
    await replica().run();
    expect(takeAsked().map(([first]) => first)).toEqual(['m000', 'm010']);
    const done = `${'p'.repeat(20)}${'f'.repeat(10)}`;
    expect(await states()).toBe(done);

    blocks = 1;
    stopped.open();
    await killed;
    expect(await states()).toBe(done);
    expect(logger.info).toHaveBeenCalledWith(
      expect.stringContaining('left to another replica'),
      { source: 'toy' },
    );
    expect(
      await knex('collection_passes').first('seen', 'changed'),
    ).toMatchObject({ seen: 30, changed: 30 });
  });

  it('hand on at once what a run that is called off has not done', async () => {
    const { replica, source, takeAsked } = await start(30);
    const calledOff = new AbortController();
    source.before = async batch => {
      if (batch.includes('m010')) {
        calledOff.abort();
      }
    };
    await expect(replica().run(calledOff.signal)).rejects.toThrow(/abort/);
    takeAsked();
    source.before = async () => {};
    expect(await replica().run()).toBe(20);
    expect(takeAsked().map(([first]) => first)).toEqual(['m010', 'm020']);
  });

  it('hand on at once what they were reading when the backend ends, and read no more', async () => {
    const { replica, source, takeAsked, states } = await start(30);
    const ending = replica();
    const reached = gate();
    source.before = async batch => {
      if (batch.includes('m010')) {
        reached.open();
        await new Promise(() => {});
      }
    };
    const run = ending.run();
    run.catch(() => {});
    await reached.opened;
    await ending.stop();
    await expect(run).rejects.toThrow(/abort/);
    // What it had read by then is recorded.
    expect(await states()).toBe('p'.repeat(10));
    await expect(ending.run()).rejects.toThrow(/abort/);

    takeAsked();
    source.before = async () => {};
    expect(await replica().run()).toBe(20);
    expect(takeAsked().map(([first]) => first)).toEqual(['m010', 'm020']);
  });

  it('record with the next sign of life what waits for a slow host', async () => {
    const { replica, source, later, states } = await start(20);
    const timers = jest.spyOn(global, 'setInterval');
    const opened = gate();
    let before: string | undefined;
    let whileItWaits = '';
    source.before = async batch => {
      if (batch.includes('m010')) {
        before = await states();
        const [showLife] = timers.mock.calls.at(-1)!;
        later(LEASE_MS / 2);
        showLife();
        while (whileItWaits === '') {
          whileItWaits = await states();
        }
        opened.open();
      }
    };
    await replica().run();
    await opened.opened;
    timers.mockRestore();
    expect(before).toBe('');
    expect(whileItWaits).toBe('p'.repeat(10));
    expect(await states()).toBe('p'.repeat(20));
  });

  it('end when a sign of life could not record something, though it has nobody to tell', async () => {
    const { replica, source, recorder, takeAsked, states } = await start(60);
    const timers = jest.spyOn(global, 'setInterval');
    const others = gate();
    const failed = gate();
    source.before = async batch => {
      if (batch.includes('m010')) {
        const [showLife] = timers.mock.calls.at(-1)!;
        showLife();
      }
      if (batch.includes('m020')) {
        others.open();
        await failed.opened;
      }
    };
    const recorded = jest
      .spyOn(recorder, 'recordFacts')
      .mockImplementation(async (_, sets) => {
        await others.opened;
        if (sets.length === 0) {
          // The last of what it tries.
          recorded.mockRestore();
          setImmediate(failed.open);
        }
        throw new Error('full');
      });
    await expect(replica().run()).rejects.toThrow('full');
    timers.mockRestore();
    expect(takeAsked().map(([first]) => first)).toEqual([
      'm000',
      'm010',
      'm020',
    ]);

    source.before = async () => {};
    await replica().run();
    expect(takeAsked().map(([first]) => first)).toContain('m000');
    expect(await states()).toBe('p'.repeat(60));
  });

  it('keep a batch that takes longer than its lease, as long as they are alive', async () => {
    const { knex, replica, source, later, takeAsked } = await start(30);
    const timers = jest.spyOn(global, 'setInterval');
    const leases = async () =>
      knex('collection_batches').whereNotNull('claim').pluck('lease_until');
    let isFirst = true;
    let didOtherRead: number | undefined;
    source.before = async () => {
      if (isFirst) {
        isFirst = false;
        const [renew] = timers.mock.calls.at(-1)!;
        const before = await leases();
        later(LEASE_MS / 2);
        renew();
        while (String(await leases()) === String(before)) {
          // It does not say when it is done.
        }
        later(LEASE_MS / 2 + 1);
        didOtherRead = await replica().run();
      }
    };
    await replica().run();
    expect(timers.mock.calls[0][1]).toBeLessThan(LEASE_MS / 2);
    timers.mockRestore();
    expect(didOtherRead).toBe(20);
    expect(takeAsked()).toHaveLength(3);
  });
});
