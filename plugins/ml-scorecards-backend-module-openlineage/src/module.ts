import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { factCollectorsExtensionPoint } from 'backstage-plugin-ml-scorecards-node';
import { createLineageApi } from './api/createLineageApi';
import { readOpenlineageCollectorConfig } from './config';
import { OpenlineageFactCollector } from './OpenlineageFactCollector';

/**
 * Module of the ML Scorecards backend that reads what OpenLineage events have told, as Marquez or Feast keeps it: where the
 * data of components comes from and goes to, and how their jobs run.
 *
 * @public
 */
export const mlScorecardsModuleOpenlineage = createBackendModule({
  pluginId: 'ml-scorecards',
  moduleId: 'openlineage',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        collectors: factCollectorsExtensionPoint,
        config: coreServices.rootConfig,
        logger: coreServices.logger,
      },
      async init({ auth, catalog, collectors, config, logger }) {
        const { instances, ...times } = readOpenlineageCollectorConfig(config);
        if (!instances.length) {
          // Without a collector, pages say how to connect the source.
          logger.info(
            'No server is configured in mlScorecards.openlineage.instances, so no lineage is read',
          );
          return;
        }
        collectors.addFactCollector(
          new OpenlineageFactCollector({
            instances: instances.map(instance => createLineageApi(instance)),
            catalog,
            auth,
            logger,
            ...times,
          }),
        );
      },
    });
  },
});
