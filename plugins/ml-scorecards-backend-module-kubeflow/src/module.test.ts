import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  IncomingHttpHeaders,
  IncomingMessage,
  ServerResponse,
} from 'node:http';
import {
  FactCollector,
  factCollectorsExtensionPoint,
} from 'backstage-plugin-ml-scorecards-node';
import {
  collectByName,
  component,
  plain,
} from 'backstage-plugin-ml-scorecards-node/testUtils';
import kubeflowModule from '.';

interface Asked {
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly principal: unknown;
}

/** Stands where the Kubernetes plugin does, and notes who asks its proxy for what. */
function kubernetesPlugin(asked: Asked[]) {
  return createBackendPlugin({
    pluginId: 'kubernetes',
    register(env) {
      env.registerInit({
        deps: {
          http: coreServices.httpRouter,
          httpAuth: coreServices.httpAuth,
        },
        async init({ http, httpAuth }) {
          http.use((async (
            request: IncomingMessage,
            response: ServerResponse,
          ) => {
            const { principal } = await httpAuth.credentials(request as never);
            asked.push({
              url: request.url ?? '',
              headers: request.headers,
              principal,
            });
            response.writeHead(200, { 'content-type': 'application/json' }).end(
              JSON.stringify({
                items: [
                  { metadata: { name: 'fraud' }, spec: { predictor: {} } },
                ],
              }),
            );
          }) as never);
        },
      });
    },
  });
}

async function startedCollectors(kubeflow?: object, asked: Asked[] = []) {
  const collectors: FactCollector<any>[] = [];
  const plugin = createBackendPlugin({
    pluginId: 'ml-scorecards',
    register(env) {
      env.registerExtensionPoint(factCollectorsExtensionPoint, {
        addFactCollector: (...added) => {
          collectors.push(...added);
        },
      });
      env.registerInit({ deps: {}, init: async () => {} });
    },
  });
  await startTestBackend({
    features: [
      plugin,
      kubeflowModule,
      kubernetesPlugin(asked),
      mockServices.rootConfig.factory({ data: { mlScorecards: { kubeflow } } }),
    ],
  });
  return collectors;
}

const instances = {
  main: { registry: { baseUrl: 'https://registry.example.com' } },
};

describe('the module', () => {
  it('adds one collector, for the facts of Kubeflow', async () => {
    const collectors = await startedCollectors({ instances });
    expect(collectors.map(collector => collector.factSet.source)).toEqual([
      'kubeflow',
    ]);
    expect(collectors[0]).toMatchObject({
      intervalMs: 30 * 60_000,
      timeToLiveMs: 24 * 3_600_000,
    });
  });

  it('adds none without an installation, so that the source counts as not connected', async () => {
    expect(await startedCollectors()).toEqual([]);
    expect(await startedCollectors({ interval: 'PT1H' })).toEqual([]);
  });

  it('takes its times from the configuration', async () => {
    const [collector] = await startedCollectors({
      instances,
      interval: 'PT5M',
      timeToLive: { hours: 2 },
    });
    expect(collector).toMatchObject({
      intervalMs: 5 * 60_000,
      timeToLiveMs: 2 * 3_600_000,
    });
  });

  it('does not start with an address that is none', async () => {
    await expect(
      startedCollectors({
        instances: { main: { pipelines: { baseUrl: 'kubeflow:8888' } } },
      }),
    ).rejects.toThrow(
      'mlScorecards.kubeflow.instances.main.pipelines.baseUrl must be',
    );
  });

  it('asks a cluster by its name through the Kubernetes plugin, as the portal itself', async () => {
    const asked: Asked[] = [];
    const [collector] = await startedCollectors(
      { instances: { main: { kubernetes: { cluster: 'prod' } } } },
      asked,
    );
    const { it: answer } = await collectByName(collector, [
      component('it', { 'serving.kserve.io/inferenceservice': 'risk/fraud' }),
    ]);
    expect(plain(answer)).toMatchObject({ inferenceServices: ['risk/fraud'] });
    expect(asked).toEqual([
      {
        url: '/proxy/apis/serving.kserve.io/v1beta1/namespaces/risk/inferenceservices?limit=200',
        headers: expect.objectContaining({
          'backstage-kubernetes-cluster': 'prod',
        }),
        principal: { type: 'service', subject: 'plugin:ml-scorecards' },
      },
    ]);
  });
});
