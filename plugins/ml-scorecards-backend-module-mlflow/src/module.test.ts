import { createBackendPlugin } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  FactCollector,
  factCollectorsExtensionPoint,
} from 'backstage-plugin-ml-scorecards-node';
import mlflowModule from '.';

async function startedCollectors(mlflow?: object) {
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
      mlflowModule,
      mockServices.rootConfig.factory({ data: { mlScorecards: { mlflow } } }),
    ],
  });
  return collectors;
}

const instances = { main: { baseUrl: 'https://mlflow.example.com/prefix' } };

describe('the module', () => {
  it('adds one collector, for the facts of MLflow', async () => {
    const collectors = await startedCollectors({ instances });
    expect(collectors.map(collector => collector.factSet.source)).toEqual([
      'mlflow',
    ]);
    expect(collectors[0]).toMatchObject({
      intervalMs: 30 * 60_000,
      timeToLiveMs: 24 * 3_600_000,
    });
  });

  it('adds none without a server, so that the source counts as not connected', async () => {
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
      startedCollectors({ instances: { main: { baseUrl: 'mlflow:5000' } } }),
    ).rejects.toThrow('mlScorecards.mlflow.instances.main.baseUrl must be');
  });
});
