import { ServerResponse } from 'node:http';
import { kubeflowFacts } from 'backstage-plugin-ml-scorecards-node';
import {
  collectByName,
  component,
  factCollectorContract,
  realClock,
} from 'backstage-plugin-ml-scorecards-node/testUtils';
import { addFraud, FRAUD } from './__testUtils__/addFraud';
import {
  collectOne,
  createCollector,
  NOW,
  Part,
  TOKEN,
} from './__testUtils__/createCollector';
import { FakeKubeflow } from './__testUtils__/FakeKubeflow';

describe('KubeflowFactCollector', () => {
  const kubeflow = FakeKubeflow.forTests();
  const collector = (parts?: readonly Part[]) =>
    createCollector({ main: kubeflow.origin }, { clock: realClock, parts });

  factCollectorContract({
    name: 'KubeflowFactCollector',
    setUp: () => {
      kubeflow.reset();
      for (const name of ['churn', 'fraud']) {
        kubeflow.registry.models.set(name, {
          versions: { v1: { createdAt: NOW } },
        });
      }
      const answerAll = (answer: (response: ServerResponse) => unknown) => {
        kubeflow.intercept = (_, response) => {
          answer(response);
          return true;
        };
      };
      const named = (name: string) =>
        component(name, {
          'kubeflow.org/registered-model': name,
          'kubeflow.org/registry': 'main',
        });
      return {
        collector: createCollector({ main: kubeflow.origin }),
        served: [named('churn'), named('fraud')],
        notServed: component('other', { 'kubeflow.org/registry': 'main' }),
        secrets: [TOKEN],
        source: {
          goDown: () => answerAll(response => response.destroy()),
          hang: () => new Promise<void>(asked => answerAll(() => asked())),
          answerGarbage: () =>
            answerAll(response => response.end('<html>Sign in</html>')),
          breakFor: ({ metadata: { name } }) => {
            kubeflow.intercept = (asked, response) => {
              const isBroken = asked.includes(`name=${name}`);
              if (isBroken) response.writeHead(500).end('{}');
              return isBroken;
            };
          },
        },
      };
    },
  });

  it('tells every fact of a component that has all of it', async () => {
    addFraud(kubeflow);
    const facts = await collectOne(collector(), FRAUD);
    expect(facts).toEqual({
      versionCount: 4,
      latestVersionAt: '2026-05-30T00:00:00.000Z',
      staleVersionCount: 2,
      modelOwner: 'risk-team',
      hasModelDocs: true,
      deployedVersions: ['v2'],
      deployedVersionIsPinned: true,
      deployedVersionsWithoutRun: [],
      // v0 has no address, so nothing can be loaded from there.
      rollbackVersions: ['v1'],
      datasets: ['orders'],
      runCount90d: 6,
      runHasParams: true,
      runHasMetrics: true,
      codeSourceUrl: 'https://git.example.com/fraud',
      recurringRunIsEnabled: true,
      intervalDays: 1,
      lastRunSucceededAt: '2026-05-30T00:10:00.000Z',
      runSuccessShare30d: 0.8,
      trainingSecondsMedian: 600,
      pipelineTasks: ['judge', 'load', 'train'],
      longestTaskShare: 0.6,
      longestTaskGrowth: 0.5,
      distributedTasks: ['train'],
      inferenceServices: ['risk/fraud'],
      servingIsReady: true,
      deploymentMode: 'Serverless',
      minReplicas: 2,
      hasCanary: true,
      trafficTargets: 2,
      logsPayloads: true,
    });
    expect(Object.keys(facts).sort()).toEqual(
      Object.keys(kubeflowFacts.facts).sort(),
    );
  });

  it('links to the pages of Kubeflow', async () => {
    addFraud(kubeflow);
    const { it: answer } = await collectByName(collector(), [
      component('it', FRAUD),
    ]);
    const registry =
      'https://kubeflow.example.com/registry/registered-models/1';
    const pipelines = 'https://kubeflow.example.com/pipelines/#';
    expect(answer).toMatchObject({
      facts: {
        modelOwner: { link: registry },
        versionCount: { link: `${registry}/versions` },
        hasModelDocs: { link: `${registry}/versions/5` },
        runCount90d: { link: `${pipelines}/pipelines/details/p-fraud` },
        runHasParams: { link: `${pipelines}/runs/details/r-6` },
        lastRunSucceededAt: { link: `${pipelines}/runs/details/r-5` },
        codeSourceUrl: {
          link: `${pipelines}/pipelines/details/p-fraud/version/pv-2`,
        },
        intervalDays: { link: `${pipelines}/recurringrun/details/rr-fraud` },
      },
    });
  });

  it.each([
    ['registry', 'versionCount', 'runCount90d'],
    ['pipelines', 'runCount90d', 'versionCount'],
    ['kubernetes', 'minReplicas', 'versionCount'],
  ] as const)(
    'without %s in the configuration, says what to do, and tells the rest',
    async (missing, unknown, known) => {
      addFraud(kubeflow);
      const parts = (['registry', 'pipelines', 'kubernetes'] as const).filter(
        part => part !== missing,
      );
      const facts = await collectOne(collector(parts), FRAUD);
      expect(facts[unknown]).toContain(
        `set mlScorecards.kubeflow.instances.main.${missing} in app-config.yaml`,
      );
      expect(String(facts[known])).not.toMatch(/^\?/);
    },
  );

  it.each(['registry', 'pipelines', 'cluster'])(
    'fails as a whole where %s does, so that the last facts stay and nothing is made up',
    async part => {
      addFraud(kubeflow);
      kubeflow.intercept = (asked, response) => {
        const isBroken = asked.startsWith(`/${part}/`);
        if (isBroken) response.writeHead(403).end('{}');
        return isBroken;
      };
      expect(await collectOne(collector(), FRAUD)).toEqual({
        code: 'auth',
        message: expect.stringMatching(/let the portal/),
      });
    },
  );

  it('says which annotations are missing', async () => {
    addFraud(kubeflow);
    const facts = await collectOne(collector(), {
      'serving.kserve.io/inferenceservice': 'risk/fraud',
    });
    expect(facts).toMatchObject({
      inferenceServices: ['risk/fraud'],
      deployedVersionIsPinned: true,
      versionCount: expect.stringMatching(
        /^~ .*kubeflow\.org\/registered-model/,
      ),
      runCount90d: expect.stringMatching(/^~ .*kubeflow\.org\/pipeline-id/),
      intervalDays: expect.stringMatching(
        /^~ .*kubeflow\.org\/recurring-run-id/,
      ),
    });
  });

  it('sends the credentials of each part', async () => {
    addFraud(kubeflow);
    await collectOne(collector(), FRAUD);
    expect(
      new Set(kubeflow.headers.map(({ authorization }) => authorization)),
    ).toEqual(new Set([`Bearer ${TOKEN}`]));
  });

  it('names a model as a value, whatever it is called', async () => {
    const name = "a' OR name LIKE '%&nextPageToken=9";
    kubeflow.registry.models.set(name, { owner: 'risk' });
    const facts = await collectOne(collector(), {
      'kubeflow.org/registered-model': name,
    });
    expect(facts).toMatchObject({ modelOwner: 'risk', versionCount: 0 });
  });
});
