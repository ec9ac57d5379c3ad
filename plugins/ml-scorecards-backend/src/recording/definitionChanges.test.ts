import { mlComponent } from '../__testUtils__/components';
import { openTestDatabase, testDatabases } from '../__testUtils__/databases';
import {
  START,
  TOY_CHECKS,
  toyCheck,
  toyDefinitions,
  toyPipeline,
} from '../__testUtils__/toyPipeline';

jest.setTimeout(60_000);

describe.each(testDatabases.eachSupportedId())(
  'two replicas with different definitions on %s',
  id => {
    it('put what they change about each other’s results down to the definitions, and never to the facts', async () => {
      const knex = await openTestDatabase(id);
      const clock = { now: START };
      const [former, next] = [3, 5].map(least =>
        toyDefinitions([toyCheck('blocks', `toy.blocks >= ${least}`)]),
      );
      const old = await toyPipeline(knex, { clock, definitions: former });
      const young = await toyPipeline(knex, { clock, definitions: next });
      await old.select([mlComponent('a')]);
      await old.record(['a'], { blocks: { value: 4 } });
      await old.recorder.evaluateAll();
      const recordIn = async (replica: typeof old) => {
        old.later(1000);
        const playedAt = { value: clock.now.toISOString() };
        await replica.record(['a'], { blocks: { value: 4 }, playedAt });
      };
      await young.recorder.evaluateAll();
      await recordIn(old);
      await recordIn(young);
      await old.select([mlComponent('a', { lifecycle: 'deprecated' })]);
      expect(
        await knex('transitions')
          .orderBy('id')
          .select('states', 'cause', 'source'),
      ).toEqual([
        { states: 'p', cause: 'facts', source: 'toy' },
        { states: 'f', cause: 'definitions', source: null },
        { states: 'p', cause: 'definitions', source: null },
        { states: 'f', cause: 'definitions', source: null },
        { states: 'p', cause: 'definitions', source: null },
      ]);
    });
  },
);

describe.each(testDatabases.eachSupportedId())(
  'the log of definitions on %s',
  id => {
    it('tells when all components were evaluated with others, and nothing of the first ones', async () => {
      const knex = await openTestDatabase(id);
      const clock = { now: START };
      const sweep = async (checks: readonly object[]) => {
        const definitions = toyDefinitions(checks);
        const pipeline = await toyPipeline(knex, { clock, definitions });
        pipeline.later(1000);
        await pipeline.select([mlComponent('a')]);
        await pipeline.recorder.evaluateAll();
        return definitions.fingerprint;
      };
      const changes = () =>
        knex('definition_changes').orderBy('id').select('at', 'definitions');

      await sweep(TOY_CHECKS);
      await sweep(TOY_CHECKS);
      expect(await changes()).toEqual([]);

      const fewer = await sweep(TOY_CHECKS.slice(1));
      await sweep(TOY_CHECKS.slice(1));
      const back = await sweep(TOY_CHECKS);
      expect(await changes()).toEqual([
        { at: '2026-01-01T00:00:03.000Z', definitions: fewer },
        { at: '2026-01-01T00:00:05.000Z', definitions: back },
      ]);
    });
  },
);
