import fs from 'node:fs';
import { Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { findRepositoryRoot } from '../findRepositoryRoot';
import { close, listenOnLoopback } from '../listenOnLoopback';
import { createMlflowHost } from './createMlflowHost';
import { MlflowRecording } from './RecordedMlflow';

const DAY = 24 * 3_600_000;

// What is recorded in examples/. That it says the same as a real server, test/live/mlflow/demo.test.ts asserts.
const recording: MlflowRecording = JSON.parse(
  fs.readFileSync(
    resolve(findRepositoryRoot(process.cwd()), 'examples/mlflow.json'),
    'utf8',
  ),
);

describe('createMlflowHost', () => {
  let server: Server;
  const inTenYears = Date.parse(recording.asOf) + 3652 * DAY;

  beforeAll(async () => {
    const host = createMlflowHost({ recording, now: () => inTenYears });
    server = await listenOnLoopback(host, 0, 'it cannot start');
  });
  afterAll(() => close(server));

  const ask = async (path: string, body?: object) => {
    const { port } = server.address() as AddressInfo;
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      ...(body && {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
    const text = await response.text();
    return { status: response.status, text };
  };
  const json = async (path: string, body?: object) =>
    JSON.parse((await ask(`/api/2.0/mlflow/${path}`, body)).text);

  it('tells of a model with its versions', async () => {
    const { registered_model } = await json(
      'registered-models/get?name=fraud-detector',
    );
    expect(registered_model.aliases).toEqual([
      { alias: 'challenger', version: '5' },
      { alias: 'champion', version: '4' },
    ]);
    const { model_versions } = await json(
      `model-versions/search?filter=${encodeURIComponent(
        "name='fraud-detector'",
      )}`,
    );
    expect(model_versions).toHaveLength(5);
  });

  it('grows no older', async () => {
    const { runs } = await json('runs/search', {
      experiment_ids: recording.experiments.map(each => each.experiment_id),
    });
    expect(runs).toHaveLength(recording.runs.length);
    const newest = Math.max(...runs.map(({ info }: any) => info.start_time));
    expect(newest).toBeGreaterThan(inTenYears - 6 * DAY);
    expect(newest).toBeLessThanOrEqual(inTenYears);
  });

  it('finds runs by their ids, and by a tag', async () => {
    const experiment_ids = recording.experiments.map(
      each => each.experiment_id,
    );
    const [{ info }] = recording.runs;
    const byId = await json('runs/search', {
      experiment_ids,
      filter: `attributes.run_id IN ('${info.run_id}', 'other')`,
    });
    expect(byId.runs).toHaveLength(1);
    const byTag = await json('runs/search', {
      experiment_ids,
      filter: "tags.`mlscorecards.baseline` LIKE '%'",
    });
    expect(byTag.runs).toHaveLength(3);
    const times = byTag.runs.map(({ info: { start_time } }: any) => start_time);
    const newest = Math.max(...times);
    const since = await json('runs/search', {
      experiment_ids,
      filter: `tags.\`mlscorecards.baseline\` LIKE '%' AND attributes.start_time >= ${newest}`,
    });
    expect(since.runs).toHaveLength(
      times.filter((time: number) => time === newest).length,
    );
  });

  it('gives files as the server gave them, and nothing else', async () => {
    const file = (query: string) =>
      ask(`/model-versions/get-artifact?name=${query}`);
    expect(await file('fraud-detector&version=4&path=MLmodel')).toMatchObject({
      status: 200,
      text: expect.stringContaining('signature:'),
    });
    expect(
      await file('loan-default-risk&version=3&path=MLmodel'),
    ).toMatchObject({ status: 500 });
    expect(
      await file('fraud-detector&version=4&path=../../etc/passwd'),
    ).toMatchObject({ status: 404 });
    expect(await file('__proto__&version=1&path=MLmodel')).toMatchObject({
      status: 404,
    });
  });

  it('says as MLflow does that something is not there', async () => {
    for (const path of ['registered-models/get?name=x', 'nonsense']) {
      const { status, text } = await ask(`/api/2.0/mlflow/${path}`);
      expect(status).toBe(404);
      expect(JSON.parse(text).error_code).toBe('RESOURCE_DOES_NOT_EXIST');
    }
  });

  it('holds nothing of the machine that recorded it', () => {
    expect(
      JSON.stringify(recording).match(
        /.{30}(?:\/(?:home|root|tmp|Users|work)\/|127\.0\.0\.1|"root)/g,
      ),
    ).toBeNull();
  });
});
