import { createMockDirectory } from '@backstage/backend-test-utils';
import { DryRunReport } from 'backstage-plugin-ml-scorecards-common';
import knexFactory, { Knex } from 'knex';
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { mlComponent } from '../__testUtils__/components';
import { toyPipeline } from '../__testUtils__/toyPipeline';
import { openDatabase } from '../database/database';
import { main } from './main';

jest.setTimeout(120_000);

const REPORT: DryRunReport = {
  components: 2,
  at: '2026-01-01T00:00:00.000Z',
  problems: [],
  checks: [],
  advice: [],
  level: {
    up: { components: 0, examples: [] },
    down: { components: 0, examples: [] },
  },
  targetLevel: {
    up: { components: 0, examples: [] },
    down: { components: 0, examples: [] },
  },
  gap: {
    up: { components: 0, examples: [] },
    down: { components: 0, examples: [] },
  },
  newlyBelowTarget: { components: 0, examples: [] },
};

const LOWER: DryRunReport = {
  ...REPORT,
  checks: [
    {
      id: 'few-blocks',
      title: 'Few blocks',
      level: 'bronze',
      from: { pass: 2, fail: 0, unknown: 0, notApplicable: 0 },
      to: { pass: 1, fail: 1, unknown: 0, notApplicable: 0 },
    },
  ],
  level: {
    ...REPORT.level,
    down: {
      components: 1,
      examples: [
        { entityRef: 'component:default/a', from: 'bronze', to: 'none' },
      ],
    },
  },
};

describe('ml-scorecards', () => {
  const directory = createMockDirectory();
  const configFile = () => directory.resolve('app-config.yaml');

  beforeEach(() => {
    directory.setContent({
      'app-config.yaml': `
backend:
  baseUrl: https://portal.example.com
  database:
    client: better-sqlite3
    connection: { directory: '${directory.resolve('data')}' }
`,
      'overrides.yaml': `
mlScorecards:
  components: { kind: Component }
  checks: { environment-pinned: false }
`,
      'section.yaml': 'tiers: { tier-1: { targetLevel: silver } }',
      'wrong.yaml': 'chekcs: {}',
      'broken.yaml': 'checks: [',
      data: {},
    });
  });

  async function run(
    args: string[],
    answer: { status?: number; body?: unknown } = {},
  ) {
    const out: string[] = [];
    const complaints: string[] = [];
    const fetch = jest.fn(
      async (_url: RequestInfo | URL, _init?: RequestInit) =>
        new Response(JSON.stringify(answer.body ?? REPORT), {
          status: answer.status ?? 200,
          headers: { 'content-type': 'application/json' },
        }),
    );
    const code = await main(args, {
      print: line => out.push(line),
      complain: line => complaints.push(line),
      env: { ML_SCORECARDS_TOKEN: 'secret-token' },
      fetch,
      now: () => new Date('2026-02-01T00:00:00Z'),
    });
    return {
      code,
      out: out.join('\n'),
      complaint: complaints.join('\n'),
      fetch,
    };
  }

  it('says how it is used', async () => {
    expect(await run(['--help'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('audit [--repair]'),
    });
    expect((await run([])).code).toBe(2);
  });

  it.each([
    [['dance'], 'no command "dance"'],
    [['audit', '--fast'], '--fast'],
    [['audit', '--url', 'http://x'], '--url'],
    [['audit', 'file.yaml'], 'file.yaml'],
    [['dry-run'], 'Which file'],
    [['dry-run', 'a.yaml', '--repair'], '--repair'],
    [['dry-run', 'nowhere.yaml'], 'nowhere.yaml'],
    [['audit', '--config', '/nowhere.yaml'], 'configuration'],
  ])('refuses %j', async (args, complaint) => {
    const result = await run(args);
    expect(result.code).toBe(2);
    expect(result.complaint).toContain(complaint);
    expect(result.fetch).not.toHaveBeenCalled();
  });

  describe('audit', () => {
    const audit = (...args: string[]) =>
      run(['audit', '--config', configFile(), ...args]);

    async function withDatabase(work: (knex: Knex) => Promise<void>) {
      const knex = knexFactory({
        client: 'better-sqlite3',
        connection: {
          filename: directory.resolve('data/ml-scorecards.sqlite'),
        },
        useNullAsDefault: true,
      });
      await work(knex);
      await knex.destroy();
    }

    const fill = () =>
      withDatabase(async knex => {
        await openDatabase({ getClient: async () => knex });
        const { select, record } = await toyPipeline(knex);
        await select([mlComponent('a'), mlComponent('b')]);
        await record(['a', 'b'], { blocks: { value: 5 } });
      });

    it('finds nothing in a database that is in order', async () => {
      await fill();
      const result = await audit();
      expect(result).toMatchObject({ code: 0, complaint: '' });
      expect(result.out).toContain('2 components with results');
      expect(result.out).toContain('Everything fits together.');
    });

    it('finds differences, and mends them when told to', async () => {
      await fill();
      await withDatabase(async knex => {
        await knex('rollups').where({ group_kind: 'all' }).update({ gap: 7 });
      });
      const found = await audit();
      expect(found.code).toBe(1);
      expect(found.out).toMatch(/rollup {2}all: gap is 7, not \d/);

      const json = await audit('--json');
      expect(json.code).toBe(1);
      expect(JSON.parse(json.out)).toMatchObject({ counts: { rollup: 1 } });

      const mended = await audit('--repair');
      expect(mended.code).toBe(0);
      expect(mended.out).toContain('All of it is mended.');
      expect((await audit()).out).toContain('Everything fits together.');
    });

    it('makes no database and no tables', async () => {
      expect(await audit()).toMatchObject({
        code: 2,
        complaint: expect.stringContaining('There is no database'),
      });
      await withDatabase(async knex => {
        await knex.schema.createTable('other', table => table.integer('id'));
      });
      expect(await audit()).toMatchObject({
        code: 2,
        complaint: expect.stringContaining('does not have the tables'),
      });
      await withDatabase(async knex => {
        expect(await knex('sqlite_master').pluck('name')).toEqual(['other']);
      });
    });

    it('refuses a database of an older version, and leaves it alone', async () => {
      await fill();
      await withDatabase(async knex => {
        await knex('knex_migrations')
          .where({ id: knex('knex_migrations').max('id') })
          .delete();
      });
      expect(await audit('--repair')).toMatchObject({ code: 2 });
    });

    it('runs from a shell', async () => {
      await fill();
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        [
          resolve(__dirname, '../../bin/ml-scorecards'),
          ...['audit', '--config', configFile()],
        ],
        { encoding: 'utf8', env: { ...process.env, NODE_ENV: undefined } },
      );
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(stdout).toContain('Everything fits together.');
    });
  });

  describe('dry-run', () => {
    const dryRun = (
      file: string,
      answer?: { status?: number; body?: unknown },
      ...args: string[]
    ) =>
      run(
        ['dry-run', directory.resolve(file), '--config', configFile(), ...args],
        answer,
      );

    it.each([
      ['overrides.yaml', { checks: { 'environment-pinned': false } }],
      ['section.yaml', { tiers: { 'tier-1': { targetLevel: 'silver' } } }],
    ])('asks the portal about %s', async (file, body) => {
      const { code, out, fetch } = await dryRun(file);
      expect(code).toBe(0);
      expect(out).toContain('Evaluated 2 components. Nothing was written.');
      const [url, init] = fetch.mock.calls[0];
      expect(url).toBe(
        'https://portal.example.com/api/ml-scorecards/v1/definitions/dry-run',
      );
      expect(JSON.parse(String(init?.body))).toEqual(body);
      expect(new Headers(init?.headers).get('authorization')).toBe(
        'Bearer secret-token',
      );
    });

    it('asks another portal', async () => {
      const { fetch } = await run([
        'dry-run',
        directory.resolve('section.yaml'),
        '--url',
        'http://localhost:7007/',
      ]);
      expect(fetch.mock.calls[0][0]).toBe(
        'http://localhost:7007/api/ml-scorecards/v1/definitions/dry-run',
      );
    });

    it('ends otherwise when somebody would lose a level', async () => {
      const { code, out } = await dryRun('section.yaml', { body: LOWER });
      expect(code).toBe(1);
      expect(out).toMatch(/few-blocks +2\/0\/0\/0 +1\/1\/0\/0/);
      expect(out).toContain('component:default/a: bronze → none');
    });

    it('ends otherwise when a definition is wrong', async () => {
      const problem = { where: 'mlScorecards.checks.x', message: 'is wrong' };
      const { code, out } = await dryRun('section.yaml', {
        body: { ...REPORT, problems: [problem] },
      });
      expect(code).toBe(1);
      expect(out).toContain('mlScorecards.checks.x: is wrong');
    });

    it('gives the whole answer as JSON', async () => {
      const { out } = await dryRun('section.yaml', { body: LOWER }, '--json');
      expect(JSON.parse(out)).toEqual(LOWER);
    });

    it.each(['wrong.yaml', 'broken.yaml'])(
      'does not send %s anywhere',
      async file => {
        const { code, complaint, fetch } = await dryRun(file);
        expect(code).toBe(2);
        expect(complaint).toContain(file);
        expect(fetch).not.toHaveBeenCalled();
      },
    );

    it('says how to sign in, and never what with', async () => {
      const { code, complaint } = await dryRun('section.yaml', {
        status: 401,
        body: {
          error: {
            name: 'AuthenticationError',
            message: 'Missing credentials',
          },
          response: { statusCode: 401 },
        },
      });
      expect(code).toBe(2);
      expect(complaint).toContain('Missing credentials');
      expect(complaint).toContain('ML_SCORECARDS_TOKEN');
      expect(complaint).not.toContain('secret-token');
    });
  });
});
