import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import {
  differences,
  plain,
  Recorder,
  Recording,
} from 'backstage-plugin-ml-scorecards-node/testUtils';
import {
  scenario,
  scenarioAnnotations as annotations,
} from './liveScenario';
import { collect } from './collectors';
import { ModelRegistry, registryVersion } from './ModelRegistry';
import { seedRegistry } from './seedRegistry';

const RECORDING = join(
  __dirname,
  '../../../plugins/ml-scorecards-backend-module-kubeflow/src/__recordings__/registry.json',
);
const DAY = 24 * 3_600_000;

describe('the Model Registry of Kubeflow, as it is', () => {
  let registry: ModelRegistry;
  let recorder: Recorder;
  const now = Date.now();

  before(async () => {
    registry = await ModelRegistry.start();
    await seedRegistry(registry);
    recorder = await Recorder.start(registry.address);
  });
  after(async () => {
    recorder?.stop();
    await registry?.stop();
  });

  for (const [name, expected] of Object.entries(scenario)) {
    test(`tells of ${name} what is to be known`, async () => {
      const names = { [name]: annotations[name as keyof typeof scenario] };
      const answers = await collect(recorder.origin, names, { now });
      assert.deepEqual(differences(expected, answers[name]), []);
    });
  }

  test('tells the same of all of them at once', async () => {
    const answers = await collect(recorder.origin, annotations, { now });
    for (const [name, expected] of Object.entries(scenario)) {
      assert.deepEqual(differences(expected, answers[name]), [], name);
    }
  });

  test('counts versions that are old and not deployed', async () => {
    const { fraud } = await collect(
      registry.address,
      { fraud: annotations.fraud },
      { now: now + 200 * DAY },
    );
    assert.equal(plain(fraud).staleVersionCount, 2);
  });

  if (process.env.RECORD) {
    test('is recorded', async () => {
      const recording: Recording = {
        version: registryVersion,
        recordedAt: now,
        annotations,
        answers: Object.fromEntries(
          Object.entries(recorder.answers).sort(([a], [b]) => (a < b ? -1 : 1)),
        ),
      };
      writeFileSync(RECORDING, `${JSON.stringify(recording, undefined, 1)}\n`);
    });
  }
});
