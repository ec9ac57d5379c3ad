import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { differences } from 'backstage-plugin-ml-scorecards-node/testUtils';
import {
  scenario,
  scenarioOfMlflow3,
} from '../../../plugins/ml-scorecards-backend-module-mlflow/src/__testUtils__/liveScenario';
import { collect, collectorOf } from './collectors';
import { ADMIN, MlflowServer } from './MlflowServer';
import { Annotations, MlflowSeed, seedMlflow } from './seedMlflow';

type Answer = Awaited<ReturnType<typeof collect>>[string];

const PASSWORD = 'canary-reader-password';

const UNSEEN = ['renamed', 'unityCatalog', 'prompt', 'deletedExperiment'];

const components = { ...scenario, ...scenarioOfMlflow3 };

describe('MLflow 3 with basic authentication, below a prefix, that lets everybody read', () => {
  let server: MlflowServer;
  let annotations: Annotations;
  const now = Date.now();

  before(async () => {
    server = await MlflowServer.start({
      major: 3,
      prefix: '/ml',
      defaultPermission: 'READ',
    });
    const admin = new MlflowSeed(server.address, basic(ADMIN.username));
    annotations = await seedUntrained(admin);
    await admin.post('users/create', person('portal'));
  });
  after(() => server?.stop());

  test('shows somebody who may only read all that is to be known', async () => {
    const collector = collectorOf(server.address, {
      now,
      authorization: basic('portal'),
    });
    const answers = await collect(collector, annotations);
    for (const name of Object.keys(annotations)) {
      const expected = components[name as keyof typeof scenario];
      assert.deepEqual(differences(expected, answers[name]), [], name);
    }
    assert(!JSON.stringify(answers).includes(PASSWORD));
  });

  test('says what to do if the prefix is missing', async () => {
    const collector = collectorOf(server.address.replace(/\/ml$/, ''), {
      now,
      authorization: basic('portal'),
    });
    const { fraud } = await collect(collector, { fraud: annotations.fraud });
    assertRefused(fraud, /Check that baseUrl has the static prefix/);
  });

  test('refuses a wrong password, which is shown nowhere', async () => {
    const password = 'canary-wrong-password';
    const authorization = basic('portal', password);
    const collector = collectorOf(server.address, { now, authorization });
    const { fraud } = await collect(collector, { fraud: annotations.fraud });
    assertRefused(fraud, /refused the portal's credentials \(401\)/);
    assert(!JSON.stringify(fraud).includes(password));
    assert(!JSON.stringify(fraud).includes(authorization.split(' ')[1]));
  });
});

describe('MLflow 3 with basic authentication that lets nobody read', () => {
  let server: MlflowServer;
  let annotations: Annotations;
  let models: string[];
  let experiments: string[];
  const now = Date.now();

  before(async () => {
    server = await MlflowServer.start({
      major: 3,
      defaultPermission: 'NO_PERMISSIONS',
    });
    const admin = new MlflowSeed(server.address, basic(ADMIN.username));
    annotations = await seedUntrained(admin);
    const listed = await admin.get('registered-models/search');
    models = listed.registered_models.map(({ name }: any) => name);
    const found = await admin.post('experiments/search', {
      max_results: 1000,
    });
    experiments = found.experiments.map((each: any) => each.experiment_id);
  });
  after(() => server?.stop());

  /** Collects as somebody new who got `READ` on these and nothing else. */
  async function collectAs(
    username: string,
    may: { models?: readonly string[]; experiments?: readonly string[] },
    wanted: Annotations,
  ): Promise<Record<string, Answer>> {
    const admin = new MlflowSeed(server.address, basic(ADMIN.username));
    await admin.post('users/create', person(username));
    for (const name of may.models ?? []) {
      await admin.permit(username, 'registered_model', name);
    }
    for (const id of may.experiments ?? []) {
      await admin.permit(username, 'experiment', id);
    }
    const authorization = basic(username);
    const collector = collectorOf(server.address, { now, authorization });
    const answers = await collect(collector, wanted);
    assert(!JSON.stringify(answers).includes(PASSWORD));
    return answers;
  }

  test('shows all that is to be known to whoever has READ on models and experiments', async () => {
    const answers = await collectAs(
      'both',
      { models, experiments },
      annotations,
    );
    for (const name of Object.keys(annotations)) {
      // Nobody can give a right on what does not exist. A prompt is another kind of thing, and the deleted one was not listed.
      if (UNSEEN.includes(name)) {
        assertRefused(answers[name], /says the same of what does not exist/);
        continue;
      }
      const expected = components[name as keyof typeof scenario];
      assert.deepEqual(differences(expected, answers[name]), [], name);
    }
  });

  test('shows nothing to whoever has no right, who reads what to do', async () => {
    const { fraud, experimentById } = await collectAs(
      'nobody',
      {},
      {
        fraud: annotations.fraud,
        experimentById: annotations.experimentById,
      },
    );
    assertRefused(
      fraud,
      /does not let the portal read the registered model fraud \(403\)\. Give the user of mlScorecards\.mlflow\.instances\.main\.auth the permission READ on it\./,
    );
    assertRefused(
      experimentById,
      /does not let the portal read the experiment \d+ \(403\)\. Give the user of mlScorecards\.mlflow\.instances\.main\.auth the permission READ on it\./,
    );
  });

  test('shows what the registry knows to whoever has READ on models only', async () => {
    const { fraud } = await collectAs(
      'models',
      { models },
      {
        fraud: annotations.fraud,
      },
    );
    const why = {
      unknownBecause: 'MLflow does not let the portal read the run ',
    };
    assert.deepEqual(
      differences(
        {
          facts: {
            versionCount: 3,
            servingVersions: ['3'],
            rollbackVersions: ['2'],
            liveHasSignature: true,
            liveVersionsWithoutRun: {
              unknownBecause: 'only 0 of 2 live versions were looked at',
            },
            runHasSeed: why,
            runCount90d: why,
          },
        },
        fraud,
      ),
      [],
    );
    assert.match(
      JSON.stringify(fraud),
      /the permission READ on the experiment that it is in/,
    );
  });

  test('keeps what is forbidden from what is not, however much that is', async () => {
    const answers = await collectAs(
      'experiments',
      { experiments },
      annotations,
    );
    for (const name of ['experimentById', 'experimentByName'] as const) {
      assert.deepEqual(differences(components[name], answers[name]), [], name);
    }
    for (const name of ['fraud', 'stages', 'orphaned', 'empty']) {
      assertRefused(answers[name], /READ on it/);
    }
  });
});

/** All but what the Python client trains. */
async function seedUntrained(seed: MlflowSeed): Promise<Annotations> {
  const { trained, ...annotations } = await seedMlflow(seed, { major: 3 });
  return annotations;
}

function assertRefused(answer: Answer, message: RegExp): void {
  assert('error' in answer, JSON.stringify(answer));
  assert.equal(answer.error.code, 'auth');
  assert.match(answer.error.message, message);
}

function person(username: string) {
  return { username, password: PASSWORD };
}

function basic(
  username: string,
  password = username === ADMIN.username ? ADMIN.password : PASSWORD,
): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}
