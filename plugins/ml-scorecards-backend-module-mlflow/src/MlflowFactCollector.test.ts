import { ServerResponse } from 'node:http';
import { mlflowFacts } from 'backstage-plugin-ml-scorecards-node';
import {
  collectByName,
  component,
  factCollectorContract,
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

describe('MlflowFactCollector', () => {
  const mlflow = FakeMlflow.forTests();

  const collector = () =>
    createCollector({ main: mlflow.origin }, { clock: realClock });
  const churn = { 'mlflow.org/registered-model': 'churn' };

  const addModel = (name: string, run?: string) =>
    addModelTo(mlflow, name, run);

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
            mlflow.refuse(500, { asked: [`name=${name}`] });
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
        'feast.feature_views': 'usage,customers@v2,usage',
        'feast.project': 'churn',
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
    for (const n of [1, 2]) {
      mlflow.runs.set(`drift-${n}`, {
        start_time: NOW - n * DAY,
        end_time: NOW - n * DAY + 1000,
        metrics: {
          'drift.share': n / 10,
          'drift.prediction_psi': n / 100,
          'drift.prediction_drifted': n - 1,
        },
        tags: { 'mlscorecards.drift': 'psi' },
      });
    }
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
      feastFeatureViews: ['customers', 'usage'],
      feastProject: 'churn',
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
      driftCheckedAt: '2026-05-31T00:00:01.000Z',
      driftMethod: 'psi',
      driftedShare: 0.1,
      predictionDrift: 0.01,
      predictionHasDrifted: false,
      driftedShareByDay: ['2026-05-30 0.2', '2026-05-31 0.1'],
      predictionDriftByDay: ['2026-05-30 0.02', '2026-05-31 0.01'],
    });
    expect(Object.keys(facts).sort()).toEqual(
      Object.keys(mlflowFacts.facts).sort(),
    );
  });

  it('links to where people can see it', async () => {
    addModel('my model');
    const { it: collected } = await collectByName(collector(), [
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
        '~ the entity names no registered model (annotation mlflow.org/registered-model)',
      runHasParams:
        '? no version serves, and no run of an experiment has finished',
      runCount90d: 0,
      failedRunShare30d: '? no run of the experiment ended in the last 30 days',
      hasBaseline: false,
      driftCheckedAt: expect.stringMatching(/^~ no run of the experiment/),
    });
    const byModel = await collectOne(collector(), {
      'mlflow.org/registered-model': 'new',
    });
    expect(byModel).toMatchObject({
      versionCount: 1,
      servingVersions: [],
      liveHasSignature:
        '? no version serves: none has the alias champion or the stage Production',
      runCount90d: expect.stringMatching(/^~ the entity names no experiment/),
      driftCheckedAt: expect.stringMatching(
        /^~ the entity names no experiment/,
      ),
      driftedShareByDay: expect.stringMatching(
        /^~ the entity names no experiment/,
      ),
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

  describe('with runs that measure drift', () => {
    const experiment = { 'mlflow.org/experiment-id': '1' };
    const drift = { 'mlscorecards.drift': 'psi' };

    beforeEach(() => {
      mlflow.experiments.set('1', {
        tags: { 'mlflow.experiment.primaryMetric.name': 'auc' },
      });
    });

    it('counts none of them as anything else', async () => {
      addModel('churn', 'live');
      const train = (name: string, daysAgo: number, how: object = {}) =>
        mlflow.runs.set(name, {
          start_time: NOW - daysAgo * DAY,
          end_time: NOW - daysAgo * DAY + 60_000,
          metrics: { auc: 0.9 },
          ...how,
        });
      train('live', 10);
      for (const n of [11, 12, 13, 14]) train(`training-${n}`, n);
      const before = await collectOne(collector(), churn);
      expect(before).toMatchObject({
        runCount90d: 5,
        failedRunShare30d: 0,
        trainingSecondsMedian: 60,
        hasBaseline: false,
        primaryMetricDrop: 0,
      });

      const odd = { end_time: NOW, metrics: { auc: 0.1 } };
      for (const n of [1, 2, 3])
        train(`drift-${n}`, n, { ...odd, tags: drift });
      train('failed', 4, { ...odd, tags: drift, status: 'FAILED' });
      train('baseline', 5, {
        ...odd,
        tags: { ...drift, 'mlscorecards.baseline': 'true' },
      });
      train('repetition', 6, {
        ...odd,
        tags: { ...drift, 'mlscorecards.reproduces': 'live' },
      });
      const after = await collectOne(collector(), churn);
      const isOfDrift = ([name]: [string, unknown]) => /drift/i.test(name);
      const others = (facts: object) =>
        Object.entries(facts).filter(entry => !isOfDrift(entry));
      expect(others(after)).toEqual(others(before));
      expect(after).toMatchObject({
        driftCheckedAt: expect.stringMatching(/^2026-/),
      });
    });

    it('takes none of them for the latest one', async () => {
      mlflow.runs.set('drift', {
        start_time: NOW - 1000,
        metrics: { 'drift.share': 0 },
        tags: { ...drift, 'mlflow.source.git.commit': 'monitor' },
      });
      expect(await collectOne(collector(), experiment)).toMatchObject({
        codeVersion:
          '? no version serves, and no run of an experiment has finished',
        driftedShare: 0,
      });
      mlflow.runs.set('training', {
        start_time: NOW - DAY,
        tags: { 'mlflow.source.git.commit': 'abc' },
      });
      expect(await collectOne(collector(), experiment)).toMatchObject({
        codeVersion: 'abc',
        runHasMetrics: false,
      });
    });

    it('takes none for one that says it is none', async () => {
      mlflow.runs.set('training', {
        start_time: NOW - DAY,
        tags: { 'mlscorecards.drift': 'false' },
      });
      expect(await collectOne(collector(), experiment)).toMatchObject({
        runCount90d: 1,
        driftCheckedAt: expect.stringMatching(/^~ no run of the experiment/),
      });
    });

    it('finds them among thousands of trainings', async () => {
      for (let n = 0; n < 1100; n += 1) {
        mlflow.runs.set(`training-${n}`, { start_time: NOW - n * 60_000 });
      }
      const measured = (daysAgo: number) =>
        mlflow.runs.set(`drift-${daysAgo}`, {
          start_time: NOW - daysAgo * DAY,
          metrics: { 'drift.share': daysAgo / 1000 },
          tags: drift,
        });
      measured(91);
      expect(await collectOne(collector(), experiment)).toMatchObject({
        runCount90d: 1000,
        driftCheckedAt: expect.stringMatching(/^~ no run of the experiment/),
      });
      measured(80);
      expect(await collectOne(collector(), experiment)).toMatchObject({
        driftedShareByDay: ['2026-03-13 0.08'],
      });
    });

    it('does not know how many trainings there are behind very many of them', async () => {
      for (let n = 0; n < 1100; n += 1) {
        mlflow.runs.set(`drift-${n}`, {
          start_time: NOW - n * 3_600_000,
          metrics: { 'drift.share': n === 999 ? 1 : 0.1 },
          tags: drift,
        });
      }
      mlflow.runs.set('training', { start_time: NOW - 1000 });
      const why =
        '? only the newest 1000 runs of the experiment were read: the others are too many';
      const facts = await collectOne(collector(), experiment);
      expect(facts).toMatchObject({
        runCount90d: why,
        failedRunShare30d: why,
        trainingSecondsMedian: why,
        driftedShare: 0.1,
      });
      // Of the day of the oldest one that was read, others were not: 41 whole days and the first hour.
      const days = facts.driftedShareByDay as string[];
      expect([days[0], days.at(-1), days.length]).toEqual([
        '2026-04-21 0.1',
        '2026-06-01 0.1',
        42,
      ]);
    });
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
    mlflow.refuse(500, { asked: ['get-artifact'], body: '<!doctype html>' });
    const why = '? the server could not give the file MLmodel of version';
    const facts = await collectOne(collector(), churn);
    expect(facts).toMatchObject({
      liveHasSignature: `${why} 2 (500): its artifacts are gone, or it does not serve them`,
      rollbackVersions: `${why} 1 (500): its artifacts are gone, or it does not serve them`,
      versionCount: 2,
    });
    // A proxy may refuse files only, which is no matter of other components either.
    mlflow.refuse(401, { asked: ['get-artifact'] });
    const one = collector();
    for (let time = 0; time < 3; time += 1) {
      expect(await collectOne(one, churn)).toMatchObject({
        liveHasSignature: expect.stringContaining(why),
        versionCount: 2,
        runHasSeed: true,
      });
    }
    mlflow.refuse(500, { asked: ['get-artifact'], body: '<!doctype html>' });
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
    mlflow.refuse(404, { body: '404 page not found' });
    expect(await collectOne(collector(), churn)).toMatchObject({
      code: 'not-found',
      message: expect.stringContaining(
        'Check the annotations of the entity, or else baseUrl (mlScorecards.mlflow.instances.main in app-config.yaml)',
      ),
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
      const collected = await collectByName(two, [
        component('well', named('main')),
        component('ill', named('down')),
        component('lost', named('nowhere')),
      ]);
      expect(collected.well).toHaveProperty('facts.versionCount.value', 2);
      expect(collected.ill).toHaveProperty('error.code', 'unavailable');
      expect(collected.lost).toHaveProperty('error.code', 'misconfigured');
    });
  });
});
