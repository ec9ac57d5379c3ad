import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { factCollectorsExtensionPoint } from 'backstage-plugin-ml-scorecards-node';
import { FeastApi } from './api/FeastApi';
import { readFeastCollectorConfig } from './config';
import { FeastFactCollector } from './FeastFactCollector';

/**
 * Module of the ML Scorecards backend that reads the registry of Feast: feature services and views, how fresh the online
 * ones are, and the quality of their data.
 *
 * @public
 */
export const mlScorecardsModuleFeast = createBackendModule({
  pluginId: 'ml-scorecards',
  moduleId: 'feast',
  register(env) {
    env.registerInit({
      deps: {
        collectors: factCollectorsExtensionPoint,
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        urlReader: coreServices.urlReader,
      },
      async init({ collectors, config, logger, urlReader }) {
        const { instances, ...times } = readFeastCollectorConfig(config);
        if (!instances.length) {
          // Without a collector, pages say how to connect the source.
          logger.info(
            'No Feast server is configured in mlScorecards.feast.instances, so nothing is read from Feast',
          );
          return;
        }
        collectors.addFactCollector(
          new FeastFactCollector({
            instances: instances.map(instance => FeastApi.create(instance)),
            urlReader,
            integrations: ScmIntegrations.fromConfig(config),
            logger,
            ...times,
          }),
        );
      },
    });
  },
});
