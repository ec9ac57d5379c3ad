import { ServerResponse } from 'node:http';
import { mlflowFacts } from 'backstage-plugin-ml-scorecards-node';
import { factCollectorContract } from 'backstage-plugin-ml-scorecards-node/testUtils';
import {
  collectAll,
  collectOne,
  component,
  createCollector,
  DAY,
  NOW,
  plain,
  realClock,
  TOKEN,
} from './__testUtils__/collectAll';
import { FakeMlflow } from './__testUtils__/FakeMlflow';

const MODEL_FILE = `
flavors:
  python_function:
    env: { conda: conda.yaml, virtualenv: python_env.yaml }
signature: { inputs: '[]' }
saved_input_example_info: { artifact_path: input_example.json }
`;

describe('MlflowFactCollector', () => {
  let mlflow: FakeMlflow;

  beforeAll(async () => {
    mlflow = await FakeMlflow.start();
  });
  afterAll(() => mlflow.stop());
  beforeEach(() => mlflow.reset());

  const collector = () =>
    createCollector({ main: mlflow.origin }, { clock: realClock });
  const churn = { 'mlflow.org/registered-model': 'churn' };

  function addModel(name: string, run = `${name}-run`): void {
    mlflow.experiments.set('1', {});
    mlflow.models.set(name, {
      aliases: { champion: '2' },
      versions: [
        { version: '1', creation_timestamp: NOW - 20 * DAY },
        {
          version: '2',
          creation_timestamp: NOW - 10 * DAY,
          run_id: run,
          source: 'mlflow-artifacts:/1/model',
        },
      ],
    });
    mlflow.files.set(`${name}/1`, MODEL_FILE).set(`${name}/2`, MODEL_FILE);
    mlflow.runs.set(run, {
      start_time: NOW - 10 * DAY,
      end_time: NOW - 10 * DAY + 60_000,
      metrics: { auc: 0.9 },
      params: { random_state: '7' },
    });
  }

  factCollectorContract({
    name: 'MlflowFactCollector',
    setUp: () => {
      mlflow.reset();
      addModel('churn');
      addModel('fraud');
      const answerAll = (answer: (response: ServerResponse) => unknown) => {
        mlflow.intercept = (_, response) => {
          answer(response);
          return true;
        };
      };
      return {
        collector: createCollector({ main: mlflow.origin }),
        served: ['churn', 'fraud'].map(name =>
          component(name, {
            'mlflow.org/registered-model': name,
            'mlflow.org/experiment-id': '1',
            'mlflow.org/instance': 'main',
          }),
        ) as [ReturnType<typeof component>, ReturnType<typeof component>],
        notServed: component('other', { 'mlflow.org/instance': 'main' }),
        secrets: [TOKEN],
        source: {
          goDown: () => answerAll(response => response.destroy()),
          hang: () => new Promise<void>(asked => answerAll(() => asked())),
          answerGarbage: () =>
            answerAll(response => response.end('<html>Sign in</html>')),
          breakFor: ({ metadata: { name } }) => {
            mlflow.intercept = ({ asked }, response) => {
              const isBroken = asked.includes(`name=${name}`);
              if (isBroken) response.writeHead(500).end();
              return isBroken;
            };
          },
        },
      };
    },
  });

  it('tells all that is declared of a model, its runs and its experiment', async () => {
    addModel('churn', 'live');
    mlflow.experiments.set('1', {
      tags: { 'mlflow.experiment.primaryMetric.name': 'auc' },
    });
    mlflow.runs.set('live', {
      // As old servers say numbers.
      start_time: String(NOW - 10 * DAY),
      end_time: String(NOW - 10 * DAY + 90_000),
      metrics: { auc: 0.9, loss: 'NaN' },
      params: { 'model.random_state': '7', world_size: '2' },
      tags: {
        'mlflow.source.git.commit': 'c0ffee',
        'feast.feature_service': 'churn_v1',
      },
      datasets: [
        { name: 'tx', digest: 'a1', profile: '{"num_rows": 1200}' },
        { name: 'raw', digest: 'b2', profile: '{"features_shape": [900, 3]}' },
        { name: 'unversioned', digest: '' },
      ],
    });
    mlflow.runs.set('baseline', {
      start_time: NOW - 300 * DAY,
      metrics: { auc: 0.75 },
      tags: { 'mlscorecards.baseline': 'true' },
    });
    mlflow.runs.set('repetition', {
      start_time: NOW - 5 * DAY,
      end_time: NOW - 4 * DAY,
      metrics: { auc: 0.891 },
      tags: { 'mlscorecards.reproduces': 'live' },
    });
    mlflow.runs.set('failed', { start_time: NOW - DAY, status: 'FAILED' });
    for (const n of [1, 2, 3, 4]) {
      mlflow.runs.set(`old-${n}`, {
        start_time: NOW - (100 + n) * DAY,
        end_time: NOW - (100 + n) * DAY + n * 1000,
        metrics: { auc: 1 },
      });
    }

    const facts = await collectOne(collector(), churn);
    expect(facts).toEqual({
      versionCount: 2,
      latestVersion: '2',
      latestVersionAt: '2026-05-22T00:00:00.000Z',
      failedVersions: [],
      aliases: ['champion'],
      usesDeprecatedStages: false,
      servingVersions: ['2'],
      challengerVersions: [],
      liveVersions: ['2'],
      liveVersionsWithoutRun: [],
      rollbackVersions: ['1'],
      staleVersionCount: 0,
      liveHasSignature: true,
      liveHasInputExample: true,
      liveHasEnvironment: true,
      datasetInputs: ['raw@b2', 'tx@a1'],
      datasetRows: 1200,
      feastFeatureService: 'churn_v1',
      runCount90d: 3,
      failedRunShare30d: 1 / 3,
      runHasParams: true,
      runHasMetrics: true,
      runHasSeed: true,
      codeVersion: 'c0ffee',
      reproducedAt: '2026-05-28T00:00:00.000Z',
      reproductionDifference: expect.closeTo(0.01, 6),
      trainingSecondsMedian: 3,
      hasDistributedTraining: true,
      hasBaseline: true,
      gainOverBaseline: expect.closeTo(0.2, 6),
      // The three newest are 0.9, 1 and 1.
      primaryMetricDrop: 0,
    });
    expect(Object.keys(facts).sort()).toEqual(
      Object.keys(mlflowFacts.facts).sort(),
    );
  });

  it('links to where people can see it', async () => {
    addModel('my model');
    const { it: collected } = await collectAll(collector(), [
      component('it', { 'mlflow.org/registered-model': 'my model' }),
    ]);
    if (!('facts' in collected)) throw new Error(JSON.stringify(collected));
    const { versionCount, liveHasSignature, codeVersion, runCount90d } =
      collected.facts;
    expect(
      [versionCount, liveHasSignature, codeVersion, runCount90d].map(
        fact => fact?.link,
      ),
    ).toEqual([
      'https://mlflow.example.com/#/models/my%20model',
      'https://mlflow.example.com/#/models/my%20model/versions/2',
      'https://mlflow.example.com/#/experiments/1/runs/my%20model-run',
      'https://mlflow.example.com/#/experiments/1',
    ]);
  });

  it('says why it does not know what needs a model, or a serving version', async () => {
    mlflow.experiments.set('7', { name: 'sales forecast' });
    mlflow.models.set('new', { versions: [{ version: '1' }] });
    const byExperiment = await collectOne(collector(), {
      'mlflow.org/experiment-name': 'sales forecast',
    });
    expect(byExperiment).toMatchObject({
      versionCount:
        '? the entity names no registered model (annotation mlflow.org/registered-model)',
      runHasParams:
        '? no version serves, and no run of an experiment has finished',
      runCount90d: 0,
      failedRunShare30d: '? no run of the experiment ended in the last 30 days',
      hasBaseline: false,
    });
    const byModel = await collectOne(collector(), {
      'mlflow.org/registered-model': 'new',
    });
    expect(byModel).toMatchObject({
      versionCount: 1,
      servingVersions: [],
      liveHasSignature:
        '? no version serves: none has the alias champion or the stage Production',
      runCount90d: expect.stringMatching(/^\? the entity names no experiment/),
    });
  });

  it('takes the latest run of the experiment for the live one if nothing serves', async () => {
    mlflow.experiments.set('1', {});
    mlflow.runs.set('running', { start_time: NOW, status: 'RUNNING' });
    mlflow.runs.set('last', {
      start_time: NOW - DAY,
      metrics: { auc: 0.9 },
      tags: { 'mlflow.source.git.commit': 'abc' },
    });
    mlflow.runs.set('baseline', {
      start_time: NOW - 1,
      tags: { 'mlscorecards.baseline': '' },
    });
    expect(
      await collectOne(collector(), { 'mlflow.org/experiment-id': '1' }),
    ).toMatchObject({ codeVersion: 'abc', runHasMetrics: true });
  });

  it('knows nothing of a run that has not finished', async () => {
    mlflow.experiments.set('1', {});
    mlflow.runs.set('running', { start_time: NOW, status: 'RUNNING' });
    mlflow.runs.set('failed', { start_time: NOW - 1, status: 'FAILED' });
    const why = '? no version serves, and no run of an experiment has finished';
    expect(
      await collectOne(collector(), { 'mlflow.org/experiment-id': '1' }),
    ).toMatchObject({ codeVersion: why, runHasMetrics: why, runCount90d: 2 });
  });

  it('takes no run for a baseline that says it is none', async () => {
    addModel('churn');
    mlflow.runs.set('not-one', {
      start_time: NOW - DAY,
      metrics: { auc: 0.1 },
      tags: { 'mlscorecards.baseline': 'false' },
    });
    expect(await collectOne(collector(), churn)).toMatchObject({
      hasBaseline: false,
    });
  });

  it('finds the run of a version that was registered from a logged model', async () => {
    addModel('churn', 'live');
    mlflow.models.set('churn', {
      aliases: { champion: '2', challenger: '1' },
      versions: [
        { version: '1', source: 'models:/m-without' },
        { version: '2', source: 'models:/m-2' },
      ],
    });
    mlflow.loggedModels.set('m-2', 'live').set('m-without', '');
    expect(await collectOne(collector(), churn)).toMatchObject({
      liveVersions: ['2', '1'],
      liveVersionsWithoutRun: ['1'],
      runHasSeed: true,
      runCount90d: 1,
    });
  });

  it('takes a run that was deleted for none', async () => {
    addModel('churn', 'gone');
    mlflow.runs.set('gone', { lifecycle_stage: 'deleted' });
    expect(await collectOne(collector(), churn)).toMatchObject({
      liveVersionsWithoutRun: ['2'],
      codeVersion: '? the serving version leads to no run',
    });
  });

  it('tells a lost MLmodel from one that the server does not give', async () => {
    addModel('churn');
    mlflow.files.clear();
    expect(await collectOne(collector(), churn)).toMatchObject({
      liveHasSignature: false,
      rollbackVersions: [],
    });
    mlflow.intercept = ({ asked }, response) => {
      const isFile = asked.includes('get-artifact');
      if (isFile) response.writeHead(500).end('<!doctype html>');
      return isFile;
    };
    const why = '? the server could not give the file MLmodel of version';
    const facts = await collectOne(collector(), churn);
    expect(facts).toMatchObject({
      liveHasSignature: `${why} 2 (500): its artifacts are gone, or it does not serve them`,
      rollbackVersions: `${why} 1 (500): its artifacts are gone, or it does not serve them`,
      versionCount: 2,
    });
    // A proxy may refuse files only, which is no matter of other components either.
    mlflow.intercept = ({ asked }, response) => {
      const isFile = asked.includes('get-artifact');
      if (isFile) response.writeHead(401).end('{}');
      return isFile;
    };
    const one = collector();
    for (let time = 0; time < 3; time += 1) {
      expect(await collectOne(one, churn)).toMatchObject({
        liveHasSignature: expect.stringContaining(why),
        versionCount: 2,
        runHasSeed: true,
      });
    }
    mlflow.intercept = ({ asked }, response) => {
      const isFile = asked.includes('get-artifact');
      if (isFile) response.writeHead(500).end('<!doctype html>');
      return isFile;
    };
    // No server knows the API less for that.
    expect(
      await Promise.all(
        Array.from({ length: 8 }, () => collectOne(collector(), churn)),
      ),
    ).toContainEqual(facts);
  });

  it.each([
    ['registered model', { 'mlflow.org/model-name': 'nope' }],
    ['experiment', { 'mlflow.org/experiment': '404' }],
  ])(
    'names the annotation of a %s that is not there',
    async (what, annotations) => {
      const [[annotation, name]] = Object.entries(annotations);
      expect(await collectOne(collector(), annotations)).toEqual({
        code: 'not-found',
        message: `The annotation ${annotation} names the ${what} ${name}, which is not in MLflow (main): it was renamed or deleted, or is not there yet. Correct the annotation.`,
      });
    },
  );

  it('refuses prompts and models of Unity Catalog', async () => {
    mlflow.models.set('hello', { tags: { 'mlflow.prompt.is_prompt': 'true' } });
    expect(
      await collectOne(collector(), { 'mlflow.org/registered-model': 'hello' }),
    ).toMatchObject({
      code: 'misconfigured',
      message: expect.stringContaining('is a prompt and not a model'),
    });
    const unity = { 'mlflow.org/model-uri': 'models:/main.risk.churn/3' };
    expect(await collectOne(collector(), unity)).toMatchObject({
      code: 'misconfigured',
      message: expect.stringMatching(/Unity Catalog: these are not supported/),
    });
    // Whoever has a model with such a name in MLflow may read it.
    mlflow.models.set('main.risk.churn', {});
    expect(await collectOne(collector(), unity)).toMatchObject({
      versionCount: 0,
      latestVersion: '? the model has no version',
    });
  });

  it('takes a 404 of something else than MLflow for no answer', async () => {
    mlflow.intercept = (_, response) => {
      response.writeHead(404).end('404 page not found');
      return true;
    };
    expect(await collectOne(collector(), churn)).toMatchObject({
      code: 'not-found',
      message: expect.stringContaining(
        'Check the annotations of the entity, or else baseUrl (mlScorecards.mlflow.instances.main in app-config.yaml)',
      ),
    });
  });

  describe('of somebody who may not read everything', () => {
    /** Refuses as MLflow's basic authentication does. */
    const forbid = (...what: readonly string[]) => {
      mlflow.intercept = ({ asked }, response) => {
        const isForbidden = what.some(each => asked.includes(each));
        if (isForbidden) response.writeHead(403).end('Permission denied');
        return isForbidden;
      };
    };

    it.each([1, 12])(
      'says what is wrong if not even lists may be read, of %d components',
      async count => {
        // As below another path than that of its API, whoever asks.
        forbid('/');
        const entities = Array.from({ length: count }, (_, n) =>
          component(`c-${n}`, { 'mlflow.org/registered-model': `model-${n}` }),
        );
        const collected = await collectAll(collector(), entities);
        expect(Object.values(collected)).toHaveLength(count);
        for (const answer of Object.values(collected)) {
          expect(answer).toHaveProperty('error', {
            code: 'auth',
            message:
              'MLflow does not let the portal list registered models (403), as it lets everybody whom it knows. Check that baseUrl has the static prefix of the server, if there is one, and that the user may use the workspace, if there are any (mlScorecards.mlflow.instances.main in app-config.yaml).',
          });
        }
        expect(mlflow.requests).toHaveLength(1);
      },
    );

    it('names the model, the permission and the user', async () => {
      forbid('registered-models/get');
      expect(await collectOne(collector(), churn)).toEqual({
        code: 'auth',
        message:
          'MLflow does not let the portal read the registered model churn (403). Give the user of mlScorecards.mlflow.instances.main.auth the permission READ on it. MLflow says the same of what does not exist.',
      });
    });

    it.each([['runs/get'], ['experiments/get']])(
      'tells what the registry says without %s',
      async forbidden => {
        addModel('churn');
        forbid(forbidden);
        const why = expect.stringMatching(
          /^\? MLflow does not let the portal read the (run|experiment) .* the permission READ on/,
        );
        const isRun = forbidden === 'runs/get';
        expect(await collectOne(collector(), churn)).toMatchObject({
          versionCount: 2,
          servingVersions: ['2'],
          liveHasSignature: true,
          liveVersionsWithoutRun: isRun
            ? expect.stringMatching(/^\? only 0 of 1 live versions/)
            : [],
          runHasSeed: isRun ? why : true,
          runCount90d: why,
          hasBaseline: why,
        });
      },
    );

    it('fails for an experiment that the entity names', async () => {
      addModel('churn');
      forbid('experiments/get');
      expect(
        await collectOne(collector(), {
          ...churn,
          'mlflow.org/experiment-id': '1',
        }),
      ).toMatchObject({
        code: 'auth',
        message: expect.stringContaining('read the experiment 1 (403)'),
      });
    });

    it('goes on with what may be read, however much may not', async () => {
      const entities = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map(name =>
        component(name, { 'mlflow.org/registered-model': name }),
      );
      addModel('h');
      forbid(...'abcdefg'.split('').map(name => `get?name=${name}`));
      const one = collector();
      for (let time = 0; time < 2; time += 1) {
        const collected = await collectAll(one, entities);
        expect(collected.a).toHaveProperty('error.code', 'auth');
        expect(collected.g).toHaveProperty('error.code', 'auth');
        expect(collected.h).toHaveProperty('facts.versionCount.value', 2);
      }
      // It is asked once whether the credentials are any good.
      expect(
        mlflow.requests.filter(asked => asked.includes('/search?max_results')),
      ).toHaveLength(1);
    });
  });

  describe('with several servers', () => {
    const named = (instance?: string) => ({
      ...churn,
      ...(instance && { 'mlflow.org/instance': instance }),
    });

    it('reads the one that the entity names, and says so if it names none', async () => {
      addModel('churn');
      const other = await FakeMlflow.start();
      try {
        const two = createCollector({
          main: mlflow.origin,
          other: other.origin,
        });
        expect(await collectOne(two, named('main'))).toMatchObject({
          versionCount: 2,
        });
        expect(other.requests).toEqual([]);
        expect(await collectOne(two, named())).toEqual({
          code: 'misconfigured',
          message:
            'There are several MLflow servers. Name one of main, other in the annotation mlflow.org/instance.',
        });
        expect(await collectOne(two, named('http://evil'))).toEqual({
          code: 'misconfigured',
          message:
            'The annotation mlflow.org/instance names no MLflow server that is configured. There is main, other (mlScorecards.mlflow.instances in app-config.yaml).',
        });
      } finally {
        await other.stop();
      }
    });

    it('keeps the failure of one from the other', async () => {
      addModel('churn');
      const down = await FakeMlflow.start();
      const two = createCollector({ main: mlflow.origin, down: down.origin });
      await down.stop();
      const collected = await collectAll(two, [
        component('well', named('main')),
        component('ill', named('down')),
        component('lost', named('nowhere')),
      ]);
      expect(collected.well).toHaveProperty('facts.versionCount.value', 2);
      expect(collected.ill).toHaveProperty('error.code', 'unavailable');
      expect(collected.lost).toHaveProperty('error.code', 'misconfigured');
    });
  });

  describe('for many components', () => {
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
      const together = await collectAll(collector(), entities);
      const asked = mlflow.requests.filter(
        request => !request.includes('get-artifact'),
      );
      // Two pages of models, three of versions, two of experiments and two of live runs; and for each ten experiments
      // one of runs and one for each tag.
      expect(asked).toHaveLength(2 + 3 + 2 + 2 + 3 * 3);
      const files = mlflow.requests.length - asked.length;
      expect(files).toBe(60);

      for (const n of [0, 7, 29]) {
        const alone = await collectAll(collector(), [entities[n]]);
        const each = [together, alone].map(collected => {
          const answer = collected[`c-${n}`];
          return 'facts' in answer ? plain(answer.facts) : answer;
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
      await collectAll(one, entities);
      mlflow.requests.length = 0;
      await collectAll(one, entities);
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
      mlflow.intercept = ({ asked }, response) => {
        const isFile = asked.includes('get-artifact');
        if (isFile) response.writeHead(504).end('{}');
        return isFile;
      };
      const filesAskedFor = () =>
        mlflow.requests.filter(request => request.includes('get-artifact'))
          .length;
      const collected = await collectAll(one, entities);
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
      await collectAll(one, entities);
      expect(filesAskedFor()).toBe(0);
      now += 60_000;
      const again = await collectAll(one, entities);
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
      const collected = await collectAll(collector(), entities);
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
          const collected = await collectAll(
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
        mlflow.intercept = ({ asked }, response) => {
          const isList = asked.includes('registered-models/search');
          if (isList) response.writeHead(status).end('{}');
          return isList;
        };
        const collected = await collectAll(
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
      mlflow.intercept = (_, response) => {
        response.writeHead(404).end('404 page not found');
        return true;
      };
      const collected = await collectAll(collector(), many(30));
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
      const collected = await collectAll(
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
      const collected = await collectAll(collector(), entities);
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
      const collected = await collectAll(collector(), entities);
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
      const collected = await collectAll(collector(), entities);
      expect(collected['c-0']).toHaveProperty('facts.runCount90d.value', 1000);
      expect(collected['c-5']).toHaveProperty('facts.runCount90d.value', 1);
    });

    it('sends its credentials with each request, and nothing of an entity but as a value', async () => {
      await collectAll(collector(), many(12));
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
});
