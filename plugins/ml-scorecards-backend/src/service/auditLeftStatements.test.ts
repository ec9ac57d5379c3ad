import { mockServices } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { MadeStatement } from '../database/statements';
import { requestWaiver, withdrawWaiver } from '../database/waivers';
import { auditLog } from '../__testUtils__/auditLog';
import { mlComponent } from '../__testUtils__/components';
import { openTestDatabase, testDatabases } from '../__testUtils__/databases';
import { toyPipeline } from '../__testUtils__/toyPipeline';
import { auditLeftStatements } from './auditLeftStatements';

jest.setTimeout(60_000);

const MINUTE = 60_000;

describe.each(testDatabases.eachSupportedId())(
  'statements that nobody audited on %s',
  id => {
    let knex: Knex;
    let made: MadeStatement;
    const at = new Date('2026-01-01T12:00:00Z');
    const key = { componentId: 1, checkId: 'few-blocks' };
    const change = { by: 'user:default/erin', at, version: 0 };

    beforeEach(async () => {
      knex = await openTestDatabase(id);
      const pipeline = await toyPipeline(knex);
      await pipeline.select([mlComponent('a')]);
      await pipeline.record(['a'], { blocks: { value: 5 } });
      key.componentId = (await knex('components').first('id')).id;
      made = await requestWaiver(knex, key, {
        ...change,
        reason: 'Next week.',
        until: '2026-01-08',
      });
    });

    const after = (milliseconds: number) =>
      new Date(at.getTime() + milliseconds);
    const tell = (
      { auditor }: ReturnType<typeof auditLog>,
      now: Date,
      logger = mockServices.logger.mock(),
    ) => auditLeftStatements({ knex, auditor, logger, now });

    it('are told once, with their ids and with what they changed', async () => {
      const log = auditLog();
      const now = after(3 * MINUTE);
      expect(await tell(log, now)).toBe(1);
      expect(log.told).toEqual([
        {
          eventId: 'statement-recovered',
          statement: made.id,
          entityRef: 'component:default/a',
          kind: 'waiver',
          action: 'request',
          subject: 'few-blocks',
          by: 'user:default/erin',
          at: at.toISOString(),
          before: null,
          after: expect.objectContaining({
            state: 'requested',
            reason: 'Next week.',
          }),
        },
      ]);
      expect(await tell(log, now)).toBe(0);
      expect(log.told).toHaveLength(1);
    });

    it('are left alone while their requests may still tell', async () => {
      const log = auditLog();
      expect(await tell(log, after(MINUTE))).toBe(0);
      expect(log.told).toEqual([]);
    });

    it('are told oldest first, and again if the audit log did not take them, which keeps no other back', async () => {
      const withdrawn = await withdrawWaiver(knex, key, {
        ...change,
        version: 1,
      });
      const log = auditLog();
      log.auditor.createEvent.mockRejectedValueOnce(
        new Error('The log is down'),
      );
      const now = after(3 * MINUTE);
      const logger = mockServices.logger.mock();
      expect(await tell(log, now, logger)).toBe(1);
      expect(log.told).toMatchObject([{ statement: withdrawn.id }]);
      expect(logger.error.mock.calls).toEqual([
        [expect.any(String), expect.any(Error)],
      ]);
      expect(logger.error.mock.calls[0][1]).toMatchObject({
        message: 'The log is down',
        eventId: 'statement-recovered',
        failed: 1,
        first: made.id,
      });
      expect(await tell(log, now, logger)).toBe(1);
      expect(log.told).toMatchObject([
        { action: 'withdraw', after: null },
        { action: 'request' },
      ]);
      expect(await tell(log, now, logger)).toBe(0);
      expect(logger.error).toHaveBeenCalledTimes(1);
    });

    it('are all told when there are many, and tried once in a run', async () => {
      const { id: _, ...row } = await knex('statements').first();
      await knex.batchInsert(
        'statements',
        Array.from({ length: 249 }, () => ({ ...row })),
        50,
      );
      const log = auditLog();
      log.auditor.createEvent.mockRejectedValueOnce(new Error('Too odd'));
      expect(await tell(log, after(3 * MINUTE))).toBe(249);
      expect(log.auditor.createEvent).toHaveBeenCalledTimes(250);
      log.auditor.createEvent.mockRejectedValue(new Error('The log is down'));
      expect(await tell(log, after(3 * MINUTE))).toBe(0);
      expect(log.auditor.createEvent).toHaveBeenCalledTimes(251);
    });

    it('are left for the next run when this one is stopped', async () => {
      const stopped = AbortSignal.abort(new Error('Shut down'));
      const { auditor, told } = auditLog();
      await expect(
        auditLeftStatements({
          knex,
          auditor,
          logger: mockServices.logger.mock(),
          now: after(3 * MINUTE),
          signal: stopped,
        }),
      ).rejects.toThrow('Shut down');
      expect(told).toEqual([]);
    });
  },
);
