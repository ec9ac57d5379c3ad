import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
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
import { createLineageApi } from '../../../plugins/ml-scorecards-backend-module-openlineage/src/api/createLineageApi';
import { OpenlineageFactCollector } from '../../../plugins/ml-scorecards-backend-module-openlineage/src/OpenlineageFactCollector';
import { LineageServer } from './LineageServer';
import { annotations, seedLineage } from './seedLineage';

const RECORDING = join(
  __dirname,
  '../../../plugins/ml-scorecards-backend-module-openlineage/src/__recordings__/feast.json',
);

/** Nothing is to be logged: what fails is said in answers. */
const logger: LoggerService = {
  debug: refuse,
  info: refuse,
  warn: refuse,
  error: refuse,
  child: () => logger,
};

function refuse(message: string, meta?: unknown): never {
  throw new Error(`Logged: ${message} ${JSON.stringify(meta)}`);
}

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
    const collector = new OpenlineageFactCollector({
      instances: [
        createLineageApi({
          id: 'main',
          configKey: 'mlScorecards.openlineage.instances.main',
          baseUrl: recorder.origin,
          uiUrl: recorder.origin,
          headers: {},
          dialect: 'feast',
        }),
      ],
      // What the catalog does with its filters, the tests of the package ask.
      catalog: {
        queryEntities: async () => ({
          items: catalogEntities,
          totalItems: catalogEntities.length,
          pageInfo: {},
        }),
        getEntitiesByRefs: async () => ({ items: [] }),
      },
      auth: {
        getOwnServiceCredentials: async () => ({
          $$type: '@backstage/BackstageCredentials',
          principal: { type: 'service', subject: 'plugin:ml-scorecards' },
        }),
      } as unknown as AuthService,
      logger,
      intervalMs: 60_000,
      timeToLiveMs: 3_600_000,
      now: () => now,
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
