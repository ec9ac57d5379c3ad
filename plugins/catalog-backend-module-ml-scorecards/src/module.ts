import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { createLabelsClient } from './createLabelsClient';
import { EntityRefresher } from './EntityRefresher';
import { LabelFollower } from './LabelFollower';
import { LabelsProcessor } from './LabelsProcessor';
import { LabelStore } from './LabelStore';
import { readPollInterval } from './readPollInterval';

/**
 * The catalog module that keeps the labels `mlscorecards.io/reliability-tier` and `mlscorecards.io/level` of every
 * entity as ML Scorecards derived them.
 *
 * @public
 */
export const catalogModuleMlScorecards = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'ml-scorecards',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogProcessingExtensionPoint,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        logger: coreServices.logger,
        rootLifecycle: coreServices.rootLifecycle,
        scheduler: coreServices.scheduler,
      },
      async init({
        auth,
        catalog,
        config,
        discovery,
        logger,
        rootLifecycle,
        scheduler,
      }) {
        const frequency = readPollInterval(config);
        const store = new LabelStore();
        const refresher = new EntityRefresher();
        const follower = new LabelFollower({
          client: createLabelsClient({ auth, discovery }),
          logger,
          refresher,
          store,
        });

        catalog.addProcessor(new LabelsProcessor(store));
        catalog.addEntityProvider(refresher);

        // Not before every plugin of this backend has started: the first poll would only find that nobody listens yet.
        rootLifecycle.addStartupHook(() =>
          scheduler.scheduleTask({
            id: 'ml-scorecards-labels',
            scope: 'local',
            frequency,
            timeout: { minutes: 5 },
            fn: signal => follower.poll(signal),
          }),
        );
      },
    });
  },
});
