import { createBackendPlugin } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  FactCollector,
  factCollectorsExtensionPoint,
} from 'backstage-plugin-ml-scorecards-node';
import gitModule from '.';

async function startedCollectors(mlScorecards: object) {
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
      gitModule,
      mockServices.rootConfig.factory({ data: { mlScorecards } }),
    ],
  });
  return collectors;
}

describe('the module', () => {
  it('adds one collector, for the facts of Git', async () => {
    const collectors = await startedCollectors({});
    expect(collectors.map(collector => collector.factSet.source)).toEqual([
      'git',
    ]);
    expect(collectors[0]).toMatchObject({
      intervalMs: 30 * 60_000,
      timeToLiveMs: 24 * 3_600_000,
    });
  });

  it('takes its times from the configuration', async () => {
    const [collector] = await startedCollectors({
      git: { interval: 'PT5M', timeToLive: { hours: 2 } },
    });
    expect(collector).toMatchObject({
      intervalMs: 5 * 60_000,
      timeToLiveMs: 2 * 3_600_000,
    });
  });

  it.each([
    [{ interval: 'often' }, /mlScorecards\.git\.interval/],
    [{ interval: 'PT2H', timeToLive: 'PT1H' }, /timeToLive must be longer/],
    [{ interval: 'PT1H', timeToLive: 'PT1H' }, /timeToLive must be longer/],
    // The default of the other is no longer.
    [{ interval: { days: 1 } }, /mlScorecards\.git\.timeToLive/],
    [{ interval: 'PT0S' }, /mlScorecards\.git\.interval/],
  ])('does not start with %j', async (git, message) => {
    await expect(startedCollectors({ git })).rejects.toThrow(message);
  });
});
