import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { factCollectorsExtensionPoint } from 'backstage-plugin-ml-scorecards-node';
import { EvidentlyApi } from './api/EvidentlyApi';
import { readEvidentlyCollectorConfig } from './config';
import { EvidentlyFactCollector } from './EvidentlyFactCollector';

/**
 * Module of the ML Scorecards backend that reads how data and predictions drift: from servers of Evidently, and from reports
 * of Evidently, whylogs, NannyML and Alibi Detect in the repositories of components or in stores.
 *
 * @public
 */
export const mlScorecardsModuleEvidently = createBackendModule({
  pluginId: 'ml-scorecards',
  moduleId: 'evidently',
  register(env) {
    env.registerInit({
      deps: {
        collectors: factCollectorsExtensionPoint,
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        urlReader: coreServices.urlReader,
      },
      async init({ collectors, config, logger, urlReader }) {
        const { instances, ...rest } = readEvidentlyCollectorConfig(config);
        collectors.addFactCollector(
          new EvidentlyFactCollector({
            instances: instances.map(instance => EvidentlyApi.create(instance)),
            urlReader,
            integrations: ScmIntegrations.fromConfig(config),
            logger,
            ...rest,
          }),
        );
      },
    });
  },
});
