import {
  fastClock,
  misbehaviours,
} from 'backstage-plugin-ml-scorecards-node/testUtils';
import { addFraud, FRAUD } from './__testUtils__/addFraud';
import { collectOne, createCollector } from './__testUtils__/createCollector';
import { FakeKubeflow } from './__testUtils__/FakeKubeflow';

const { status } = misbehaviours;

describe('a part of Kubeflow that fails', () => {
  const kubeflow = FakeKubeflow.forTests();
  const collect = () =>
    collectOne(
      createCollector({ main: kubeflow.origin }, { clock: fastClock }),
      FRAUD,
    );
  const failAt = (part: string, code: number) => {
    kubeflow.intercept = (asked, response) => {
      const isBroken = asked.startsWith(`/${part}/`);
      if (isBroken) status(code)(response, response.req);
      return isBroken;
    };
  };
  beforeEach(() => addFraud(kubeflow));

  it.each([
    ['registry', 'versionCount', { runCount90d: 6 }],
    ['pipelines', 'runCount90d', { versionCount: 4, minReplicas: 2 }],
    ['cluster', 'minReplicas', { versionCount: 4, runCount90d: 6 }],
  ])(
    'such as %s, says so at its facts if somebody has to mend it',
    async (part, fact, others) => {
      failAt(part, 403);
      const facts = await collect();
      expect(facts[fact]).toMatch(/^\? .*(403|let the portal)/);
      expect(facts).toMatchObject(others);
    },
  );

  it.each(['registry', 'pipelines', 'cluster'])(
    'such as %s, fails the component if it may pass, so that the last facts stay',
    async part => {
      failAt(part, 503);
      expect(await collect()).toMatchObject({ code: 'unavailable' });
    },
  );

  it('does not make up that nothing is deployed', async () => {
    failAt('cluster', 403);
    expect(await collect()).toMatchObject({
      deployedVersions: expect.stringMatching(/^\?/),
      staleVersionCount: expect.stringMatching(/^\?/),
      inferenceServices: expect.stringMatching(/^\?/),
    });
  });

  it('is the error of the component if no other part could be read', async () => {
    kubeflow.intercept = (_, response) => {
      status(401)(response, response.req);
      return true;
    };
    expect(await collect()).toMatchObject({ code: 'auth' });
  });
});
