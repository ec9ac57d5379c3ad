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

    it('are told once, with their ids and with what they changed', async () => {
      const { auditor, told } = auditLog();
      const now = after(3 * MINUTE);
      expect(await auditLeftStatements({ knex, auditor, now })).toBe(1);
      expect(told).toEqual([
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
      expect(await auditLeftStatements({ knex, auditor, now })).toBe(0);
      expect(told).toHaveLength(1);
    });

    it('are left alone while their requests may still tell', async () => {
      const { auditor, told } = auditLog();
      expect(
        await auditLeftStatements({ knex, auditor, now: after(MINUTE) }),
      ).toBe(0);
      expect(told).toEqual([]);
    });

    it('are told oldest first, and again if the audit log did not take them', async () => {
      await withdrawWaiver(knex, key, { ...change, version: 1 });
      const { auditor, told } = auditLog();
      auditor.createEvent.mockRejectedValueOnce(new Error('The log is down'));
      const now = after(3 * MINUTE);
      await expect(auditLeftStatements({ knex, auditor, now })).rejects.toThrow(
        'The log is down',
      );
      expect(await auditLeftStatements({ knex, auditor, now })).toBe(2);
      expect(told).toMatchObject([
        { action: 'request' },
        { action: 'withdraw', after: null },
      ]);
    });
  },
);
