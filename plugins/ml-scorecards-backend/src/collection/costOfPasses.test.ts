import { Knex } from 'knex';
import { openTestDatabase, testDatabases } from '../__testUtils__/databases';
import {
  BATCH,
  down,
  HOUR,
  MINUTE,
  toyCollection,
} from '../__testUtils__/toyCollection';

jest.setTimeout(120_000);

async function statementsOf(
  knex: Knex,
  work: () => Promise<unknown>,
): Promise<number> {
  let statements = 0;
  const count = () => {
    statements += 1;
  };
  knex.on('query', count);
  await work();
  knex.removeListener('query', count);
  return statements;
}

describe.each(testDatabases.eachSupportedId())('a pass on %s', id => {
  const start = async (batches: number) => {
    const knex = await openTestDatabase(id);
    const toy = await toyCollection(knex, { components: batches * BATCH });
    const { run } = toy.replica();
    const cost = () => statementsOf(knex, run);
    return { ...toy, run, cost };
  };

  /** What each batch takes, without what the pass takes once. */
  const costOfBatch = async (source: 'unchanged' | 'one in ten changes') => {
    const costs: number[] = [];
    for (const batches of [1, 20]) {
      const toy = await start(batches);
      await toy.run();
      toy.later(10 * MINUTE);
      toy.source.answer = name => ({
        facts: {
          blocks: {
            value:
              source === 'one in ten changes' && name.endsWith('7') ? 2 : 3,
          },
        },
      });
      costs.push(await toy.cost());
    }
    return (costs[1] - costs[0]) / 19;
  };

  it('takes two statements for a batch in which nothing changed: to claim it, and to see what is known', async () => {
    expect(await costOfBatch('unchanged')).toBeLessThanOrEqual(2.5);
  });

  it('records the changes of several batches together', async () => {
    expect(await costOfBatch('one in ten changes')).toBeLessThanOrEqual(4);
  });

  it('takes few statements even if there is but one batch', async () => {
    const { run, cost, later, source } = await start(1);
    await run();
    later(10 * MINUTE);
    const unchanged = await cost();
    // Ten of them read and finish the batch; the others plan the pass, and conclude it.
    expect(unchanged).toBeLessThanOrEqual(35);
    later(10 * MINUTE);
    source.answer = () => ({ facts: { blocks: { value: 2 } } });
    expect((await cost()) - unchanged).toBeLessThanOrEqual(15);
  });

  it('lets others have their turn between batches, also where nobody makes it wait', async () => {
    const { run, later } = await start(20);
    await run();
    later(10 * MINUTE);
    let turns = 0;
    let counting = true;
    const takeTurn = () => {
      turns += 1;
      if (counting) {
        setImmediate(takeTurn);
      }
    };
    setImmediate(takeTurn);
    await run();
    counting = false;
    expect(turns).toBeGreaterThanOrEqual(20);
  });

  it('is given up with as many statements if much of it is left as if little is', async () => {
    const costs: number[] = [];
    for (const batches of [5, 60]) {
      const { run, cost, later, source, reading } = await start(batches);
      await run();
      later(HOUR);
      source.answer = () => down;
      const attempts: number[] = [];
      for (let minutes = 0; minutes < 30; minutes += 1) {
        attempts.push(await cost());
        later(MINUTE);
      }
      expect((await reading('m001')).error?.message).toContain(
        `reached 0 of ${batches * BATCH} components`,
      );
      costs.push(attempts.reduce((sum, count) => sum + count, 0));
    }
    expect(costs[1]).toBe(costs[0]);
  });
});
