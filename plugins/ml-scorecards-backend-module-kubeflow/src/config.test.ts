import { ConfigReader } from '@backstage/config';
import { readKubeflowCollectorConfig } from './config';

const read = (main: object) =>
  readKubeflowCollectorConfig(
    new ConfigReader({
      mlScorecards: { kubeflow: { interval: 'PT5M', instances: { main } } },
    }),
  );

describe('readKubeflowCollectorConfig', () => {
  it('reads the parts of an installation', () => {
    expect(
      read({
        registry: {
          baseUrl: 'https://registry.example.com',
          uiUrl: 'https://kubeflow.example.com/model-registry/main/',
          auth: { token: 'abc' },
        },
        pipelines: { baseUrl: 'http://ml-pipeline:8888', userId: 'portal' },
        kubernetes: { cluster: 'prod' },
      }),
    ).toEqual({
      intervalMs: 5 * 60_000,
      timeToLiveMs: 24 * 3_600_000,
      instances: [
        {
          id: 'main',
          configKey: 'mlScorecards.kubeflow.instances.main',
          registry: {
            id: 'main',
            configKey: 'mlScorecards.kubeflow.instances.main.registry',
            baseUrl: 'https://registry.example.com',
            uiUrl: 'https://kubeflow.example.com/model-registry/main',
            headers: { authorization: 'Bearer abc' },
          },
          pipelines: {
            id: 'main',
            configKey: 'mlScorecards.kubeflow.instances.main.pipelines',
            baseUrl: 'http://ml-pipeline:8888',
            uiUrl: 'http://ml-pipeline:8888',
            headers: { 'kubeflow-userid': 'portal' },
          },
          kubernetes: {
            configKey: 'mlScorecards.kubeflow.instances.main.kubernetes',
            cluster: 'prod',
          },
        },
      ],
    });
  });

  it('reads a cluster by its address as well, and leaves out what is not there', () => {
    const baseUrl = 'https://kubernetes.example.com';
    const { instances } = read({
      kubernetes: { baseUrl, auth: { token: 'abc' } },
    });
    expect(instances[0]).toEqual({
      id: 'main',
      configKey: 'mlScorecards.kubeflow.instances.main',
      kubernetes: expect.objectContaining({
        baseUrl,
        headers: { authorization: 'Bearer abc' },
      }),
    });
  });

  it.each([
    [{}, 'must have at least one of registry, pipelines and kubernetes'],
    [{ registry: {} }, 'registry.baseUrl'],
    [{ kubernetes: {} }, 'kubernetes.baseUrl'],
    [
      { kubernetes: { cluster: 'prod', auth: { token: 'abc' } } },
      'main.kubernetes must have either cluster, or baseUrl',
    ],
    [
      { kubernetes: { cluster: 'a\r\nx: y' } },
      'main.kubernetes.cluster must be the name',
    ],
  ])('refuses %j', (instance, message) => {
    expect(() => read(instance)).toThrow(message);
  });
});
