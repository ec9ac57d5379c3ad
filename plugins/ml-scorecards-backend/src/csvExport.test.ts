import { mockCredentials } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { once } from 'node:events';
import { get, IncomingMessage } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import request from 'supertest';
import { ALLOW, DENY, ownedBy, startApi } from './__testUtils__/api';
import { testDatabases } from './__testUtils__/databases';
import { awayFromMidnight } from './__testUtils__/date';

jest.setTimeout(30_000);

const PATH = '/api/ml-scorecards/v1/scorecards.csv';
const PART = 500;
const ROWS = 20_000;

const erin = mockCredentials.user.header('user:default/erin');
const service = mockCredentials.service.header();
const none = mockCredentials.none.header();

/** Components as evaluation leaves them; every fifth has another owner. Far more than fits between two sockets. */
async function fill(knex: Knex) {
  const long =
    knex.client.config.client === 'pg'
      ? `repeat('x', 1500)`
      : `replace(hex(zeroblob(750)), '0', 'x')`;
  await knex.raw(
    `with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < ${ROWS})
     insert into components (entity_uid, entity_ref, kind, title, sort_name, search_text, type, owner_ref, fingerprint, tier,
       level, target_level, gap, score, evaluated_at)
     select 'uid' || n, 'component:default/c' || n, 'component', '=1+' || n || ${long}, 'c' || (100000 + n), 'c' || n, 'ml-model',
       case when n % 5 = 0 then 'group:default/analytics' else 'group:default/risk' end, '', 'tier-' || (1 + n % 4),
       n % 4, 2, n % 7, (n % 100) / 100.0, '2026-01-01T00:00:00.000Z'
     from numbers`,
  );
  await knex.raw(
    `insert into component_owners (component_id, owner_ref) select id, owner_ref from components`,
  );
  await knex('recording_state').increment('epoch', 1);
}

function refsOf(csv: string): string[] {
  return csv
    .split('\r\n')
    .slice(1, -1)
    .map(line => line.split(',')[0].replaceAll('"', ''));
}

describe.each(testDatabases.eachSupportedId())(
  'the list as CSV on %s',
  databaseId => {
    let knex: Knex;
    let api: Awaited<ReturnType<typeof startApi>>;
    beforeAll(async () => {
      knex = await testDatabases.init(databaseId);
      api = await startApi({ knex });
      await fill(knex);
    });
    beforeEach(() => {
      api.policy.current = ALLOW;
    });
    /** Makes reading lists fail while some work is done. */
    const withoutTable = async <T>(work: () => Promise<T>): Promise<T> => {
      await knex.schema.renameTable('components', 'mislaid');
      try {
        return await work();
      } finally {
        await knex.schema.renameTable('mislaid', 'components');
      }
    };

    const ask = (query = '', as = erin) =>
      request(api.server).get(`${PATH}${query}`).set('authorization', as);
    /** Asks, and takes nothing of the answer yet. */
    const open = async (): Promise<IncomingMessage> => {
      const asked = get(`${api.base}/scorecards.csv`, {
        headers: { authorization: erin },
      });
      const [response] = await once(asked, 'response');
      return response;
    };
    /** Waits until no statement is asked any more, and says how many were. */
    const statementsUntilQuiet = async () => {
      let total = 0;
      for (let quiet = 0; quiet < 3; ) {
        const more = await api.statementsOf(() => wait(50));
        total += more;
        quiet = more === 0 ? quiet + 1 : 0;
      }
      return total;
    };

    it('is the whole list in its order, as a file', async () => {
      const statements = await api.statementsOf(async () => {
        const { status, headers, text } = await ask();
        expect(status).toBe(200);
        expect(headers).toMatchObject({
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': 'attachment; filename="ml-scorecards.csv"',
          'cache-control': 'private, no-cache',
        });
        expect(text).toMatch(/^\ufeff"entityRef",/);
        expect(text).toContain(`"component:default/c7","'=1+7xxx`);
        expect(refsOf(text)).toEqual(
          Array.from({ length: ROWS }, (_, n) => `component:default/c${n + 1}`),
        );
      });
      // The epoch, and each part once.
      expect(statements).toBe(1 + ROWS / PART);
    });

    it.each([
      '?orderBy=gap&order=desc&tier=tier-2',
      '?orderBy=score&level=gold&gap=true',
      '?orderBy=tier&order=desc',
      '?orderBy=owner&tier=tier-1',
      '?owner=group:default/analytics&text=99',
      '?owner=group:default/company&ownerOnly=true',
      '?owner=group:default/analytics&ownerOnly=true&text=9',
      '?check=no-such-check',
    ])('has the filters and the order of the list: %s', async query => {
      const listed: string[] = [];
      for (let cursor = ''; ; ) {
        const { body } = await request(api.server)
          .get(
            `/api/ml-scorecards/v1/scorecards${query}&limit=200&total=false${cursor}`,
          )
          .set('authorization', erin);
        listed.push(
          ...body.items.map((item: { entityRef: string }) => item.entityRef),
        );
        if (!body.nextCursor) {
          break;
        }
        cursor = `&cursor=${body.nextCursor}`;
      }
      expect(refsOf((await ask(query)).text)).toEqual(listed);
    });

    it('holds what the caller may read, who is asked about once', async () => {
      api.policy.current = ownedBy('group:default/analytics');
      api.asked.lists = 0;
      const { text } = await ask();
      expect(api.asked.lists).toBe(1);
      const refs = refsOf(text);
      expect(refs).toHaveLength(ROWS / 5);
      expect(
        refs.filter(ref => Number(ref.replace(/\D/g, '')) % 5 !== 0),
      ).toEqual([]);
      expect(text).not.toContain('group:default/risk');
      expect(refsOf((await ask('', service)).text)).toHaveLength(ROWS);

      api.policy.current = DENY;
      const nothing = await ask();
      expect(nothing.status).toBe(200);
      expect(refsOf(nothing.text)).toEqual([]);
      expect((await ask('', none)).status).toBe(401);
    });

    it('tells in one statement that nothing has changed', async () => {
      await awayFromMidnight(5_000);
      const { headers } = await ask('?level=gold');
      const again = () => ask('?level=gold').set('if-none-match', headers.etag);
      const statements = await api.statementsOf(async () => {
        expect((await again()).status).toBe(304);
      });
      expect(statements).toBe(1);
      // Who may not read everything has no tag: it would change with what they may not read.
      api.policy.current = ownedBy('group:default/analytics');
      const some = await again();
      expect([some.status, some.headers.etag]).toEqual([200, undefined]);
      expect(some.headers['cache-control']).toBe('private, no-cache');
      api.policy.current = ALLOW;
      await knex('recording_state').increment('epoch', 1);
      expect((await again()).status).toBe(200);
    });

    it('reads no more than the caller takes', async () => {
      const response = await open();
      // Whoever takes nothing lets little be read, however much there is: what is under way between two sockets.
      const early = await statementsUntilQuiet();
      expect(early).toBeLessThan((ROWS / PART) * 0.75);
      const chunks: Buffer[] = [];
      const rest = api.statementsOf(async () => {
        for await (const chunk of response) {
          chunks.push(chunk);
        }
      });
      expect(await rest).toBeGreaterThan(0);
      expect(refsOf(Buffer.concat(chunks).toString())).toHaveLength(ROWS);
    });

    it('stops when the caller goes away', async () => {
      const response = await open();
      await statementsUntilQuiet();
      response.destroy();
      // The part that was waiting may be followed by one that was being read.
      expect(await statementsUntilQuiet()).toBeLessThanOrEqual(2);
    });

    it('breaks off when it fails on the way, and never looks complete', async () => {
      const response = await open();
      await statementsUntilQuiet();
      const chunks: Buffer[] = [];
      await withoutTable(() =>
        expect(async () => {
          for await (const chunk of response) {
            chunks.push(chunk);
          }
        }).rejects.toThrow('aborted'),
      );
      expect(chunks.length).toBeGreaterThan(0);
      expect(response.complete).toBe(false);
    });

    it('answers with an error like any other when it fails at once', async () => {
      const { status, headers, text } = await withoutTable(async () => ask());
      expect(status).toBe(500);
      expect(headers['content-type']).toMatch('application/json');
      expect(headers['content-disposition']).toBeUndefined();
      expect(text).not.toContain('select');
    });

    it('refuses what the list refuses', async () => {
      expect((await ask('?level=platinum')).status).toBe(400);
    });

    it('answers HEAD without reading the list', async () => {
      const statements = await api.statementsOf(async () => {
        const { status, headers } = await request(api.server)
          .head(PATH)
          .set('authorization', erin);
        expect([status, headers['content-type']]).toEqual([
          200,
          'text/csv; charset=utf-8',
        ]);
      });
      expect(statements).toBe(2);
    });
  },
);
