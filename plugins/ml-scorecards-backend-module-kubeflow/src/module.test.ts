import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { startTestBackend } from '@backstage/backend-test-utils';
import {
  IncomingHttpHeaders,
  IncomingMessage,
  ServerResponse,
} from 'node:http';
import {
  collectByName,
  collectorModuleContract,
  component,
  plain,
  StartBackend,
  startCollectors,
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

const startWith =
  (asked: Asked[]): StartBackend =>
  features =>
    startTestBackend({
      features: [kubeflowModule, kubernetesPlugin(asked), ...features],
    });

describe('the module', () => {
  collectorModuleContract({
    source: 'kubeflow',
    title: 'Kubeflow',
    start: startWith([]),
    config: {
      instances: {
        main: { registry: { baseUrl: 'https://registry.example.com' } },
      },
    },
    notAnAddress: {
      config: {
        instances: { main: { pipelines: { baseUrl: 'kubeflow:8888' } } },
      },
      key: 'instances.main.pipelines.baseUrl',
    },
  });

  it('asks a cluster by its name through the Kubernetes plugin, as the portal itself', async () => {
    const asked: Asked[] = [];
    const instances = { main: { kubernetes: { cluster: 'prod' } } };
    const [collector] = await startCollectors(startWith(asked), {
      kubeflow: { instances },
    });
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
