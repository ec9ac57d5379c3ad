import { createBackendPlugin } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  FactCollector,
  factCollectorsExtensionPoint,
} from 'backstage-plugin-ml-scorecards-node';
import { component } from 'backstage-plugin-ml-scorecards-node/testUtils';
import evidentlyModule from '.';

async function startedCollectors(evidently?: object) {
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
      evidentlyModule,
      mockServices.rootConfig.factory({
        data: { mlScorecards: { evidently } },
      }),
    ],
  });
  return collectors;
}

const instances = { main: { baseUrl: 'https://evidently.example.com' } };

describe('the module', () => {
  it('adds one collector, for the facts of Evidently', async () => {
    const collectors = await startedCollectors({ instances });
    expect(collectors.map(collector => collector.factSet.source)).toEqual([
      'evidently',
    ]);
    expect(collectors[0]).toMatchObject({
      intervalMs: 30 * 60_000,
      timeToLiveMs: 24 * 3_600_000,
    });
  });

  it('adds it also without a server, for reports in repositories', async () => {
    const [collector] = await startedCollectors();
    const annotated = (annotations: Record<string, string>) =>
      collector.serves(component('it', annotations));
    expect(annotated({ 'evidentlyai.com/report': 'drift.json' })).toBe(true);
    expect(annotated({ 'evidentlyai.com/project-id': 'x' })).toBe(true);
    expect(annotated({ 'evidentlyai.com/instance': 'main' })).toBe(false);
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
      startedCollectors({ instances: { main: { baseUrl: 'evidently:8000' } } }),
    ).rejects.toThrow('mlScorecards.evidently.instances.main.baseUrl must be');
  });
});
