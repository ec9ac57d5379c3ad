import assert from 'node:assert/strict';
import { ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, test, TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../scripts/lib/ports.mjs';
import { LEASE_MS } from '../../plugins/ml-scorecards-backend/src/database/collectionClaims';
import { readPositions } from '../../plugins/ml-scorecards-backend/src/database/positions';
import { auditScorecards } from '../../plugins/ml-scorecards-backend/src/recording/auditScorecards';
import { openProduct } from '../organisation/openProduct';
import { entityOf } from '../organisation/workload';
import type { BackendOptions } from './backend';
import { startServer } from './databases';
import { checkOf, collectorsOf, configOf, SOURCES } from './oddRounds';
import { keepingLogger } from './Product';

const COMPONENTS = 200;
/**
 * Longer than anything takes on a slow machine; reached only when something hangs. Shorter than a lease: a backend that is
 * told to end hands on what it was reading.
 */
const PATIENCE_MS = LEASE_MS - 10_000;

/** What the collectors read: the round. It answers the first two replicas only when both have asked. */
async function startSource(t: TestContext) {
  const askedBy = new Set<string>();
  let round = 1;
  let bothAsk = () => {};
  const both = new Promise<void>(resolve => {
    bothAsk = resolve;
  });
  const server = createServer(async (request, response) => {
    askedBy.add(String(request.headers['x-replica']));
    if (askedBy.size === 2) {
      bothAsk();
    }
    await both;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ round }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    askedBy,
    setRound: (next: number) => {
      round = next;
    },
  };
}

async function startBackend(t: TestContext, options: BackendOptions) {
  const child: ChildProcess = fork(join(__dirname, 'backend.ts'), [], {
    execArgv: ['--require', '@backstage/cli/config/nodeTransform.cjs'],
    env: { ...process.env, NODE_ENV: 'development' },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const ended = once(child, 'exit');
  t.after(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  const errors: string[] = [];
  child.stderr?.on('data', data => errors.push(String(data)));
  const ready = new Promise<void>(resolve => {
    child.on('message', message => message === 'ready' && resolve());
  });
  child.send(options);
  await Promise.race([
    ready,
    ended.then(([code]) => {
      throw new Error(
        `The backend ended with ${code}:\n${errors.join('').slice(-2000)}`,
      );
    }),
  ]);
  return {
    /** Ends it in good order. */
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Asks a backend as somebody who is signed in there. */
async function get(port: number, path: string): Promise<any> {
  const base = `http://127.0.0.1:${port}/api`;
  const signedIn = await fetch(`${base}/auth/guest/refresh`, {
    headers: { 'x-requested-with': 'XMLHttpRequest' },
  });
  const { token } = ((await signedIn.json()) as any).backstageIdentity;
  const response = await fetch(`${base}/ml-scorecards/v1${path}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  assert.equal(response.status, 200, path);
  return response.json();
}

/** What the backends record, as the test looks at it. */
async function openRecorded(t: TestContext, options: BackendOptions) {
  const { knex, definitions, close } = await openProduct({
    config: configOf(options.database),
    collectors: collectorsOf(options),
    now: () => new Date(),
    logger: keepingLogger([]),
  });
  t.after(close);
  const positions = await readPositions(knex);
  const lettersOf = (table: string, source: string) => {
    const position = positions.checks.findIndex(
      ({ id }) => id === checkOf(source),
    );
    return knex(table).select(
      { component: 'component_id' },
      knex.raw('substr(states, ?, 1) as letter', [position + 1]),
    );
  };
  return {
    /** Waits until each source has its state for all components. */
    async settled(letter: 'p' | 'f') {
      const deadline = Date.now() + PATIENCE_MS;
      for (;;) {
        const done = await Promise.all(
          SOURCES.map(source => lettersOf('results', source)),
        );
        if (done.every(rows => countOf(rows, letter) === COMPONENTS)) {
          return;
        }
        assert.ok(Date.now() < deadline, 'not all is recorded');
        await sleep(100);
      }
    },
    /** The states that the check of a source has had of each component. */
    async historiesOf(source: string): Promise<string[]> {
      const histories = new Map<number, string>();
      for (const { component, letter } of await lettersOf(
        'transitions',
        source,
      ).orderBy('id')) {
        const history = histories.get(component) ?? '';
        histories.set(
          component,
          history.endsWith(letter) ? history : history + letter,
        );
      }
      return [...histories.values()];
    },
    async audit() {
      const report = await auditScorecards(knex, {
        definitions,
        now: new Date(),
      });
      return report.differences;
    },
  };
}

function countOf(rows: Array<{ letter: string }>, letter: string): number {
  return rows.filter(row => row.letter === letter).length;
}

describe('Two whole backends on one PostgreSQL', () => {
  let server: Awaited<ReturnType<typeof startServer>>;
  before(async () => {
    server = await startServer();
  });
  after(() => server?.stop());

  test('share the work, record each change once, and answer alike', async t => {
    const source = await startSource(t);
    const options = (replica: string, port: number): BackendOptions => ({
      replica,
      port,
      database: server.database('backends'),
      sourceUrl: source.url,
      entities: [...Array(COMPONENTS).keys()].map(entityOf),
    });
    // At once, as one that was given back can be the next one again.
    const ports = await Promise.all([freePort(), freePort()]);
    // One after the other, as they migrate the same database.
    const first = await startBackend(t, options('first', ports[0]));
    await startBackend(t, options('second', ports[1]));
    const recorded = await openRecorded(t, options('test', 0));

    await recorded.settled('p');
    source.setRound(2);
    await recorded.settled('f');
    assert.deepEqual([...source.askedBy].sort(), ['first', 'second']);

    const [one, other] = await Promise.all(
      ports.map(port => get(port, '/maturity?groupBy=owner')),
    );
    assert.equal(one.total.components, COMPONENTS);
    assert.deepEqual(one, other);

    // Whoever is left goes on alone.
    await first.stop();
    source.setRound(3);
    await recorded.settled('p');

    assert.deepEqual(await recorded.audit(), []);
    for (const check of SOURCES) {
      const histories = await recorded.historiesOf(check);
      assert.equal(histories.length, COMPONENTS);
      assert.deepEqual(
        new Set(histories.map(states => states.replace(/^u/, ''))),
        new Set(['pfp']),
      );
    }
  });
});
