import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import {
  differences,
  Recorder,
  Recording,
} from 'backstage-plugin-ml-scorecards-node/testUtils';
import {
  scenario,
  scenarioOfMlflow3,
} from '../../../plugins/ml-scorecards-backend-module-mlflow/src/__testUtils__/liveScenario';
import { Annotations, MlflowSeed, seedMlflow } from './seedMlflow';
import { collect, collectorOf } from './collectors';
import { MlflowServer } from './MlflowServer';

const RECORDINGS = join(
  __dirname,
  '../../../plugins/ml-scorecards-backend-module-mlflow/src/__recordings__',
);

for (const major of [3, 2]) {
  const components = {
    ...scenario,
    ...(major >= 3 && scenarioOfMlflow3),
  };

  describe(`MLflow ${major}, as it is`, () => {
    let server: MlflowServer;
    let recorder: Recorder;
    let annotations: Annotations;
    const now = Date.now();

    before(async () => {
      server = await MlflowServer.start({ major });
      recorder = await Recorder.start(server.address);
      annotations = await seedMlflow(new MlflowSeed(server.address), { major });
      await server.runPython('train_model.py', server.address);
    });
    after(async () => {
      recorder?.stop();
      await server?.stop();
    });

    for (const [name, expected] of Object.entries(components)) {
      test(`tells of ${name} what is to be known`, async () => {
        const collector = collectorOf(recorder.origin, { now });
        const answers = await collect(collector, { [name]: annotations[name] });
        assert.deepEqual(differences(expected, answers[name]), []);
      });
    }

    test('tells the same of all of them at once', async () => {
      const collector = collectorOf(recorder.origin, { now });
      const answers = await collect(collector, annotations);
      for (const [name, expected] of Object.entries(components)) {
        assert.deepEqual(differences(expected, answers[name]), [], name);
      }
      assert.deepEqual(
        Object.keys(answers).sort(),
        Object.keys(components).sort(),
      );
    });

    test('goes on where it was with smaller pages, if the runs are very large', async () => {
      const seed = new MlflowSeed(server.address);
      const experiment = await seed.experiment('wide tables');
      for (let n = 0; n < 40; n += 1) {
        await seed.run(experiment, {
          datasets: [
            {
              name: 'wide',
              digest: `d${n}`,
              source_type: 'local',
              source: '{}',
              schema: 'x'.repeat(20_000),
            },
          ],
        });
      }
      // Not even all of one run, one of them, and ten.
      for (const [maxBytes, runs] of [
        [15_000, undefined],
        [30_000, undefined],
        [250_000, 40],
      ] as const) {
        const collector = collectorOf(server.address, { maxBytes });
        const { wide } = await collect(collector, {
          wide: { 'mlflow.org/experiment-id': experiment },
        });
        assert('facts' in wide, JSON.stringify(wide));
        const { runCount90d } = wide.facts;
        if (runs === undefined) {
          assert(runCount90d && 'unknownBecause' in runCount90d);
          assert.match(runCount90d.unknownBecause, /only the newest \d+ runs/);
        } else {
          assert(runCount90d && 'value' in runCount90d);
          assert.equal(runCount90d.value, runs);
        }
      }
    });

    // MLflow 2 answers to any.
    if (major >= 3) {
      test('does not answer to a host that it was not told of', async () => {
        const stranger = await Recorder.start(server.address, {
          host: 'mlflow.example.com',
        });
        try {
          const collector = collectorOf(stranger.origin, { now });
          const { fraud } = await collect(collector, {
            fraud: annotations.fraud,
          });
          assert('error' in fraud);
          assert.equal(fraud.error.code, 'misconfigured');
          assert.match(fraud.error.message, /--allowed-hosts/);
        } finally {
          stranger.stop();
        }
      });
    }

    if (process.env.RECORD) {
      test('is recorded', async () => {
        const recording: Recording = {
          version: await server.version(),
          recordedAt: now,
          annotations,
          answers: Object.fromEntries(
            Object.entries(recorder.answers).sort(([a], [b]) =>
              a < b ? -1 : 1,
            ),
          ),
        };
        writeFileSync(
          join(RECORDINGS, `mlflow-${major}.json`),
          `${JSON.stringify(recording, null, 1)}\n`,
        );
      });
    }
  });
}
