import { realClock } from 'backstage-plugin-ml-scorecards-node/testUtils';
import { collectOne, createCollector } from '../__testUtils__/createCollector';
import { FakeKubeflow } from '../__testUtils__/FakeKubeflow';

const READY = { conditions: [{ type: 'Ready', status: 'True' }] };

describe('what is told of KServe', () => {
  const kubeflow = FakeKubeflow.forTests();
  const collect = (names = 'risk/fraud') =>
    collectOne(
      createCollector(
        { main: kubeflow.origin },
        { clock: realClock, parts: ['kubernetes'] },
      ),
      { 'serving.kserve.io/inferenceservice': names },
    );
  const serve = (...services: ReadonlyArray<Record<string, unknown>>) =>
    kubeflow.cluster.namespaces.set(
      'risk',
      services.map(({ name = 'fraud', annotations, ...rest }) => ({
        metadata: { name: String(name), annotations },
        spec: { predictor: {} },
        ...rest,
      })),
    );

  it('knows what holds where nothing is said', async () => {
    serve({ status: READY });
    expect(await collect()).toMatchObject({
      inferenceServices: ['risk/fraud'],
      servingIsReady: true,
      minReplicas: 1,
      hasCanary: false,
      trafficTargets: 1,
      logsPayloads: false,
      deploymentMode: expect.stringContaining('up to its cluster'),
      deployedVersions: expect.stringContaining(
        'kubeflow.org/registered-model',
      ),
    });
  });

  it.each([
    ['False', false],
    ['Unknown', expect.stringMatching(/^\? risk\/fraud does not say yet/)],
  ])('with Ready %s', async (status, expected) => {
    serve({ status: { conditions: [{ type: 'Ready', status }] } });
    expect((await collect()).servingIsReady).toEqual(expected);
  });

  it('does not take a service without a status for one that is ready or not', async () => {
    serve({});
    expect((await collect()).servingIsReady).toMatch(/^\?/);
  });

  it('puts several together', async () => {
    serve(
      {
        name: 'a',
        status: { ...READY, deploymentMode: 'RawDeployment' },
        spec: { predictor: { minReplicas: 3, logger: { mode: 'all' } } },
      },
      {
        name: 'b',
        annotations: { 'serving.kserve.io/deploymentMode': 'Serverless' },
        status: {
          conditions: [{ type: 'Ready', status: 'False' }],
          components: {
            predictor: {
              traffic: [{ percent: 100 }, { percent: 0, tag: 'prev' }],
            },
          },
        },
        spec: {
          predictor: { minReplicas: 0, canaryTrafficPercent: 100 },
          transformer: { logger: { mode: 'request' } },
        },
      },
    );
    expect(await collect('risk/a, risk/b')).toMatchObject({
      inferenceServices: ['risk/a', 'risk/b'],
      servingIsReady: false,
      deploymentMode: 'RawDeployment, Serverless',
      minReplicas: 0,
      hasCanary: true,
      trafficTargets: 2,
      // Answers are not logged.
      logsPayloads: false,
    });
  });

  it.each([
    ['Serverless', [{ percent: 100 }], true],
    ['Knative', [{ percent: 100 }], true],
    ['Serverless', [], false],
    ['RawDeployment', [], false],
    ['RawDeployment', [{ percent: 100 }], false],
    ['Standard', [{ percent: 100 }], false],
  ])(
    'with canaryTrafficPercent in the mode %s and the traffic %j',
    async (deploymentMode, traffic, expected) => {
      serve({
        status: {
          ...READY,
          deploymentMode,
          components: { predictor: { traffic } },
        },
        spec: { predictor: { canaryTrafficPercent: 10 } },
      });
      expect((await collect()).hasCanary).toBe(expected);
    },
  );

  it('says of a service that it is not there, also while it is deleted', async () => {
    const gone = {
      code: 'not-found',
      message: expect.stringContaining(
        'names the inference service risk/fraud',
      ),
    };
    expect(await collect()).toEqual(gone);
    kubeflow.cluster.namespaces.set('risk', [
      {
        metadata: { name: 'fraud', deletionTimestamp: '2026-06-01T00:00:00Z' },
        spec: { predictor: {} },
      },
    ]);
    expect(await collect()).toEqual(gone);
  });

  it('reads to the last page, and says when there are more', async () => {
    const many = (count: number) =>
      serve(...Array.from({ length: count }, (_, n) => ({ name: `s-${n}` })));
    many(450);
    expect(await collect('risk/s-449')).toMatchObject({
      inferenceServices: ['risk/s-449'],
    });
    many(2001);
    expect(await collect('risk/s-2000')).toMatchObject({
      code: 'bad-payload',
      message: expect.stringContaining('more inference services than are read'),
    });
  });

  it('reads other namespaces after many that it may not read', async () => {
    serve({ name: 'fraud' });
    kubeflow.intercept = (asked, response) => {
      const isForbidden = asked.includes('/namespaces/secret-');
      if (isForbidden) response.writeHead(403).end('{}');
      return isForbidden;
    };
    const collector = createCollector(
      { main: kubeflow.origin },
      { clock: realClock, parts: ['kubernetes'] },
    );
    const named = (name: string) => ({
      'serving.kserve.io/inferenceservice': name,
    });
    for (let n = 0; n < 10; n += 1) {
      expect(await collectOne(collector, named(`secret-${n}/a`))).toEqual({
        code: 'auth',
        message: expect.stringContaining(`in the namespace secret-${n} (403)`),
      });
    }
    expect(await collectOne(collector, named('risk/fraud'))).toMatchObject({
      inferenceServices: ['risk/fraud'],
    });
  });

  it.each([
    [403, 'auth', 'the verb list on inferenceservices.serving.kserve.io'],
    [404, 'not-found', 'KServe may not be installed'],
  ])('explains %d', async (status, code, words) => {
    kubeflow.intercept = (_, response) => {
      response.writeHead(status).end(JSON.stringify({ kind: 'Status' }));
      return true;
    };
    expect(await collect()).toEqual({
      code,
      message: expect.stringContaining(words),
    });
  });
});
