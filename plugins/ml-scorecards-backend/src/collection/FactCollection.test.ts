import { Knex } from 'knex';
import { readReadState } from '../database/recordingState';
import { openTestDatabase, testDatabases } from '../__testUtils__/databases';
import {
  BATCH,
  down,
  HOUR,
  MINUTE,
  toyCollection,
} from '../__testUtils__/toyCollection';

jest.setTimeout(60_000);

const three = { facts: { blocks: { value: 3 } } };

/** The tables that are written to while something is done. */
async function writtenDuring(
  knex: Knex,
  work: () => Promise<unknown>,
): Promise<string[]> {
  const statements: string[] = [];
  const listen = ({ sql }: { sql: string }) => statements.push(sql);
  knex.on('query', listen);
  await work();
  knex.removeListener('query', listen);
  return statements.flatMap(
    sql =>
      /^(?:insert into|update|delete from) [`"]?(\w+)/.exec(sql)?.[1] ?? [],
  );
}

describe.each(testDatabases.eachSupportedId())('collection on %s', id => {
  const start = async (
    components: number,
    options?: { batchTimeoutMs?: number },
  ) => {
    const knex = await openTestDatabase(id);
    const toy = await toyCollection(knex, { components, ...options });
    return { knex, ...toy, ...toy.replica() };
  };

  it('goes over all components in batches, and again when the interval is over', async () => {
    const { run, takeAsked, later, names } = await start(25);
    expect(await run()).toBe(25);
    expect(takeAsked()).toEqual([
      names.slice(0, 10),
      names.slice(10, 20),
      names.slice(20),
    ]);

    later(9 * MINUTE);
    expect(await run()).toBe(0);
    later(MINUTE);
    expect(await run()).toBe(25);
  });

  it('charges what cannot be recorded to the one component, and goes on with the others', async () => {
    const { knex, run, recorder, reading, states, logger } = await start(12);
    const [{ id: poisoned }] = await knex('components').where({
      entity_ref: 'component:default/m003',
    });
    const record = recorder.recordFacts.bind(recorder);
    jest.spyOn(recorder, 'recordFacts').mockImplementation((given, sets) => {
      if (sets.some(set => set.componentId === poisoned && 'facts' in set)) {
        throw new Error('A row is refused');
      }
      return record(given, sets);
    });
    expect(await run()).toBe(12);
    expect(await states()).toBe('pppeppppppppp'.slice(0, 12));
    expect((await reading('m003')).error).toMatchObject({
      code: 'bad-payload',
      message: expect.stringContaining('could not be recorded'),
    });
    expect(logger.error).toHaveBeenCalledWith(
      'What was read of an ML component could not be recorded.',
      expect.objectContaining({ message: 'A row is refused' }),
    );
    expect(await knex('collection_batches')).toEqual([]);
    expect((await knex('collection_passes').first()).finished_at).not.toBe(
      null,
    );
  });

  it('tries again to record what the database has ended because of others', async () => {
    const { run, recorder, states, logger } = await start(12);
    const recorded = jest.spyOn(recorder, 'recordFacts');
    recorded.mockRejectedValueOnce(
      Object.assign(new Error('deadlock detected'), { code: '40P01' }),
    );
    await run();
    expect(recorded.mock.calls.map(([, sets]) => sets.length)).toEqual([
      12, 12,
    ]);
    expect(await states()).toBe('p'.repeat(12));
    expect(logger.error).not.toHaveBeenCalled();
  });

  it('takes what is no fact at all for unknown', async () => {
    const { run, source, states } = await start(3);
    source.answer = name =>
      name === 'm001'
        ? { facts: { blocks: 'three' as unknown as { value: number } } }
        : three;
    await run();
    expect(await states()).toBe('pdp');
  });

  it('writes no facts and evaluates nothing when all is unchanged', async () => {
    const { knex, run, later, reading, now } = await start(25);
    await run();
    later(10 * MINUTE);
    const passBegan = now();
    const { epoch } = await readReadState(knex);
    const before = await knex('fact_sets').orderBy('component_id');
    const written = await writtenDuring(knex, run);

    expect(await knex('fact_sets').orderBy('component_id')).toEqual(before);
    expect([...new Set(written)].sort()).toEqual([
      'collection_batches',
      'collection_passes',
      'collection_sources',
      'recording_state',
    ]);
    // All of it is read as of now, and a page that was read before is out of date.
    expect((await reading('m007')).collectedAt).toEqual(passBegan);
    expect((await readReadState(knex)).epoch).toBeGreaterThan(epoch);
  });

  it('writes a row for each component that changed, and no other', async () => {
    const { knex, run, later, source, states } = await start(25);
    await run();
    later(10 * MINUTE);
    source.answer = name =>
      name === 'm012' ? { facts: { blocks: { value: 2 } } } : three;
    await run();
    expect(
      await knex('fact_sets').where('attempted_at', '>', '2026-01-01T00:05'),
    ).toHaveLength(1);
    expect(await states()).toBe(`${'p'.repeat(12)}f${'p'.repeat(12)}`);
    expect(await knex('collection_passes').orderBy('number').first()).toEqual(
      expect.objectContaining({ changed: 25, unchanged: 0 }),
    );
    expect(
      await knex('collection_passes').orderBy('number', 'desc').first(),
    ).toEqual(expect.objectContaining({ changed: 1, unchanged: 24 }));
  });

  it('lets the facts of one failing component age, whatever the others do', async () => {
    const { run, later, reading, source, recorder, states, now } = await start(
      3,
    );
    await run();
    later(10 * MINUTE);
    await run();
    const lastGood = now();
    source.answer = name => (name === 'm001' ? down : three);
    for (let pass = 0; pass < 6; pass += 1) {
      later(10 * MINUTE);
      await run();
      expect(await reading('m001')).toMatchObject({
        status: 'error',
        collectedAt: lastGood,
      });
    }
    later(MINUTE);
    await recorder.evaluateAll();
    expect((await reading('m001')).status).toBe('stale');
    expect((await reading('m000')).status).toBe('fresh');
    expect(await states()).toMatch(/^p[^p]p$/);

    source.answer = () => three;
    later(10 * MINUTE);
    await run();
    expect((await reading('m001')).status).toBe('fresh');
    expect(await states()).toBe('ppp');
  });

  it('lets facts of an entity that changed age until they are read for it', async () => {
    const { run, later, reading, sync, now } = await start(3);
    await run();
    later(10 * MINUTE);
    await run();
    const lastGood = now();
    later(MINUTE);
    await sync(['m001'], 'Anew');
    expect((await reading('m001')).collectedAt).toEqual(lastGood);
    later(MINUTE);
    await run();
    expect((await reading('m001')).collectedAt).toEqual(lastGood);
  });

  it('reads new and changed components before their turn', async () => {
    const { run, readSoon, later, sync, takeAsked, states } = await start(25);
    await run();
    takeAsked();
    later(MINUTE);
    const { changed } = await sync(['m003', 'new'], 'Anew');
    expect(changed).toHaveLength(2);
    await readSoon(changed);
    expect(await run()).toBe(2);
    expect(takeAsked()).toEqual([['m003', 'new']]);
    expect(await states()).toBe('p'.repeat(26));
  });

  it('leaves new components to the first pass, which has not begun', async () => {
    const { run, readSoon, takeAsked } = await start(3);
    await readSoon([1, 2, 3]);
    await run();
    expect(takeAsked()).toHaveLength(1);
  });

  it('tells of a component that gets no answer', async () => {
    const { run, source, reading } = await start(3);
    source.answer = name => (name === 'm001' ? undefined : three);
    await run();
    expect((await reading('m001')).error?.message).toContain('no answer');
    expect((await reading('m002')).status).toBe('fresh');
  });

  it('does not wait for ever for a collector that hangs', async () => {
    const { run, source, reading } = await start(3, { batchTimeoutMs: 20 });
    source.before = () => new Promise(() => {});
    await run();
    expect(await reading('m001')).toMatchObject({
      status: 'error',
      error: { code: 'timeout' },
    });
  });

  it('tries a batch again, later each time, and leaves its facts alone', async () => {
    const { knex, run, later, source, takeAsked, reading } = await start(3);
    await run();
    takeAsked();
    source.before = async () => {
      throw new Error('with a secret in it');
    };
    later(10 * MINUTE);
    const facts = await knex('fact_sets');
    await run();
    for (const [wait, asked] of [
      [MINUTE - 1, 0],
      [1, 1],
      [2 * MINUTE - 1, 0],
      [1, 1],
      [5 * MINUTE, 0],
    ]) {
      takeAsked();
      later(wait);
      await run();
      expect([wait, takeAsked().length]).toEqual([wait, asked]);
    }
    expect(await knex('fact_sets')).toEqual(facts);
    expect(await reading('m001')).toMatchObject({
      status: 'error',
      facts: three.facts,
      error: {
        code: 'unavailable',
        message:
          'The pass of 2026-01-01T00:10:00.000Z reached 0 of 3 components: nothing was published. Reading the source failed unexpectedly. The log of the backend says why.',
      },
    });
  });

  it('takes a batch that succeeds at last for one that never failed', async () => {
    const { knex, run, later, source, reading } = await start(8);
    await run();
    source.answer = () => down;
    later(10 * MINUTE);
    await run();
    source.answer = () => three;
    later(MINUTE);
    expect(await writtenDuring(knex, run)).not.toContain('fact_sets');
    expect((await reading('m001')).status).toBe('fresh');
  });

  it('says at once what is wrong with components that never had facts', async () => {
    const { run, source, reading } = await start(8);
    source.before = async () => {
      throw new Error('down');
    };
    await run();
    const { status, error } = await reading('m001');
    expect([status, error?.code]).toEqual(['error', 'unavailable']);
  });

  it('leaves a source alone that is down, publishes nothing, and recovers', async () => {
    const { run, later, source, takeAsked, reading, states, ...rest } =
      await start(6 * BATCH);
    await run();
    takeAsked();
    source.answer = () => down;
    later(10 * MINUTE);
    // Each of the first three batches is tried three times; the others are tried no more than once.
    for (let minutes = 0; minutes < 20; minutes += 1) {
      await run();
      later(MINUTE);
      if ((await reading('m001')).error) {
        break;
      }
    }
    expect(takeAsked()).toHaveLength(9);
    expect(await reading('m055')).toMatchObject({
      status: 'error',
      collectedAt: new Date('2026-01-01T00:00:00Z'),
      error: {
        message: expect.stringContaining(
          'reached 0 of 60 components: nothing was published. The toy box is shut.',
        ),
      },
    });
    expect(await states()).toBe('p'.repeat(60));

    later(HOUR);
    await rest.recorder.evaluateAll();
    expect(await states()).not.toContain('p');
    expect((await reading('m055')).status).toBe('stale');

    // The pass that is due by now finds everything as it was: it revives without a row being written.
    source.answer = () => three;
    expect(await writtenDuring(rest.knex, run)).not.toContain('fact_sets');
    expect(await states()).toBe('p'.repeat(60));
    expect(await reading('m055')).toMatchObject({
      status: 'fresh',
      error: undefined,
    });
    expect(
      await rest
        .knex('transitions')
        .orderBy('id', 'desc')
        .first('cause', 'source'),
    ).toEqual({ cause: 'facts', source: 'toy' });
  });

  it('charges lost batches to their components if most were reached', async () => {
    const { run, later, source, reading } = await start(3 * BATCH);
    await run();
    source.answer = name => (name < 'm010' ? down : three);
    later(10 * MINUTE);
    const passBegan = new Date('2026-01-01T00:10:00Z');
    await run();
    // Until it is clear whose failure it is, nobody is charged.
    expect((await reading('m005')).status).toBe('fresh');
    later(MINUTE);
    await run();
    later(2 * MINUTE);
    await run();
    expect(await reading('m005')).toMatchObject({
      status: 'error',
      collectedAt: new Date('2026-01-01T00:00:00Z'),
      error: { message: 'The toy box is shut.' },
    });
    expect(await reading('m015')).toMatchObject({
      status: 'fresh',
      collectedAt: passBegan,
    });
  });

  it('takes it for no failure if whoever asked for a component waits no longer', async () => {
    const { knex, run, readNow, source, reading } = await start(1);
    await run();
    source.before = () => new Promise(() => {});
    const { id: componentId } = await knex('components').first();
    await readNow(componentId, AbortSignal.timeout(20));
    expect((await reading('m000')).status).toBe('fresh');
  });

  it('reads one component now, and says so even if nothing changed', async () => {
    const { knex, run, readNow, later, takeAsked, reading, now } = await start(
      3,
    );
    await run();
    takeAsked();
    later(MINUTE);
    const { id: componentId } = await knex('components')
      .where({ entity_ref: 'component:default/m001' })
      .first();
    await readNow(componentId, new AbortController().signal);
    expect(takeAsked()).toEqual([['m001']]);
    expect((await reading('m001')).collectedAt).toEqual(now());
  });
});
