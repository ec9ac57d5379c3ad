import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import {
  collectByName,
  differences,
  Recorder,
  Recording,
} from 'backstage-plugin-ml-scorecards-node/testUtils';
import {
  catalogEntities,
  relationsOf,
  scenario,
  ScenarioComponent,
} from '../../../plugins/ml-scorecards-backend-module-openlineage/src/__testUtils__/liveScenario';
import { collectorOf } from './collectors';
import { LineageServer } from './LineageServer';
import { annotations, seedLineage } from './seedLineage';

const RECORDING = join(
  __dirname,
  '../../../plugins/ml-scorecards-backend-module-openlineage/src/__recordings__/feast.json',
);

const names = Object.keys(scenario) as ScenarioComponent[];

describe('Feast, as a consumer of OpenLineage', () => {
  let server: LineageServer;
  let recorder: Recorder;
  const now = Date.now();

  before(async () => {
    server = await LineageServer.start();
    recorder = await Recorder.start(server.address);
    await seedLineage(server, now);
  });
  after(async () => {
    recorder?.stop();
    await server?.stop();
  });

  const collect = (some: readonly ScenarioComponent[]) => {
    const collector = collectorOf(recorder.origin, {
      now,
      entities: catalogEntities,
    });
    return collectByName(
      collector,
      some.map(name => ({
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: { name, annotations: annotations[name] },
        relations: [...(relationsOf[name] ?? [])],
      })),
    );
  };

  for (const name of names) {
    test(`tells of ${name} what is to be known`, async () => {
      const answers = await collect([name]);
      assert.deepEqual(differences(scenario[name], answers[name]), []);
    });
  }

  test('tells the same of all of them at once', async () => {
    const answers = await collect(names);
    for (const name of names) {
      assert.deepEqual(differences(scenario[name], answers[name]), [], name);
    }
  });

  if (process.env.RECORD) {
    test('is recorded', async () => {
      const recording: Recording = {
        version: process.env.FEAST_VERSION ?? '',
        recordedAt: now,
        annotations,
        answers: Object.fromEntries(
          Object.entries(recorder.answers).sort(([a], [b]) => (a < b ? -1 : 1)),
        ),
      };
      writeFileSync(RECORDING, `${JSON.stringify(recording, null, 1)}\n`);
    });
  }
});
