import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { createMlflowHost } from '../../../packages/backend/src/demo/mlflowHost/createMlflowHost';
import { MlflowRecording } from '../../../packages/backend/src/demo/mlflowHost/RecordedMlflow';
import { collect, collectorOf } from './collectors';
import { MlflowServer } from './MlflowServer';
import { seedDemo } from './seedDemo';
import { MlflowSeed } from './seedMlflow';

const FILE = join(__dirname, '../../../examples/mlflow.json');
const DAY = 24 * 3_600_000;

describe("the demo's MLflow", () => {
  let server: MlflowServer;
  let names: string[];
  const seed = () => new MlflowSeed(server.address);

  before(async () => {
    server = await MlflowServer.start({ major: 3 });
    names = await seedDemo(seed());
  });
  after(() => server?.stop());

  if (process.env.RECORD) {
    test('is recorded', async () => {
      const recording = await record(server, seed());
      writeFileSync(FILE, `${JSON.stringify(recording, null, 1)}\n`);
    });
  }

  test('says the same as a real server that was seeded alike', async () => {
    const recording: MlflowRecording = JSON.parse(readFileSync(FILE, 'utf8'));
    const demo = await listen(createMlflowHost({ recording }));
    try {
      const components = Object.fromEntries(
        names.map(name => [name, { 'mlflow.org/registered-model': name }]),
      );
      const [real, told] = await Promise.all(
        [server.address, demo.address].map(address =>
          collect(collectorOf(address), components),
        ),
      );
      for (const name of names) {
        assert.deepEqual(factsOf(told[name]), factsOf(real[name]), name);
      }
    } finally {
      demo.server.close();
      demo.server.closeAllConnections();
    }
  });
});

/** All values but instants: a real server takes the time of now for that of a version. */
function factsOf(answer: any): Record<string, unknown> {
  const { latestVersionAt, reproducedAt, staleVersionCount, ...facts } =
    answer.facts;
  return Object.fromEntries(
    Object.entries<any>(facts).map(([name, { value, unknownBecause }]) => [
      name,
      value ?? unknownBecause,
    ]),
  );
}

/** What a server says of all that is in it. */
async function record(
  server: MlflowServer,
  seed: MlflowSeed,
): Promise<MlflowRecording> {
  const get = (path: string) => seed.get(`${path}?max_results=1000`);
  const { registered_models } = await get('registered-models/search');
  const { model_versions } = await get('model-versions/search');
  const { experiments } = await seed.post('experiments/search', {
    max_results: 1000,
  });
  const { runs } = await seed.post('runs/search', {
    experiment_ids: experiments.map((each: any) => each.experiment_id),
    max_results: 1000,
    order_by: ['attributes.start_time DESC'],
  });
  const startOf = new Map<string, number>(
    runs.map(({ info }: any) => [info.run_id, info.start_time]),
  );
  const files: Record<string, string | number> = {};
  for (const { name, version } of model_versions) {
    const response = await fetch(
      `${server.address}/model-versions/get-artifact?name=${name}&version=${version}&path=MLmodel`,
    );
    files[`${name}/${version}`] = response.ok
      ? await response.text()
      : response.status;
  }
  return {
    version: await server.version(),
    asOf: new Date().toISOString(),
    registered_models: registered_models.map(
      ({ latest_versions, ...model }: any) => model,
    ),
    // A server takes the time of now for that of a version: it was registered the day after its run.
    model_versions: model_versions.map((each: any) => ({
      ...each,
      creation_timestamp:
        (startOf.get(each.run_id) ?? Date.now() - 14 * DAY) + DAY,
    })),
    experiments,
    runs,
    files,
  };
}

async function listen(listener: Parameters<typeof createServer>[1]) {
  const server: Server = createServer(listener);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { server, address: `http://127.0.0.1:${port}` };
}
