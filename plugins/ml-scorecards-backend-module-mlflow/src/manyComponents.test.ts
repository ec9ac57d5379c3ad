import {
  collectByName,
  component,
  plain,
  realClock,
} from 'backstage-plugin-ml-scorecards-node/testUtils';
import {
  collectOne,
  createCollector,
  DAY,
  NOW,
  TOKEN,
} from './__testUtils__/createCollector';
import { addModelTo } from './__testUtils__/addModelTo';
import { FakeMlflow } from './__testUtils__/FakeMlflow';

jest.setTimeout(60_000);

describe('MlflowFactCollector for many components', () => {
  const mlflow = FakeMlflow.forTests();

  const collector = () =>
    createCollector({ main: mlflow.origin }, { clock: realClock });
  const churn = { 'mlflow.org/registered-model': 'churn' };
  const addModel = (name: string, run?: string) =>
    addModelTo(mlflow, name, run);

  const many = (count: number) =>
    Array.from({ length: count }, (_, n) => {
      mlflow.experiments.set(String(n), { name: `experiment ${n}` });
      addModel(`model-${n}`, `run-${n}`);
      mlflow.runs.set(`run-${n}`, {
        experiment: String(n),
        start_time: NOW - n * DAY,
        end_time: NOW - n * DAY + n * 1000,
        params: { seed: '1' },
      });
      return component(`c-${n}`, {
        'mlflow.org/registered-model': `model-${n}`,
      });
    });

  it('asks for lists, and tells the same as for each by itself', async () => {
    const entities = many(30);
    mlflow.maxPage = 25;
    const together = await collectByName(collector(), entities);
    const asked = mlflow.requests.filter(
      request => !request.includes('get-artifact'),
    );
    // Two pages of models, three of versions, two of experiments and two of live runs; and for each ten experiments
    // one of runs and one for each of three tags.
    expect(asked).toHaveLength(2 + 3 + 2 + 2 + 3 * 4);
    const files = mlflow.requests.length - asked.length;
    expect(files).toBe(60);

    for (const n of [0, 7, 29]) {
      const alone = await collectByName(collector(), [entities[n]]);
      const each = [together, alone].map(collected => {
        const answer = collected[`c-${n}`];
        return plain(answer);
      });
      expect(each[0]).toEqual(each[1]);
      expect(each[0]).toMatchObject({
        trainingSecondsMedian: n,
        runHasSeed: true,
      });
    }
  });

  it('reads files of versions once', async () => {
    const entities = many(3);
    const one = collector();
    await collectByName(one, entities);
    mlflow.requests.length = 0;
    await collectByName(one, entities);
    expect(
      mlflow.requests.filter(request => request.includes('get-artifact')),
    ).toEqual([]);
  });

  it('looks again after a day whether files are still there', async () => {
    addModel('churn');
    let now = NOW;
    const one = createCollector(
      { main: mlflow.origin },
      { clock: realClock, now: () => now },
    );
    expect(await collectOne(one, churn)).toMatchObject({
      rollbackVersions: ['1'],
    });
    mlflow.files.delete('churn/1');
    now += DAY / 2;
    expect(await collectOne(one, churn)).toMatchObject({
      rollbackVersions: ['1'],
    });
    now += DAY / 2;
    expect(await collectOne(one, churn)).toMatchObject({
      rollbackVersions: [],
    });
  });

  it('asks for no more files when the store behind the server hangs, and again after a minute', async () => {
    const entities = many(30);
    let now = NOW;
    const one = createCollector({ main: mlflow.origin }, { now: () => now });
    mlflow.refuse(504, { asked: ['get-artifact'] });
    const filesAskedFor = () =>
      mlflow.requests.filter(request => request.includes('get-artifact'))
        .length;
    const collected = await collectByName(one, entities);
    for (const { metadata } of entities) {
      expect(collected[metadata.name]).toHaveProperty(
        'error.code',
        'unavailable',
      );
    }
    // As many as it takes, and those that were under way by then.
    expect(filesAskedFor()).toBeLessThanOrEqual(3 + 4);
    mlflow.requests.length = 0;
    mlflow.intercept = undefined;
    await collectByName(one, entities);
    expect(filesAskedFor()).toBe(0);
    now += 60_000;
    const again = await collectByName(one, entities);
    expect(again['c-7']).toHaveProperty('facts.liveHasSignature.value', true);
  });

  it('asks by name for what is not in the list, which shows who may not read it', async () => {
    const entities = many(12);
    mlflow.models.delete('model-3');
    mlflow.intercept = ({ asked }, response) => {
      const isSecret = asked.endsWith('registered-models/get?name=model-3');
      if (isSecret) response.writeHead(403).end('Permission denied');
      return isSecret;
    };
    const collected = await collectByName(collector(), entities);
    expect(collected['c-3']).toHaveProperty('error.code', 'auth');
    expect(collected['c-4']).toHaveProperty('facts.versionCount.value', 2);
  });

  // As servers and proxies refuse what they do not know, or do not let everybody ask.
  it.each([400, 403, 404, 405, 501])(
    'asks for each by itself if lists are refused with %d',
    async status => {
      const entities = many(12);
      for (const list of [
        'registered-models/search',
        'model-versions/search',
        'experiments/search',
      ]) {
        mlflow.intercept = ({ asked }, response) => {
          const isList = asked.includes(list) && !asked.includes('filter=');
          if (isList) response.writeHead(status).end('{}');
          return isList;
        };
        const collected = await collectByName(
          createCollector({ main: mlflow.origin }),
          entities,
        );
        for (const { metadata } of entities) {
          expect(collected[metadata.name]).toMatchObject({
            facts: {
              versionCount: { value: 2 },
              runCount90d: { value: 1 },
              runHasSeed: { value: true },
            },
          });
        }
      }
    },
  );

  it.each([401, 429, 500, 503])(
    'asks for no more if the registry cannot be listed because of %d',
    async status => {
      mlflow.refuse(status, { asked: ['registered-models/search'] });
      const collected = await collectByName(
        createCollector({ main: mlflow.origin }),
        many(12),
      );
      expect(Object.values(collected)).toHaveLength(12);
      for (const answer of Object.values(collected)) {
        expect(answer).toHaveProperty(
          'error.message',
          expect.stringContaining(`(${status})`),
        );
      }
      expect(mlflow.requests.join()).not.toContain('registered-models/get');
    },
  );

  it('asks for a few only if each of them is refused like the list', async () => {
    mlflow.refuse(404, { body: '404 page not found' });
    const collected = await collectByName(collector(), many(30));
    expect(Object.values(collected)).toHaveLength(30);
    for (const answer of Object.values(collected)) {
      expect(answer).toHaveProperty('error.code', 'not-found');
    }
    expect(mlflow.requests).toHaveLength(1 + 10);
  });

  it('lets no experiment take the others along for which the server takes too long', async () => {
    const entities = many(12);
    mlflow.intercept = ({ asked, body }, response) => {
      const isSlow =
        asked.endsWith('/runs/search') &&
        JSON.parse(body).experiment_ids.includes('0') &&
        JSON.parse(body).filter === undefined;
      if (isSlow) response.writeHead(504).end('{}');
      return isSlow;
    };
    const collected = await collectByName(
      createCollector({ main: mlflow.origin }),
      entities,
    );
    expect(collected['c-0']).toHaveProperty('error.code', 'unavailable');
    expect(collected['c-5']).toHaveProperty('facts.runCount90d.value', 1);
  });

  it('finds the baseline of one experiment among very many of another', async () => {
    const entities = many(12);
    for (let n = 0; n < 450; n += 1) {
      mlflow.runs.set(`tagged-${n}`, {
        experiment: '0',
        start_time: NOW - n,
        tags: { 'mlscorecards.baseline': 'false' },
      });
    }
    mlflow.runs.set('old baseline', {
      experiment: '5',
      start_time: NOW - 80 * DAY,
      metrics: { auc: 0.5 },
      tags: { 'mlscorecards.baseline': 'most frequent class' },
    });
    mlflow.experiments.set('5', {
      tags: { 'mlflow.experiment.primaryMetric.name': 'auc' },
    });
    const collected = await collectByName(collector(), entities);
    expect(collected['c-5']).toHaveProperty('facts.hasBaseline.value', true);
  });

  it('asks for each by itself if a list cannot be had', async () => {
    const entities = many(12);
    mlflow.intercept = ({ asked, body }, response) => {
      const isOfMany =
        asked.endsWith('/experiments/search') ||
        (asked.endsWith('/runs/search') &&
          JSON.parse(body).experiment_ids.length > 1);
      if (isOfMany) response.writeHead(400).end('{}');
      return isOfMany;
    };
    const collected = await collectByName(collector(), entities);
    for (const { metadata } of entities) {
      expect(collected[metadata.name]).toHaveProperty(
        'facts.runCount90d.value',
        1,
      );
    }
  });

  it('reads the runs of experiments one by one if these are many', async () => {
    const entities = many(12);
    for (let n = 0; n < 2100; n += 1) {
      mlflow.runs.set(`noise-${n}`, {
        experiment: '0',
        start_time: NOW - n,
        metrics: { auc: n },
      });
    }
    const collected = await collectByName(collector(), entities);
    expect(collected['c-0']).toHaveProperty('facts.runCount90d.value', 1000);
    expect(collected['c-5']).toHaveProperty('facts.runCount90d.value', 1);
  });

  it('sends its credentials with each request, and nothing of an entity but as a value', async () => {
    await collectByName(collector(), many(12));
    expect(
      new Set(mlflow.headers.map(({ authorization }) => authorization)),
    ).toEqual(new Set([`Bearer ${TOKEN}`]));
    expect(
      new Set(mlflow.requests.map(request => request.split('?')[0])),
    ).toEqual(
      new Set([
        'GET /api/2.0/mlflow/registered-models/search',
        'GET /api/2.0/mlflow/model-versions/search',
        'POST /api/2.0/mlflow/experiments/search',
        'POST /api/2.0/mlflow/runs/search',
        'GET /model-versions/get-artifact',
      ]),
    );
  });
});
