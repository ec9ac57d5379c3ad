import {
  coreServices,
  createBackendModule,
  createBackendPlugin,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  Entity,
} from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import {
  catalogProcessingExtensionPoint,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { JsonObject } from '@backstage/types';
import { labelsQuerySchema } from 'backstage-plugin-ml-scorecards-common';
import catalogModuleMlScorecards from '.';
import { FakeOutbox } from './testUtils/FakeOutbox';

jest.setTimeout(60_000);

/** Waits until a condition gives something, since the catalog processes and stitches in its own time. */
async function waitFor<T>(condition: () => Promise<T | undefined | false>) {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const result = await condition();
    if (result) {
      return result;
    }
    if (Date.now() > deadline) {
      throw new Error('Waited in vain');
    }
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

function component(name: string, metadata?: JsonObject): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      ...metadata,
      name,
      annotations: {
        [ANNOTATION_LOCATION]: 'url:https://example.com/catalog-info.yaml',
        [ANNOTATION_ORIGIN_LOCATION]:
          'url:https://example.com/catalog-info.yaml',
      },
    },
    spec: { type: 'ml-model', lifecycle: 'production', owner: 'fraud' },
  };
}

/** Gives the catalog its entities. */
function entities(items: Entity[]) {
  return createBackendModule({
    pluginId: 'catalog',
    moduleId: 'test-entities',
    register(env) {
      env.registerInit({
        deps: { catalog: catalogProcessingExtensionPoint },
        async init({ catalog }) {
          catalog.addEntityProvider({
            getProviderName: () => 'test-entities',
            connect: async (connection: EntityProviderConnection) =>
              connection.applyMutation({
                type: 'full',
                entities: items.map(entity => ({ entity })),
              }),
          });
        },
      });
    },
  });
}

/** The labels endpoint of the scorecards backend, for services only. */
function scorecardsPlugin(outbox: FakeOutbox, state: { down: boolean }) {
  return createBackendPlugin({
    pluginId: 'ml-scorecards',
    register(env) {
      env.registerInit({
        deps: {
          httpAuth: coreServices.httpAuth,
          httpRouter: coreServices.httpRouter,
        },
        async init({ httpAuth, httpRouter }) {
          httpRouter.use(async (req, res) => {
            if (req.path !== '/v1/labels' || state.down) {
              res.status(state.down ? 503 : 404).json({});
              return;
            }
            await httpAuth.credentials(req, { allow: ['service'] });
            res.json(outbox.read(labelsQuerySchema.parse(req.query)));
          });
        },
      });
    },
  });
}

describe('catalogModuleMlScorecards', () => {
  let backend: TestBackend | undefined;

  afterEach(async () => {
    await backend?.stop();
    backend = undefined;
  });

  async function start(items: Entity[], outbox: FakeOutbox) {
    const scheduler = mockServices.scheduler();
    const state = { down: false };
    backend = await startTestBackend({
      features: [
        mockServices.rootConfig.factory({
          // So long that only the refresh can be the reason why an entity is processed again
          data: { catalog: { processingInterval: { hours: 12 } } },
        }),
        // Runs a task when the test says so, and at no other time
        createServiceFactory({
          service: coreServices.scheduler,
          deps: {},
          factory: () => scheduler,
        }),
        catalogPlugin,
        entities(items),
        scorecardsPlugin(outbox, state),
        catalogModuleMlScorecards,
      ],
    });
    const { server } = backend;

    const find = async (filter: string): Promise<Entity[]> => {
      const response = await fetch(
        `http://localhost:${server.port()}/api/catalog/entities/by-query?filter=${encodeURIComponent(
          filter,
        )}`,
        { headers: { authorization: mockCredentials.service.header() } },
      );
      expect(response.status).toBe(200);
      return (await response.json()).items;
    };
    return {
      state,
      poll: () => scheduler.triggerTask('ml-scorecards-labels'),
      find,
      names: async (filter: string) =>
        (await find(filter)).map(e => e.metadata.name).sort(),
      scheduled: () => scheduler.getScheduledTasks(),
    };
  }

  it('keeps the labels of the catalog as the scorecards say, by which one can filter', async () => {
    const outbox = new FakeOutbox();
    outbox.record('component:default/detector', {
      tier: 'tier-1',
      level: 'silver',
    });
    outbox.record('component:default/report', {
      tier: 'tier-4',
      level: 'none',
    });
    const { poll, find, names, scheduled } = await start(
      [
        component('detector', { labels: { team: 'fraud' } }),
        component('report', { labels: { 'mlscorecards.io/level': 'silver' } }),
        component('website', {
          labels: {
            'mlscorecards.io/reliability-tier': 'tier-1',
            'mlscorecards.io/LEVEL': 'silver',
          },
          'labels.mlscorecards.io/level': 'silver',
        }),
      ],
      outbox,
    );
    expect(await scheduled()).toContainEqual(
      expect.objectContaining({ id: 'ml-scorecards-labels', scope: 'local' }),
    );

    // All were processed before the first poll, so that they come by their labels through the refresh alone
    await waitFor(async () => (await find('kind=component')).length === 3);
    expect(await find('metadata.labels.mlscorecards.io/level')).toEqual([]);

    await poll();
    const [detector] = await waitFor(async () => {
      const found = await find('metadata.labels.mlscorecards.io/level=silver');
      return found.length ? found : undefined;
    });
    expect(detector.metadata.name).toBe('detector');
    expect(detector.metadata.labels).toEqual({
      team: 'fraud',
      'mlscorecards.io/reliability-tier': 'tier-1',
      'mlscorecards.io/level': 'silver',
    });
    await waitFor(
      async () =>
        (
          await names('metadata.labels.mlscorecards.io/level=none')
        ).length,
    );
    expect(await names('metadata.labels.mlscorecards.io/level')).toEqual([
      'detector',
      'report',
    ]);
    expect(
      await names('metadata.labels.mlscorecards.io/reliability-tier=tier-1'),
    ).toEqual(['detector']);

    // The labels follow a change, and go when the entity is no component any more
    outbox.record('component:default/detector', {
      tier: 'tier-1',
      level: 'gold',
    });
    outbox.record('component:default/report', null);
    await poll();
    await waitFor(async () => {
      const found = await find('metadata.labels.mlscorecards.io/level');
      return (
        found.length === 1 &&
        found[0].metadata.labels?.['mlscorecards.io/level'] === 'gold'
      );
    });
    expect(await find('metadata.labels.mlscorecards.io/level=silver')).toEqual(
      [],
    );
  });

  it('starts without the scorecards backend and catches up when it answers', async () => {
    const outbox = new FakeOutbox();
    outbox.record('component:default/detector', {
      tier: 'tier-1',
      level: 'silver',
    });
    const { state, poll, names } = await start(
      [component('detector', { labels: { 'mlscorecards.io/level': 'gold' } })],
      outbox,
    );
    state.down = true;
    await poll();
    await waitFor(async () => (await names('kind=component')).length === 1);
    expect(await names('metadata.labels.mlscorecards.io/level')).toEqual([]);

    state.down = false;
    await poll();
    await waitFor(
      async () =>
        (
          await names('metadata.labels.mlscorecards.io/level=silver')
        ).length,
    );
  });
});
