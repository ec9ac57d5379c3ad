import {
  BackendFeature,
  coreServices,
  createBackendPlugin,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import {
  FactCollector,
  factCollectorsExtensionPoint,
} from 'backstage-plugin-ml-scorecards-node';

/**
 * Starts a backend that has a module and these features, as `startTestBackend` of `@backstage/backend-test-utils` does.
 *
 * @public
 */
export type StartBackend = (features: BackendFeature[]) => Promise<unknown>;

/**
 * Starts a backend with the module of a source, and gives the collectors that it adds.
 *
 * @public
 */
export async function startCollectors(
  start: StartBackend,
  /** What is configured below `mlScorecards`. */
  mlScorecards: object,
): Promise<FactCollector<any>[]> {
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
  const config = createServiceFactory({
    service: coreServices.rootConfig,
    deps: {},
    // As if it was read from YAML: what is undefined is not there.
    factory: () =>
      new ConfigReader(JSON.parse(JSON.stringify({ mlScorecards }))),
  });
  await start([plugin, config]);
  return collectors;
}
