import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { collect, collectorOf } from './collectors';
import { MlflowServer } from './MlflowServer';

const MODELS = 1000;
const VERSIONS = 10;
const EXPERIMENTS = 100;

/**
 * Of 500 models or versions, of 1,000 experiments, and of 100 live runs; for each ten experiments, ten pages of runs and two
 * pages for each of two tags, and as many for drift as for runs; and if their runs are too many for that, five pages of runs
 * and of drift, and as many for the tags of each.
 */
const MOST_REQUESTS =
  MODELS / 500 +
  (MODELS * VERSIONS) / 500 +
  1 +
  MODELS / 100 +
  (EXPERIMENTS / 10) * (10 + 2 * 2 + 10) +
  EXPERIMENTS * (5 + 2 * 2 + 5);
/** Of the serving version, and of the one to go back to. */
const FILES = 2 * MODELS;

describe(`MLflow 3 with ${MODELS} models of ${VERSIONS} versions each`, () => {
  let server: MlflowServer;
  const asked = { requests: 0, files: 0 };
  const { fetch } = globalThis;

  before(async () => {
    server = await MlflowServer.start({
      major: 3,
      prepare: async (python, folder) => {
        await python(
          'seed_registry.py',
          'sqlite:///mlflow.db',
          ...[MODELS, VERSIONS, EXPERIMENTS].map(String),
        );
        for (let model = 0; model < MODELS; model += 1) {
          for (const version of [VERSIONS, VERSIONS - 1]) {
            writeModelFile(folder, model, version);
          }
        }
      },
    });
    globalThis.fetch = (url, options) => {
      asked[String(url).includes('get-artifact') ? 'files' : 'requests'] += 1;
      return fetch(url, options);
    };
  });
  after(async () => {
    globalThis.fetch = fetch;
    await server?.stop();
  });

  test('is read in one sweep, in less than a minute and 200 MB', async t => {
    const collector = collectorOf(server.address);
    const components = Object.fromEntries(
      Array.from({ length: MODELS }, (_, n) => [
        `c-${n}`,
        {
          'mlflow.org/registered-model': `model-${String(n).padStart(4, '0')}`,
        },
      ]),
    );
    const passes = [];
    for (const pass of ['first', 'second']) {
      const memory = watchMemory();
      const startedAt = performance.now();
      Object.assign(asked, { requests: 0, files: 0 });
      const answers = await collect(collector, components);
      const seconds = (performance.now() - startedAt) / 1000;
      passes.push({ pass, seconds, ...asked, megabytes: memory() });

      for (const [name, answer] of Object.entries(answers)) {
        assert('facts' in answer, `${name}: ${JSON.stringify(answer)}`);
        const {
          versionCount,
          servingVersions,
          rollbackVersions,
          liveHasSignature,
          runHasSeed,
          runCount90d,
        } = answer.facts;
        assert.deepEqual(
          [
            versionCount,
            servingVersions,
            rollbackVersions,
            liveHasSignature,
            runHasSeed,
            runCount90d,
          ].map(fact => fact && 'value' in fact && fact.value),
          [10, ['10'], ['9'], true, true, 100],
          name,
        );
      }
      assert.equal(Object.keys(answers).length, MODELS);
    }
    const [first, second] = passes;
    for (const { pass, seconds, requests, files, megabytes } of passes) {
      t.diagnostic(
        `${pass}: ${seconds.toFixed(
          1,
        )} s, ${requests} requests and ${files} files, ${megabytes.toFixed(
          0,
        )} MB`,
      );
      assert(requests <= MOST_REQUESTS, `${requests} requests`);
      // Here, the runs of ten experiments fit into five pages.
      assert.equal(requests, 2 + 20 + 1 + 10 + 10 * (5 + 3));
      assert(seconds < 60, `${seconds} s`);
      assert(megabytes < 200, `${megabytes} MB`);
    }
    assert.equal(first.files, FILES);
    // Files of versions never change.
    assert.equal(second.files, 0);
  });
});

/** How much more memory this process had at most, in megabytes, than when it began. */
function watchMemory(): () => number {
  const used = () => process.memoryUsage.rss() / 1024 / 1024;
  const before = used();
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, used());
  }, 20);
  return () => {
    clearInterval(timer);
    return Math.max(most, used()) - before;
  };
}

/** Where the server keeps it. */
function writeModelFile(folder: string, model: number, version: number): void {
  const hex = (number: number) => number.toString(16).padStart(16, '0');
  const path = join(
    folder,
    'artifacts',
    String((model % EXPERIMENTS) + 1),
    hex(model) + hex(version),
    'artifacts',
    'model',
  );
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, 'MLmodel'), "signature:\n  inputs: '[]'\n");
}
