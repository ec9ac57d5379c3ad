import { AuditorService } from '@backstage/backend-plugin-api';
import { JsonObject } from '@backstage/types';
import { Knex } from 'knex';
import assert from 'node:assert/strict';
import { ChildProcess, fork } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test, TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  mlComponent,
  selected,
} from '../../plugins/ml-scorecards-backend/src/__testUtils__/components';
import { syncComponents } from '../../plugins/ml-scorecards-backend/src/database/syncComponents';
import { auditScorecards } from '../../plugins/ml-scorecards-backend/src/recording/auditScorecards';
import { auditLeftStatements } from '../../plugins/ml-scorecards-backend/src/service/auditLeftStatements';
import { openProduct } from '../organisation/openProduct';
import { draw } from '../organisation/workload';
import { startServer, temporaryFolder } from './databases';
import { keepingLogger } from './Product';
import { END_POINTS, type EndPoint, type TickerOptions } from './ticker';

/*
 * People tick items, and the process that serves them is killed between the request and the answer. Each tick is there as
 * a whole, with what was stated and with an entry in the audit log, or it is not there at all. FAULTS_SEED repeats the
 * moments of an earlier run, as far as the machine is as fast.
 */

/** Between request and answer, on each of the two databases. Each point of a request is met, and the others are moments. */
const KILLS = 100;
/** Kills after the answer do not count; more of them than this would say that the moments are badly chosen. */
const MOST_KILLS = 3 * KILLS;
const PATIENCE_MS = 60_000;
const OWNER = 'user:default/mock';
const ITEM = 'checklists/before-scaling/items/cost-benefit-analysis-completed';

const seed = Number(process.env.FAULTS_SEED ?? randomInt(1_000_000));

/** A process that serves one request. It comes up while the one before is being killed. */
class Ticker {
  private readonly child: ChildProcess;
  private readonly stderr: string[] = [];
  private readonly port: Promise<number>;

  constructor(options: TickerOptions) {
    this.child = fork(join(__dirname, 'ticker.ts'), [], {
      execArgv: ['--require', '@backstage/cli/config/nodeTransform.cjs'],
      env: { ...process.env, NODE_ENV: 'development' },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.child.stderr?.on('data', data => this.stderr.push(String(data)));
    this.port = this.comesUp();
    // Whoever asks for it is told.
    this.port.catch(() => {});
    this.child.send(options);
  }

  private async comesUp(): Promise<number> {
    const served = new Promise<number>(resolve => {
      // The transform of Backstage's CLI sends messages of its own.
      this.child.on('message', (message: { port?: number }) => {
        if (message.port !== undefined) {
          resolve(message.port);
        }
      });
    });
    return Promise.race([
      served,
      once(this.child, 'exit').then(([code, signal]) => {
        throw new Error(
          `It ended by ${code ?? signal}: ${this.stderr.join('')}`,
        );
      }),
    ]);
  }

  /** Gives the answer; undefined if there was none. */
  async tick(
    version: number,
  ): Promise<{ readonly status: number; readonly body: string } | undefined> {
    const url = `http://127.0.0.1:${await this
      .port}/scorecards/component/default/a/${ITEM}`;
    try {
      const response = await fetch(url, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          ticked: version % 2 === 0,
          note: `Version ${version + 1}`,
          evidenceUrl: `https://wiki.example.com/${version + 1}`,
          version,
        }),
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      return { status: response.status, body: await response.text() };
    } catch {
      return undefined;
    }
  }

  ready(): Promise<number> {
    return this.port;
  }

  async kill(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      const ended = once(this.child, 'exit');
      this.child.kill('SIGKILL');
      await ended;
    }
  }
}

async function openDatabaseWithComponent(database: JsonObject) {
  const product = await openProduct({
    config: { backend: { database } },
    collectors: [],
    now: () => new Date(),
    logger: keepingLogger([]),
  });
  const { knex, positions, recorder } = product;
  await syncComponents(knex, [selected(mlComponent('a', { owner: OWNER }))], {
    positions,
    now: () => new Date(),
    allowMassRemoval: false,
  });
  const ids: number[] = await knex('components').pluck('id');
  await recorder.recordFacts({ source: 'catalog', timeToLiveMs: PATIENCE_MS }, [
    {
      componentId: ids[0],
      startedAt: new Date(),
      fingerprint: await fingerprintOf(knex),
      facts: {},
    },
  ]);
  return product;
}

async function fingerprintOf(knex: Knex): Promise<string> {
  const component = await knex('components').first('fingerprint');
  return component.fingerprint;
}

/** The version of the item, and that all that belongs to it is there: no more, and no less. */
async function wholeVersion(knex: Knex): Promise<number> {
  const item = await knex('checklist_items').first();
  const statements = await knex('statements').orderBy('id');
  const version: number = item?.version ?? 0;
  assert.deepEqual(
    statements.map(({ after: told }) => JSON.parse(told).version),
    Array.from({ length: version }, (_, index) => index + 1),
  );
  if (item) {
    const { ticked, note, evidenceUrl, by, at } = JSON.parse(
      statements.at(-1).after,
    );
    assert.deepEqual(
      [Boolean(item.ticked), item.note, item.evidence_url],
      [ticked, note, evidenceUrl],
    );
    assert.deepEqual([item.changed_by, item.changed_at], [by, at]);
    assert.equal(item.note, `Version ${version}`);
  }
  return version;
}

interface AuditLine {
  readonly status: 'initiated' | 'succeeded' | 'failed';
  readonly statement?: number;
}

/** The entries that were written to their end: a process can be killed in the middle of one. */
function readAuditLog(path: string): AuditLine[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter(line => isWhole(line))
    .map(line => JSON.parse(line))
    .map(({ status, meta }) => ({ status, statement: meta?.statement }));
}

function isWhole(line: string): boolean {
  try {
    return typeof JSON.parse(line) === 'object';
  } catch {
    return false;
  }
}

async function killAgainAndAgain(t: TestContext, database: JsonObject) {
  t.diagnostic(`seed ${seed}: FAULTS_SEED=${seed} repeats it`);
  const folder = temporaryFolder();
  t.after(folder.remove);
  const auditLog = join(
    (folder.database.connection as JsonObject).directory as string,
    'audit.log',
  );
  writeFileSync(auditLog, '');
  const product = await openDatabaseWithComponent(database);
  t.after(() => product.close());
  const { knex } = product;

  const endPointOf = (kill: number): EndPoint | undefined => END_POINTS[kill];
  const start = (kill: number) =>
    new Ticker({ database, auditLog, owner: OWNER, endAt: endPointOf(kill) });
  let ticker = start(0);
  let next = start(1);
  t.after(() => Promise.all([ticker.kill(), next.kill()]));

  const ends = { answered: 0, written: 0, 'not written': 0 };
  let version = 0;
  /** About as long as a request takes in a process that has just come up; learned as it goes. */
  let longestMs = 200;
  for (let kill = 0; ends.written + ends['not written'] < KILLS; kill += 1) {
    assert.ok(kill < MOST_KILLS, JSON.stringify(ends));
    await ticker.ready();
    const answer = ticker.tick(version);
    if (!endPointOf(kill)) {
      await Promise.race([answer, sleep(draw(seed, kill) * longestMs)]);
    } else {
      await answer;
    }
    await ticker.kill();
    const answered = await answer;
    const after = await wholeVersion(knex);
    assert.ok(
      after === version || after === version + 1,
      `${version} became ${after}`,
    );
    // What was answered is there.
    if (answered) {
      const { status, body } = answered;
      assert.equal(status, 200, body);
      assert.equal(after, version + 1);
    }
    const notWritten = after === version;
    if (answered) {
      ends.answered += 1;
      longestMs *= 0.7;
    } else {
      longestMs *= 1.15;
      ends[notWritten ? 'not written' : 'written'] += 1;
    }
    version = after;
    ticker = next;
    next = start(kill + 2);
  }
  t.diagnostic(JSON.stringify(ends));
  // Each point of a request was met: two of them before anything is written for good.
  assert.ok(ends.written >= 3 && ends['not written'] >= 3);

  await tellWhatIsLeft(knex, auditLog);
  const made: number[] = await knex('statements').orderBy('id').pluck('id');
  const told = readAuditLog(auditLog).filter(
    ({ status }) => status === 'succeeded',
  );
  assert.deepEqual(
    [...new Set(told.map(({ statement }) => statement))].sort(
      (a, b) => a! - b!,
    ),
    made,
  );
  assert.equal(
    await knex('statements').where({ audited: false }).first(),
    undefined,
  );

  await product.recorder.evaluateAll();
  const report = await auditScorecards(knex, {
    definitions: product.definitions,
    now: new Date(),
  });
  assert.deepEqual(report.differences, []);
}

/** What the next backend does that comes up. */
async function tellWhatIsLeft(knex: Knex, auditLog: string): Promise<void> {
  const auditor: AuditorService = {
    createEvent: async ({ meta }) => ({
      success: async () => {
        const line = { status: 'succeeded', meta };
        writeFileSync(auditLog, `\n${JSON.stringify(line)}`, { flag: 'a' });
      },
      fail: async () => {},
    }),
  };
  const inAnHour = new Date(Date.now() + 60 * 60 * 1000);
  await auditLeftStatements({
    knex,
    auditor,
    logger: keepingLogger([]),
    now: inAnHour,
  });
}

describe('Ticks of which the process is killed', { concurrency: true }, () => {
  let server: Awaited<ReturnType<typeof startServer>>;

  before(async () => {
    server = await startServer();
  });
  after(async () => {
    await server.stop();
  });

  test('are there as a whole or not at all on PostgreSQL', async t => {
    await killAgainAndAgain(t, server.database('ticks'));
  });

  test('are there as a whole or not at all on SQLite', async t => {
    const folder = temporaryFolder();
    t.after(folder.remove);
    await killAgainAndAgain(t, folder.database);
  });
});
