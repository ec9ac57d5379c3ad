import { mockServices } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { auditLog } from '../__testUtils__/auditLog';
import { openTestDatabase, testDatabases } from '../__testUtils__/databases';
import {
  OMAR,
  StatementsApi,
  startStatementsApi,
} from '../__testUtils__/statementsApi';
import { auditLeftPushes } from './auditLeftPushes';

jest.setTimeout(60_000);

const MINUTE = 60_000;
const FRAUD = 'component:default/fraud';
const PIPELINE = 'external:pipeline';

describe.each(testDatabases.eachSupportedId())(
  'pushes that nobody audited on %s',
  id => {
    let knex: Knex;
    let api: StatementsApi;

    beforeEach(async () => {
      knex = await openTestDatabase(id);
      api = await startStatementsApi(knex);
    });

    /** What is left of a push by a process that ended before it could tell. */
    const push = async (detected: boolean, at: string) => {
      const { unaudited } = await api.pipeline.recorder.recordPush({
        componentId: (
          await knex('components').where({ entity_ref: FRAUD }).first('id')
        ).id,
        entityRef: FRAUD,
        source: 'drift',
        facts: { detected: { value: detected } },
        collectedAt: new Date(at),
        by: PIPELINE,
        timeToLiveMs: 60 * MINUTE,
      });
      return unaudited;
    };
    const tell = ({ auditor }: ReturnType<typeof auditLog>, minutes = 3) =>
      auditLeftPushes({
        knex,
        auditor,
        logger: mockServices.logger.mock(),
        now: new Date(api.pipeline.clock.now.getTime() + minutes * MINUTE),
      });

    it('are told once and oldest first, each with what it changed, also if the component is gone', async () => {
      const first = await push(true, '2026-01-01T11:30:00.000Z');
      const second = await push(false, '2026-01-01T11:40:00.000Z');
      await api.pipeline.select([]);
      const log = auditLog();
      expect(await tell(log)).toBe(2);
      const about = {
        eventId: 'facts-push-recovered',
        entityRef: FRAUD,
        source: 'drift',
        by: PIPELINE,
        at: '2026-01-01T12:00:00.000Z',
      };
      expect(log.told).toEqual([
        {
          ...about,
          push: first,
          collectedAt: '2026-01-01T11:30:00.000Z',
          before: { detected: null },
          after: { detected: 'true' },
        },
        {
          ...about,
          push: second,
          collectedAt: '2026-01-01T11:40:00.000Z',
          before: { detected: 'true' },
          after: { detected: 'false' },
        },
      ]);
      expect(await tell(log)).toBe(0);
    });

    it('are left alone while their requests may still tell, and kept while the audit log is down, without keeping others back', async () => {
      const first = await push(true, '2026-01-01T11:30:00.000Z');
      const second = await push(false, '2026-01-01T11:40:00.000Z');
      const log = auditLog();
      expect(await tell(log, 1)).toBe(0);
      log.auditor.createEvent.mockRejectedValueOnce(
        new Error('The log is down'),
      );
      expect(await tell(log)).toBe(1);
      expect(log.told).toMatchObject([{ push: second }]);
      expect(await tell(log)).toBe(1);
      expect(log.told).toMatchObject([{ push: second }, { push: first }]);
    });

    it('are not those that a request has told of, or that changed nothing', async () => {
      const body = {
        entityRef: FRAUD,
        source: 'drift',
        facts: { detected: true },
        collectedAt: '2026-01-01T11:30:00Z',
      };
      for (const outcome of ['recorded', 'recorded']) {
        const { body: answer } = await api.post(OMAR, '/v1/facts', body);
        expect(answer).toMatchObject({ outcome });
      }
      expect(api.audited).toMatchObject([
        { outcome: 'success', meta: { push: expect.any(Number) } },
        { outcome: 'success', meta: { outcome: 'recorded' } },
      ]);
      expect(await push(true, '2026-01-01T11:20:00.000Z')).toBeUndefined();
      const log = auditLog();
      expect(await tell(log)).toBe(0);
      expect(log.told).toEqual([]);
    });
  },
);
