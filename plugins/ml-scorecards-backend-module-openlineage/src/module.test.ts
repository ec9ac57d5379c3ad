import { createBackendPlugin } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  FactCollector,
  factCollectorsExtensionPoint,
} from 'backstage-plugin-ml-scorecards-node';
import openlineageModule from '.';

async function startedCollectors(openlineage?: object) {
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
      openlineageModule,
      catalogServiceMock.factory(),
      mockServices.rootConfig.factory({
        data: { mlScorecards: { openlineage } },
      }),
    ],
  });
  return collectors;
}

const instances = { main: { baseUrl: 'https://marquez.example.com' } };

describe('the module', () => {
  it('adds one collector, for the facts of OpenLineage', async () => {
    const collectors = await startedCollectors({ instances });
    expect(collectors.map(collector => collector.factSet.source)).toEqual([
      'openlineage',
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
      startedCollectors({ instances: { main: { baseUrl: 'marquez:5000' } } }),
    ).rejects.toThrow(
      'mlScorecards.openlineage.instances.main.baseUrl must be',
    );
  });
});
