import { createBackend } from '@backstage/backend-defaults';
import {
  coreServices,
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { Config, ConfigReader } from '@backstage/config';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { JsonObject } from '@backstage/types';
import { factCollectorsExtensionPoint } from 'backstage-plugin-ml-scorecards-node';
import { collectors } from '../organisation/workload';

/**
 * Starts a real backend over the database of the benchmark: the plugin, sign-in, tokens, compression, everything that a
 * request passes. Only two services are stood in for: a catalog, so that the made-up components need not be in one, and
 * the scheduler, so that no run comes between the requests that are measured.
 */
export async function serve(options: {
  config: Config;
  port: number;
}): Promise<{ stop: () => Promise<void> }> {
  const backend = createBackend();
  const config = options.config.get() as JsonObject;
  const rootConfig = new ConfigReader({
    ...config,
    backend: {
      ...(config.backend as JsonObject),
      baseUrl: `http://127.0.0.1:${options.port}`,
      listen: { host: '127.0.0.1', port: options.port },
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
  backend.add(
    createServiceFactory({
      service: catalogServiceRef,
      deps: {},
      factory: () => catalogServiceMock({ entities: [] }),
    }),
  );
  backend.add(
    createBackendModule({
      pluginId: 'ml-scorecards',
      moduleId: 'bench',
      register({ registerInit }) {
        registerInit({
          deps: { point: factCollectorsExtensionPoint },
          async init({ point }) {
            point.addFactCollector(...collectors());
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
