import { openTestDatabase, testDatabases } from '../__testUtils__/databases';
import { BATCH, MINUTE, toyCollection } from '../__testUtils__/toyCollection';

jest.setTimeout(60_000);

const three = { facts: { blocks: { value: 3 } } };

type Odd = ReturnType<
  Awaited<ReturnType<typeof toyCollection>>['source']['answer']
>;
const odd = (answer: unknown) => answer as Odd;

function cycle(): object {
  const facts: Record<string, unknown> = {};
  facts.self = facts;
  return facts;
}

describe.each(testDatabases.eachSupportedId())('a source on %s', id => {
  const start = async (components: number) => {
    const knex = await openTestDatabase(id);
    const toy = await toyCollection(knex, { components });
    return { knex, ...toy, ...toy.replica() };
  };

  it.each([
    ['a BigInt', odd({ facts: { blocks: { value: 3n } } })],
    ['a cycle', odd({ facts: cycle() })],
    ['no facts', odd({ facts: undefined })],
    ['no error', odd({ error: undefined })],
    ['an error without words', odd({ error: { code: 'auth', message: 1 } })],
  ])('may answer with %s for one component', async (_, answer) => {
    const { knex, run, source, reading, states, logger } = await start(25);
    source.answer = name => (name === 'm003' ? answer : three);
    expect(await run()).toBe(25);
    expect(await states()).toBe(`pppe${'p'.repeat(21)}`);
    expect((await reading('m003')).error).toMatchObject({
      code: 'bad-payload',
      message: expect.stringContaining('cannot be recorded'),
    });
    expect(logger.error).toHaveBeenCalledWith(
      'A fact collector gave something that cannot be recorded.',
      expect.objectContaining({ entityRef: 'component:default/m003' }),
    );
    expect(await knex('collection_batches')).toEqual([]);
  });

  it('may answer so when one component is read now', async () => {
    const { knex, run, readNow, source, reading, later } = await start(1);
    await run();
    later(MINUTE);
    source.answer = () => odd({ facts: { blocks: { value: 3n } } });
    const { id: componentId } = await knex('components').first('id');
    await readNow(componentId, new AbortController().signal);
    expect((await reading('m000')).error?.code).toBe('bad-payload');
  });

  it('may fail to tell whether it serves a component', async () => {
    const { run, collectors, reading, states } = await start(25);
    const [collector] = collectors.all();
    jest.spyOn(collector, 'serves').mockImplementation(({ metadata }) => {
      if (metadata.name === 'm003') {
        throw new Error('odd entity');
      }
      return true;
    });
    expect(await run()).toBe(25);
    expect(await states()).toBe(`pppe${'p'.repeat(21)}`);
    expect((await reading('m003')).error).toMatchObject({
      code: 'bad-payload',
    });
  });

  it('goes on with other batches if one cannot be read at all, and gives it up at last', async () => {
    const { knex, run, later, takeAsked, reading, logger } = await start(
      3 * BATCH,
    );
    await run();
    takeAsked();
    const [{ id: componentId }] = await knex('components').where({
      entity_ref: 'component:default/m003',
    });
    await knex('component_entities')
      .where({ component_id: componentId })
      .update({ entity: '{' });
    later(10 * MINUTE);
    expect(await run()).toBe(2 * BATCH);
    expect(takeAsked().map(([first]) => first)).toEqual(['m010', 'm020']);
    expect(logger.error).toHaveBeenCalledWith(
      'Something went wrong over a batch of ML components.',
      expect.objectContaining({ source: 'toy', attempts: 1 }),
    );
    expect(await knex('collection_batches')).toEqual([
      expect.objectContaining({ attempts: 1, claim: null }),
    ]);

    later(MINUTE);
    await run();
    later(2 * MINUTE);
    await run();
    expect(await knex('collection_batches')).toEqual([]);
    expect(
      await knex('collection_passes').orderBy('number', 'desc').first(),
    ).toMatchObject({ seen: 30, lost: 10, lost_in_row: 0, failed_in_row: 0 });
    expect((await reading('m005')).status).toBe('error');
    expect((await reading('m015')).status).toBe('fresh');
  });

  it('forgets an extra batch that cannot be read: the next pass has its components', async () => {
    const { knex, run, readSoon, later } = await start(3);
    await run();
    await knex('component_entities').update({ entity: '{' });
    await readSoon(await knex('components').pluck('id'));
    for (const minutes of [0, 1, 2]) {
      later(minutes * MINUTE);
      expect(await knex('collection_batches')).toHaveLength(1);
      await run();
    }
    expect(await knex('collection_batches')).toEqual([]);
  });

  it('reads components anew that are part of a pass, and neither read waits for the other', async () => {
    const { knex, run, readSoon, recorder, later, logger, takeAsked } =
      await start(2 * BATCH);
    await run();
    takeAsked();
    later(10 * MINUTE);
    await readSoon(await knex('components').limit(3).pluck('id'));
    const recorded = jest.spyOn(recorder, 'recordFacts');
    await run();
    expect(takeAsked().map(({ length }) => length)).toEqual([3, 10, 10]);
    expect(recorded.mock.calls.map(([, sets]) => sets.length)).toEqual([3, 0]);
    expect(logger.error).not.toHaveBeenCalled();
  });
});
