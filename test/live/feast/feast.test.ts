import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import {
  differences,
  plain,
  plainFacts,
  Recorder,
  Recording,
} from 'backstage-plugin-ml-scorecards-node/testUtils';
import {
  REPOSITORY,
  scenario,
  scenarioAnnotations as annotations,
} from '../../../plugins/ml-scorecards-backend-module-feast/src/__testUtils__/liveScenario';
import { runSchema } from '../../../plugins/ml-scorecards-backend-module-mlflow/src/api/schemas';
import { feastFacts } from '../../../plugins/ml-scorecards-backend-module-mlflow/src/runs/feastFacts';
import { toRun } from '../../../plugins/ml-scorecards-backend-module-mlflow/src/runs/Run';
import { FactValues } from '../../../plugins/ml-scorecards-backend/src/__testUtils__/builtInEvaluation';
import { collect } from './collectors';
import { judgeFacts } from './judgeFacts';
import { Feast, FeastServer, feastVersion } from './FeastServer';

const RECORDING = join(
  __dirname,
  '../../../plugins/ml-scorecards-backend-module-feast/src/__recordings__/feast.json',
);
const HOUR = 3_600_000;

/** The functions of views, packed by Python, hold where their file was on this machine. */
const withoutCompiledCode = (key: string, value: unknown) =>
  key === 'body' ? undefined : value;

/** What the collector of MLflow makes of the tags of a run. */
function factsOfTags(tags: Record<string, string>) {
  const run = runSchema.parse({
    info: { run_id: 'r' },
    data: {
      tags: Object.entries(tags).map(([key, value]) => ({ key, value })),
    },
  });
  return feastFacts(toRun(run), {});
}

describe('Feast, as it is', () => {
  const feast = new Feast();
  let server: FeastServer;
  let other: FeastServer;
  let recorder: Recorder;
  const churn = { project: 'churn', definitions: 'definitions_of_churn.py' };
  const now = Date.now();
  const repositories = { [REPOSITORY]: feast.folder };

  before(async () => {
    feast.add({
      project: 'fraud',
      definitions: 'definitions.py',
      settings: [
        'data_quality_monitoring: { auto_baseline: false }',
        'mlflow: { enabled: true, tracking_uri: "sqlite:///data/mlflow.db" }',
      ].join('\n'),
    });
    feast.add(churn);
    for (const project of ['churn', 'fraud']) {
      await feast.script(project, 'seed_feast.py', 'data', String(now));
      await feast.command(project, 'apply');
    }
    server = await feast.serve('fraud');
    await feast.script('fraud', 'seed_feast.py', 'use', String(now));
    await server.measure('fraud', 'customer_transactions');
    await server.measure('fraud', 'customer_profile');
    recorder = await Recorder.start(server.address);
  });
  after(async () => {
    recorder?.stop();
    await other?.stop();
    await server?.stop();
    feast.remove();
  });

  for (const [name, expected] of Object.entries(scenario)) {
    test(`tells of ${name} what is to be known`, async () => {
      const names = { [name]: annotations[name as keyof typeof scenario] };
      const answers = await collect(recorder.origin, names, {
        now,
        repositories,
      });
      assert.deepEqual(differences(expected, answers[name]), []);
    });
  }

  test('tells the same of all of them at once', async () => {
    const answers = await collect(recorder.origin, annotations, {
      now,
      repositories,
    });
    for (const [name, expected] of Object.entries(scenario)) {
      assert.deepEqual(differences(expected, answers[name]), [], name);
    }
  });

  test('tells up to when was materialized, and when that is too old', async () => {
    const { fraud } = await collect(server.address, {
      fraud: annotations.fraud,
    });
    const { oldestMaterializedAt, timeToLiveEndsAt } = plain(fraud);
    assert.equal(oldestMaterializedAt, new Date(now - 6 * HOUR).toISOString());
    assert.equal(timeToLiveEndsAt, new Date(now + 42 * HOUR).toISOString());
  });

  test('lets checks pass and fail as people would say', async () => {
    const answers = await collect(server.address, annotations, {
      repositories,
    });
    const judge = (
      name: keyof typeof scenario,
      days = 0,
      others: FactValues = {},
    ) => judgeFacts(answers[name], { now: now + days * 24 * HOUR, others });

    const fraud = await judge('fraud', 0, {
      'catalog.servesOnline': true,
      'mlflow.feastProject': '',
      'mlflow.feastFeatureService': 'fraud_v3',
      'mlflow.feastFeatureViews': [],
    });
    assert.equal(fraud['same-features-in-training-and-serving'], 'pass');
    assert.equal(fraud['shared-features-in-feature-store'], 'pass');
    assert.equal(fraud['training-data-versioned'], 'pass');
    assert.equal(fraud['upstream-data-known'], 'pass');
    assert.equal(fraud['online-features-fresh'], 'pass');
    // customer_profile has no description.
    assert.equal(fraud['feature-views-owned-and-described'], 'fail');

    const trainedWithAnother = await judge('fraud', 0, {
      'mlflow.feastFeatureService': 'fraud_v2',
    });
    assert.equal(
      trainedWithAnother['same-features-in-training-and-serving'],
      'fail',
    );
    // What Feast itself has told MLflow of runs that fetched features.
    const trained = JSON.parse(
      await feast.script('fraud', 'train_with_mlflow.py', String(now)),
    );
    const [byService, byViews, byServiceThenViews, online] = [
      'service',
      'views',
      'serviceThenViews',
      'online',
    ].map(name => factsOfTags(trained[name]));
    assert.deepEqual(plainFacts(byService), {
      feastProject: 'fraud',
      feastFeatureService: 'fraud_v3',
      feastFeatureViews: [
        'amount_ratio',
        'customer_profile',
        'customer_transactions',
      ],
    });
    assert.deepEqual(plainFacts(byViews), {
      feastProject: 'fraud',
      feastFeatureService: '',
      feastFeatureViews: ['clicks', 'loyalty'],
    });
    // Feast leaves the service of the time before.
    assert.deepEqual(plainFacts(byServiceThenViews), {
      feastProject: 'fraud',
      feastFeatureService: 'fraud_v3',
      feastFeatureViews: ['clicks', 'loyalty'],
    });
    assert.equal(trained.online['feast.feature_service'], 'fraud_v3');
    const sameFeatures = async (
      name: keyof typeof scenario,
      facts: ReturnType<typeof factsOfTags>,
    ) => {
      const others = Object.fromEntries(
        Object.entries(facts).map(([key, fact]) => [`mlflow.${key}`, fact]),
      );
      const judged = await judge(name, 0, others);
      return judged['same-features-in-training-and-serving'];
    };
    assert.equal(await sameFeatures('fraud', byService), 'pass');
    assert.equal(await sameFeatures('churn', byService), 'fail');
    assert.equal(await sameFeatures('fraud', byViews), 'fail');
    assert.equal(await sameFeatures('platform', byViews), 'pass');
    assert.equal(await sameFeatures('fraud', byServiceThenViews), 'fail');
    assert.equal(await sameFeatures('fraud', online), 'unknown');

    const later = await judge('fraud', 2);
    assert.equal(later['online-features-fresh'], 'fail');

    const limits = await judge('limits');
    assert.equal(limits['online-features-fresh'], 'fail');
    const live = await judge('live');
    assert.equal(live['online-features-fresh'], 'unknown');
    assert.equal(live['feature-views-owned-and-described'], 'pass');
    const churn = await judge('churn');
    assert.equal(churn['online-features-fresh'], 'not-applicable');
  });

  if (process.env.RECORD) {
    test('is recorded', async () => {
      const recording: Recording = {
        version: await feastVersion(),
        recordedAt: now,
        annotations,
        answers: Object.fromEntries(
          Object.entries(recorder.answers).sort(([a], [b]) => (a < b ? -1 : 1)),
        ),
      };
      writeFileSync(
        RECORDING,
        `${JSON.stringify(recording, withoutCompiledCode, 1)}\n`,
      );
    });
  }

  test('tells why nothing is known of quality where it is not measured', async () => {
    feast.add({ ...churn, isCached: true });
    other = await feast.serve('churn');
    const { fraud } = await collect(other.address, {
      fraud: annotations.fraud,
    });
    const facts = plain(fraud);
    assert.match(String(facts.maxNullShare), /data_quality_monitoring is not/);
    assert.deepEqual(facts.featureServices, ['fraud_v3']);
  });

  test('reads project after project to its last page, however large an answer may be', async () => {
    await feast.script('fraud', 'seed_many.py', 'wide', '150');
    const wide = { 'feast.dev/project': 'wide' };
    for (const maxBytes of [undefined, 20_000]) {
      const answers = await collect(server.address, { wide }, { maxBytes });
      const { featureViews, featureServices } = plain(answers.wide);
      assert.equal((featureViews as string[]).length, 150);
      assert.equal((featureServices as string[]).length, 150);
    }
  });

  test('sees at once what was changed, whatever Feast has in its cache', async () => {
    const cachedOwner = async () => {
      const response = await fetch(
        `${other.address}/api/v1/feature_views?project=fraud&limit=9&page=1`,
      );
      const { featureViews } = (await response.json()) as {
        featureViews: Array<{ spec: { name: string; owner?: string } }>;
      };
      return featureViews.find(({ spec }) => spec.name === 'card_limits')?.spec
        .owner;
    };
    assert.equal(await cachedOwner(), undefined);
    await feast.script('fraud', 'give_owner.py', 'card_limits');
    assert.equal(await cachedOwner(), undefined);
    const { limits } = await collect(other.address, {
      limits: annotations.limits,
    });
    assert.deepEqual(plain(limits).viewsWithoutOwner, []);
  });
});
