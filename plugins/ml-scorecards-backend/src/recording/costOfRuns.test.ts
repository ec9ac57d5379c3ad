import { Knex } from 'knex';
import { mlComponent } from '../__testUtils__/components';
import { openTestDatabase, testDatabases } from '../__testUtils__/databases';
import { toyPipeline } from '../__testUtils__/toyPipeline';

jest.setTimeout(60_000);

const HOUR = 60 * 60 * 1000;

/** What a run says to the database. How long it takes is measured by the benchmark. */
interface RunCost {
  statements: number;
  /** Statements that change something, without those that only take their turn. */
  writes: string[];
}

const CHANGES = /^(insert|update|delete|with .* (insert|update|delete) )/i;
const TAKES_TURN = /^update .recording_state. set .id. = /;

async function costOf(
  knex: Knex,
  run: () => Promise<unknown>,
): Promise<RunCost> {
  const cost: RunCost = { statements: 0, writes: [] };
  const listen = ({ sql }: { sql: string }) => {
    cost.statements += 1;
    if (CHANGES.test(sql) && !TAKES_TURN.test(sql)) {
      cost.writes.push(sql.slice(0, 60));
    }
  };
  knex.on('query', listen);
  await run();
  knex.removeListener('query', listen);
  return cost;
}

describe.each(testDatabases.eachSupportedId())('a run on %s', id => {
  async function start(count: number) {
    const knex = await openTestDatabase(id);
    const pipeline = await toyPipeline(knex);
    const names = Array.from({ length: count }, (_, n) => `m${n}`);
    await pipeline.select(
      names.map((name, n) =>
        mlComponent(name, { owner: `group:default/team-${n % 7}` }),
      ),
    );
    const facts = (blocks: number) => ({
      blocks: { value: blocks },
      playedAt: { value: pipeline.clock.now.toISOString() },
    });
    await pipeline.record(names, facts(1));
    return { knex, pipeline, names, facts };
  }

  it('records many components with as many statements as one', async () => {
    const { knex, pipeline, names, facts } = await start(200);
    const one = await costOf(knex, () =>
      pipeline.record(names.slice(0, 1), facts(5)),
    );
    const many = await costOf(knex, () =>
      pipeline.record(names.slice(1, 101), facts(5)),
    );
    expect(many.statements).toBe(one.statements);
    expect(many.statements).toBeLessThanOrEqual(20);
  });

  it('looks at all components with a statement for each batch, and writes only that it did', async () => {
    const { knex, pipeline } = await start(600);
    pipeline.later(HOUR);
    const { statements, writes } = await costOf(knex, () =>
      pipeline.recorder.evaluateAll(),
    );
    // Three batches; the others take the turn, say who is to be looked at, and that it is done.
    expect(statements).toBeLessThanOrEqual(3 + 12);
    expect(writes.every(sql => /recording_state|fences/.test(sql))).toBe(true);
  });

  it('writes rows for what changed, and none for the others', async () => {
    const { knex, pipeline, names, facts } = await start(200);
    const rowsOf = async () => {
      const tables = ['transitions', 'rollup_days'];
      const counts = await Promise.all(
        tables.map(table => knex(table).count({ count: '*' }).first()),
      );
      return counts.map(row => Number(row!.count));
    };
    const [transitions, days] = await rowsOf();
    const changed = names.slice(0, 3);
    await pipeline.record(changed, facts(5));
    // Of one day, on which all groups have a snapshot already.
    expect(await rowsOf()).toEqual([transitions + 3, days]);
    expect(
      await knex('components')
        .whereIn(
          'entity_ref',
          changed.map(name => `component:default/${name}`),
        )
        .pluck('pass_count'),
    ).toHaveLength(3);
  });
});
