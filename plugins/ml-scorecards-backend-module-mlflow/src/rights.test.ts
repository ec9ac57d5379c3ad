import {
  collectByName,
  component,
  realClock,
} from 'backstage-plugin-ml-scorecards-node/testUtils';
import { collectOne, createCollector } from './__testUtils__/createCollector';
import { addModelTo } from './__testUtils__/addModelTo';
import { FakeMlflow } from './__testUtils__/FakeMlflow';

describe('MlflowFactCollector for somebody who may not read everything', () => {
  const mlflow = FakeMlflow.forTests();

  const collector = () =>
    createCollector({ main: mlflow.origin }, { clock: realClock });
  const churn = { 'mlflow.org/registered-model': 'churn' };

  /** Refuses as MLflow's basic authentication does. */
  const forbid = (...asked: readonly string[]) =>
    mlflow.refuse(403, { asked, body: 'Permission denied' });

  it.each([1, 12])(
    'says what is wrong if not even lists may be read, of %d components',
    async count => {
      // As below another path than that of its API, whoever asks.
      forbid('/');
      const entities = Array.from({ length: count }, (_, n) =>
        component(`c-${n}`, { 'mlflow.org/registered-model': `model-${n}` }),
      );
      const collected = await collectByName(collector(), entities);
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

  const why = expect.stringMatching(
    /^\? MLflow does not let the portal read the (run|experiment) .* the permission READ on/,
  );

  it.each([
    [
      'runs/get',
      {
        liveVersionsWithoutRun:
          '? only 0 of 1 live versions were looked at, and these lead to a run',
        runHasSeed: why,
      },
    ],
    ['experiments/get', { liveVersionsWithoutRun: [], runHasSeed: true }],
  ])(
    'tells what the registry says without %s',
    async (forbidden, factsOfRun) => {
      addModelTo(mlflow, 'churn');
      forbid(forbidden);
      expect(await collectOne(collector(), churn)).toMatchObject({
        versionCount: 2,
        servingVersions: ['2'],
        liveHasSignature: true,
        ...factsOfRun,
        runCount90d: why,
        hasBaseline: why,
      });
    },
  );

  it('fails for an experiment that the entity names', async () => {
    addModelTo(mlflow, 'churn');
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
    addModelTo(mlflow, 'h');
    forbid(...'abcdefg'.split('').map(name => `get?name=${name}`));
    const one = collector();
    for (let time = 0; time < 2; time += 1) {
      const collected = await collectByName(one, entities);
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
