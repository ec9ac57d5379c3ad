import { mockServices } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { mlComponent } from '../__testUtils__/components';
import { openTestDatabase, testDatabases } from '../__testUtils__/databases';
import { toyPipeline } from '../__testUtils__/toyPipeline';
import { recordingTransaction } from '../database/database';
import { WaiverService } from './WaiverService';

jest.setTimeout(60_000);

const ENTITY = { entityRef: 'component:default/a', check: 'few-blocks' };
const OMAR = 'user:default/omar';

describe.each(testDatabases.eachSupportedId())('waivers on %s', id => {
  const start = async () => {
    const knex = await openTestDatabase(id);
    const pipeline = await toyPipeline(knex);
    await pipeline.select([mlComponent('a')]);
    await pipeline.record(['a'], { blocks: { value: 5 } });
    const waivers = new WaiverService({
      knex,
      ...pipeline,
      logger: mockServices.logger.mock(),
      now: () => pipeline.clock.now,
      maxDays: 90,
    });
    await waivers.request({
      ...ENTITY,
      by: OMAR,
      request: { reason: 'Later', until: '2026-02-01', version: 0 },
    });
    return { knex, waivers };
  };
  const waiverIn = (knex: Knex) =>
    knex('waivers').first('state', 'reason', 'version');

  it('are decided about as they were looked at, whatever the next version would be', async () => {
    const { knex, waivers } = await start();
    await expect(
      waivers.decide({
        ...ENTITY,
        by: OMAR,
        decision: 'approve',
        body: { version: 2 },
      }),
    ).rejects.toMatchObject({ name: 'ConflictError' });
    await expect(
      waivers.request({
        ...ENTITY,
        by: OMAR,
        request: { reason: 'Never', until: '2026-03-01', version: 2 },
      }),
    ).rejects.toMatchObject({ name: 'ConflictError' });
    expect(await waiverIn(knex)).toEqual({
      state: 'requested',
      reason: 'Later',
      version: 1,
    });
  });

  if (id.startsWith('POSTGRES')) {
    it('are not approved by who asks anew while the approval waits for its turn', async () => {
      const { knex, waivers } = await start();
      const hasLooked = new Promise<void>(resolve => {
        knex.on('query-response', (_: unknown, { sql }: { sql: string }) => {
          if (/from waivers/.test(sql)) {
            resolve();
          }
        });
      });
      let approval: Promise<unknown> = Promise.resolve();
      await recordingTransaction(knex, async transaction => {
        // Guesses the version that the request will have, which is on its way.
        approval = waivers
          .decide({
            ...ENTITY,
            by: OMAR,
            decision: 'approve',
            body: { version: 2 },
          })
          .catch(error => error.name);
        await hasLooked;
        await transaction('waivers').update({ reason: 'Anew', version: 2 });
      });
      expect(await approval).toMatch(/ConflictError|NotAllowedError/);
      expect(await waiverIn(knex)).toEqual({
        state: 'requested',
        reason: 'Anew',
        version: 2,
      });
    });
  }
});
