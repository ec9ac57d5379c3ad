import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  createMockDirectory,
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import mlScorecardsPlugin from 'backstage-plugin-ml-scorecards-backend';
import { checksResponseSchema } from 'backstage-plugin-ml-scorecards-common';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, RequestListener, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { main } from './main';

jest.setTimeout(60_000);

const TOKEN = mockCredentials.user.token('user:default/erin');
const directory = createMockDirectory();

const check = (overrides: object) => ({
  title: 'A check',
  dimension: 'operability',
  requiredFor: ['tier-3'],
  why: 'It is for a test.',
  source: ['test'],
  ...overrides,
});

/** The real plugin with a component that is bronze and owes bronze, and may be silver. */
async function startPortal(checks: object) {
  const scheduler = mockServices.scheduler();
  const permissions = mockServices.permissions.mock();
  // What a policy says before it knows of which entity: all but the one below.
  permissions.authorizeConditional.mockImplementation(async requests =>
    requests.map(() => ({
      result: AuthorizeResult.CONDITIONAL,
      pluginId: 'catalog',
      resourceType: 'catalog-entity',
      conditions: {
        not: {
          rule: 'HAS_METADATA',
          resourceType: 'catalog-entity',
          params: { key: 'name', value: 'secret' },
        },
      },
    })),
  );
  permissions.authorize.mockImplementation(async requests =>
    requests.map(request => ({
      result: JSON.stringify(request).includes('secret')
        ? AuthorizeResult.DENY
        : AuthorizeResult.ALLOW,
    })),
  );
  const component = (name: string) => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      namespace: 'default',
      uid: `uid-of-${name}`,
      description: 'A model',
      labels: { 'mlscorecards.io/audience': 'internal' },
    },
    spec: { type: 'ml-model', lifecycle: 'production' },
  });
  const { server } = await startTestBackend({
    features: [
      mlScorecardsPlugin,
      permissions.factory,
      mockServices.httpAuth.factory({
        defaultCredentials: mockCredentials.none(),
      }),
      createServiceFactory({
        service: catalogServiceRef,
        deps: {},
        factory: () =>
          catalogServiceMock({
            entities: [component('fraud'), component('secret')],
          }),
      }),
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () => scheduler,
      }),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://portal.example' },
          backend: { baseUrl: 'http://portal.example' },
          mlScorecards: {
            checks,
            catalogueUrl: 'https://docs.example/catalogue/',
          },
        },
      }),
    ],
  });
  await scheduler.triggerTask('select-components');
  return addressOf(server);
}

function addressOf(server: Server): string {
  return `http://localhost:${(server.address() as AddressInfo).port}`;
}

/** Switches off whatever checks the plugin brings along. */
async function builtInChecksOff(): Promise<Record<string, false>> {
  const portal = await startPortal({});
  const response = await fetch(`${portal}/api/ml-scorecards/v1/checks`, {
    headers: { authorization: `Bearer ${TOKEN}` },
  });
  const { items } = checksResponseSchema.parse(await response.json());
  return Object.fromEntries(items.map(({ id }) => [id, false]));
}

async function run(args: string[], env: Record<string, string> = {}) {
  const out: string[] = [];
  const complaints: string[] = [];
  const code = await main(args, {
    print: line => out.push(line),
    complain: line => complaints.push(line),
    env: { BACKSTAGE_TOKEN: TOKEN, ...env },
    fetch,
  });
  const all = [...out, ...complaints].join('\n');
  expect(all).not.toContain(TOKEN);
  return { code, out: out.join('\n'), complaint: complaints.join('\n') };
}

describe('gate', () => {
  let portal: string;
  beforeAll(async () => {
    portal = await startPortal({
      ...(await builtInChecksOff()),
      described: check({
        level: 'bronze',
        passes: 'catalog.hasDescription',
        fix: 'Write metadata.description.',
      }),
      tested: check({
        title: 'It has tests',
        level: 'silver',
        passes: 'size(git.testFiles) > 0',
        fix: 'Write tests.',
      }),
      owned: check({
        level: 'gold',
        passes: 'catalog.ownerResolves',
        requiredFor: [],
        fix: 'Name an owner.',
      }),
    });
    directory.setContent({
      'good.yaml': 'git:\n  testFiles: [test_model.py]\n',
      'bad.json': JSON.stringify({ git: { testFiles: [] } }),
      'wrong-type.yaml': 'git: { testFiles: 3 }',
      'unknown-fact.yaml': 'git: { tests: [a] }',
      'prototype.json': '{"git": {"__proto__": ["a"]}}',
      'no-facts.yaml': 'testFiles: [a]',
      'broken.yaml': 'git: [',
    });
  });

  const gate = (...args: string[]) =>
    run([
      'gate',
      '--url',
      portal,
      '--entity',
      'component:default/fraud',
      ...args,
    ]);
  const facts = (file: string) => ['--facts', directory.resolve(file)];

  it.each([
    [['--level', 'bronze'], 0],
    [['--target'], 0],
    [['--level', 'silver'], 1],
    [['--level', 'gold'], 1],
    [['--max-gap', '1'], 0],
    [['--max-gap', '0'], 1],
    [['--target', '--max-gap', '0'], 1],
  ])('ends for %j with %i', async (args, code) => {
    const ended = await gate(...args);
    expect(ended.code).toBe(code);
    expect(ended.out).toMatch(code === 0 ? /^PASSED/ : /^FAILED/);
  });

  it('says what is missing, why, and what to do; unknown is no pass', async () => {
    const { code, out } = await gate('--level', 'silver');
    expect(code).toBe(1);
    expect(out).toContain('The level is bronze, and silver is asked for.');
    expect(out).toMatch(
      /^UNKNOWN {2}It has tests \(tested, silver, required\)\n +why +Git repository is not connected\.\n +do +Write tests\.$/m,
    );
    expect(out).not.toContain('owned');
  });

  it('judges facts that only the pipeline knows', async () => {
    const good = await gate('--level', 'silver', ...facts('good.yaml'));
    expect([good.code, good.out]).toEqual([
      0,
      expect.stringMatching(/^PASSED/),
    ]);
    const bad = await gate('--level', 'silver', ...facts('bad.json'));
    expect(bad.code).toBe(1);
    expect(bad.out).toMatch(/^FAIL +It has tests/m);
    expect(bad.out).toContain('git.testFiles is []');
    // Nothing of it was stored.
    expect((await gate('--level', 'silver')).code).toBe(1);
  });

  it.each([
    ['wrong-type.yaml', 'git.testFiles must be a list of texts'],
    ['unknown-fact.yaml', 'There is no fact git.tests'],
    ['prototype.json', '__proto__'],
    ['no-facts.yaml', 'testFiles'],
    ['broken.yaml', 'broken.yaml'],
    ['not-there.yaml', 'not-there.yaml'],
  ])('refuses %s', async (file, message) => {
    const { code, complaint } = await gate('--target', ...facts(file));
    expect(code).toBe(2);
    expect(complaint).toContain(message);
  });

  it('has an outcome for programs', async () => {
    const { code, out } = await gate('--level', 'silver', '--format', 'json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      outcome: 'below',
      level: 'bronze',
      missing: ['tested'],
      checks: expect.arrayContaining([
        expect.objectContaining({ id: 'tested', state: 'unknown' }),
      ]),
    });
  });

  it.each([
    ['what is not there', 'component:default/missing'],
    ['what may not be read', 'component:default/secret'],
  ])('cannot tell of %s', async (_, entity) => {
    const { code, complaint } = await gate('--target', '--entity', entity);
    expect(code).toBe(3);
    expect(complaint).toContain(`There is no scorecard of ${entity}`);
    const lenient = await gate(
      ...['--target', '--entity', entity, '--on-error', 'pass'],
    );
    expect(lenient.code).toBe(0);
    expect(lenient.complaint).toMatch(/^UNKNOWN.*--on-error pass/);
  });

  it('says that a token is missing, or not taken', async () => {
    const args = ['gate', '--url', portal, '--entity', 'fraud', '--target'];
    const none = await run(args, { BACKSTAGE_TOKEN: '' });
    expect(none.code).toBe(3);
    expect(none.complaint).toContain('the variable BACKSTAGE_TOKEN holds none');
    const wrong = await run([...args, '--token-env', 'OTHER'], {
      OTHER: 'not-a-token',
    });
    expect(wrong.code).toBe(3);
    expect(wrong.complaint).toContain('does not take the token in OTHER');
    expect(wrong.complaint).not.toContain('not-a-token');
    const spoilt = await run(args, { BACKSTAGE_TOKEN: 'two\nlines' });
    expect(spoilt.code).toBe(2);
    expect(spoilt.complaint).not.toContain('lines\n');
    expect(spoilt.complaint).not.toContain('two');
  });

  it('runs from a shell', async () => {
    const child = spawn(
      process.execPath,
      [
        resolve(__dirname, '../bin/backstage-plugin-ml-scorecards-cli'),
        ...['gate', '--url', portal, '--entity', 'fraud', '--level', 'silver'],
      ],
      { env: { ...process.env, NODE_ENV: undefined, BACKSTAGE_TOKEN: TOKEN } },
    );
    const [out, complaint, [code]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'close'),
    ]);
    expect({ code, complaint }).toEqual({ code: 1, complaint: '' });
    expect(out).toMatch(/^FAILED[^]*It has tests[^]*\n$/);
  });
});

describe('a portal that does not tell', () => {
  const servers: Server[] = [];
  afterEach(async () => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    }
  });
  const serve = async (listener: RequestListener) => {
    const server = createServer(listener);
    servers.push(server);
    server.listen(0, 'localhost');
    await once(server, 'listening');
    return addressOf(server);
  };
  const ask = (url: string, ...args: string[]) =>
    run(['gate', '--url', url, '--entity', 'fraud', '--target', ...args]);

  it.each<[string, RequestListener, string]>([
    [
      'fails',
      (_, response) => response.writeHead(503).end('{}'),
      'answered with 503',
    ],
    [
      'says no',
      (_, response) => response.writeHead(403).end('no'),
      'answered with 403',
    ],
    [
      'shows a page to sign in',
      (_, response) =>
        response.writeHead(200, { 'content-type': 'text/html' }).end('<html>'),
      'something else than a scorecard',
    ],
    [
      'is another version',
      (_, response) => response.writeHead(200).end('{"level":"platinum"}'),
      'something else than a scorecard',
    ],
    [
      'breaks off',
      (_, response) => {
        response.writeHead(200, { 'content-length': '100' }).write('{');
        response.destroy();
      },
      'cannot be asked',
    ],
    [
      'tells what it was asked',
      ({ headers }, response) =>
        response.writeHead(500, { 'content-type': 'application/json' }).end(
          JSON.stringify({
            error: { name: 'Error', message: `Bad ${headers.authorization}` },
            response: { statusCode: 500 },
          }),
        ),
      'Bad Bearer ***',
    ],
  ])('ends with 3 if it %s', async (_, listener, message) => {
    const { code, complaint } = await ask(await serve(listener));
    expect(complaint).toContain(message);
    expect(code).toBe(3);
  });

  it('ends with 3 if nobody is there, and with 0 if told so', async () => {
    const url = await serve(() => {});
    servers[0].close();
    await once(servers.pop()!, 'close');
    const { code, complaint } = await ask(url);
    expect([code, complaint]).toEqual([
      3,
      expect.stringContaining('cannot be asked'),
    ]);
    expect((await ask(url, '--on-error', 'pass')).code).toBe(0);
  });

  it('ends with 3 when the time is over, also within an answer', async () => {
    for (const listener of [
      () => {},
      (_: unknown, response: Parameters<RequestListener>[1]) =>
        response.writeHead(200).write('{'),
    ]) {
      const { code, complaint } = await ask(
        await serve(listener),
        ...['--timeout', '1'],
      );
      expect(complaint).toContain('did not answer within 1 seconds');
      expect(code).toBe(3);
    }
  });

  it('does not take the token anywhere else', async () => {
    const asked: unknown[] = [];
    const other = await serve((request, response) => {
      asked.push(request.headers);
      response.end('{}');
    });
    const url = await serve((_, response) =>
      response.writeHead(307, { location: `${other}/login?secret=1` }).end(),
    );
    const { code, complaint } = await ask(url);
    expect(code).toBe(3);
    expect(complaint).toContain(`leads on to ${other}`);
    expect(complaint).not.toContain('secret');
    expect(asked).toEqual([]);
  });
});

describe('the command', () => {
  it('says what it does', async () => {
    const all = await run(['--help']);
    expect([all.code, all.out]).toEqual([
      0,
      expect.stringContaining('gate [options]'),
    ]);
    const gate = await run(['gate', '--help']);
    expect(gate.code).toBe(0);
    for (const option of ['url', 'level', 'target', 'facts', 'on-error']) {
      expect(gate.out).toMatch(new RegExp(`^  --${option} `, 'm'));
    }
  });

  it.each([
    [[], 'Usage:'],
    [['open'], 'There is no command "open"'],
    [['gate'], '--url'],
  ])('refuses %j', async (args, message) => {
    const { code, complaint } = await run(args);
    expect(code).toBe(2);
    expect(complaint).toContain(message);
  });
});
