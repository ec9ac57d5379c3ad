import { createBackend } from '@backstage/backend-defaults';
import {
  coreServices,
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { JsonObject } from '@backstage/types';
import {
  FactCollector,
  factCollectorsExtensionPoint,
} from 'backstage-plugin-ml-scorecards-node';

/**
 * Starts a real backend: the plugin, sign-in, tokens, compression, everything that a request passes. The catalog is
 * stood in for, so that the components need not be in one.
 */
export async function serveBackend(options: {
  config: JsonObject;
  port: number;
  entities: readonly Entity[];
  collectors: readonly FactCollector[];
  /** Without tasks nothing runs but what is asked for. */
  tasks: boolean;
  /** What users may read in lists and counts; everything if it is not given. */
  mayRead?: () => PolicyDecision;
}): Promise<{ stop: () => Promise<void> }> {
  const { config, port, entities, collectors, tasks, mayRead } = options;
  const backend = createBackend();
  const rootConfig = new ConfigReader({
    ...config,
    backend: {
      ...(config.backend as JsonObject),
      baseUrl: `http://127.0.0.1:${port}`,
      listen: { host: '127.0.0.1', port },
    },
    auth: {
      providers: { guest: { dangerouslyAllowOutsideDevelopment: true } },
    },
  });
  backend.add(
    createServiceFactory({
      service: coreServices.rootConfig,
      deps: {},
      factory: () => rootConfig,
    }),
  );
  if (!tasks) {
    backend.add(
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () => ({
          triggerTask: async () => {},
          scheduleTask: async () => {},
          cancelTask: async () => {},
          createScheduledTaskRunner: () => ({ run: async () => {} }),
          getScheduledTasks: async () => [],
        }),
      }),
    );
  }
  if (mayRead) {
    backend.add(
      createServiceFactory({
        service: coreServices.permissions,
        deps: {},
        factory: () => ({
          authorize: async requests =>
            requests.map(() => ({ result: AuthorizeResult.ALLOW })),
          authorizeConditional: async requests => requests.map(mayRead),
        }),
      }),
    );
  }
  backend.add(
    createServiceFactory({
      service: catalogServiceRef,
      deps: {},
      factory: () => catalogServiceMock({ entities: [...entities] }),
    }),
  );
  backend.add(
    createBackendModule({
      pluginId: 'ml-scorecards',
      moduleId: 'made-up',
      register({ registerInit }) {
        registerInit({
          deps: { point: factCollectorsExtensionPoint },
          async init({ point }) {
            point.addFactCollector(...collectors);
          },
        });
      },
    }),
  );
  backend.add(import('@backstage/plugin-auth-backend'));
  backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));
  backend.add(import('../../plugins/ml-scorecards-backend/src'));
  await backend.start();
  return { stop: () => backend.stop() };
}
