import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import {
  Recorder,
  Recording,
} from '../../../plugins/ml-scorecards-backend-module-mlflow/src/__testUtils__/Recording';
import {
  differences,
  scenario,
  scenarioOfMlflow3,
} from '../../../plugins/ml-scorecards-backend-module-mlflow/src/__testUtils__/liveScenario';
import { Annotations, MlflowSeed, seedMlflow } from './seedMlflow';
import { collect, collectorOf } from './collectors';
import { ADMIN, MlflowServer } from './MlflowServer';

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

describe('MLflow 3 with basic authentication, below a prefix', () => {
  let server: MlflowServer;
  let annotations: Annotations;
  const now = Date.now();
  const reader = { username: 'portal', password: 'canary-reader-password' };

  before(async () => {
    server = await MlflowServer.start({
      major: 3,
      prefix: '/ml',
      withAuth: true,
    });
    const admin = new MlflowSeed(server.address, basic(ADMIN));
    annotations = await seedMlflow(admin, { major: 3 });
    await admin.post('users/create', reader);
  });
  after(() => server?.stop());

  test('lets somebody who may only read see all that is to be known', async () => {
    const collector = collectorOf(server.address, {
      now,
      authorization: basic(reader),
    });
    const { trained, ...seeded } = annotations;
    const answers = await collect(collector, seeded);
    for (const name of [
      'fraud',
      'stages',
      'logged',
      'experimentByName',
    ] as const) {
      const expected = { ...scenario, ...scenarioOfMlflow3 }[name];
      assert.deepEqual(differences(expected, answers[name]), [], name);
    }
    assert(!JSON.stringify(answers).includes(reader.password));
  });

  test('refuses a wrong password, which is shown nowhere', async () => {
    const password = 'canary-wrong-password';
    const authorization = basic({ ...reader, password });
    const collector = collectorOf(server.address, { now, authorization });
    const { fraud } = await collect(collector, { fraud: annotations.fraud });
    assert('error' in fraud);
    assert.equal(fraud.error.code, 'auth');
    assert.match(
      fraud.error.message,
      /refused the portal's credentials \(401\)/,
    );
    assert(!JSON.stringify(fraud).includes(password));
    assert(!JSON.stringify(fraud).includes(authorization.split(' ')[1]));
  });
});

function basic({ username, password }: typeof ADMIN): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}
