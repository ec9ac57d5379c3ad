import { mlComponent } from '../__testUtils__/components';
import { openTestDatabase, testDatabases } from '../__testUtils__/databases';
import {
  START,
  TOY_CHECKS,
  toyDefinitions,
  toyPipeline,
} from '../__testUtils__/toyPipeline';

jest.setTimeout(60_000);

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
