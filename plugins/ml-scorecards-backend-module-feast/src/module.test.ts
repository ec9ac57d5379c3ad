import { createBackendPlugin } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  FactCollector,
  factCollectorsExtensionPoint,
} from 'backstage-plugin-ml-scorecards-node';
import feastModule from '.';

async function startedCollectors(feast?: object) {
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
      feastModule,
      mockServices.rootConfig.factory({ data: { mlScorecards: { feast } } }),
    ],
  });
  return collectors;
}

const instances = { main: { baseUrl: 'https://feast.example.com' } };

describe('the module', () => {
  it('adds one collector, for the facts of Feast', async () => {
    const collectors = await startedCollectors({ instances });
    expect(collectors.map(collector => collector.factSet.source)).toEqual([
      'feast',
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
      startedCollectors({ instances: { main: { baseUrl: 'feast:6572' } } }),
    ).rejects.toThrow('mlScorecards.feast.instances.main.baseUrl must be');
  });
});
