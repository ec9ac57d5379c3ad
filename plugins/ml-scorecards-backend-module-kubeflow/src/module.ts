import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { factCollectorsExtensionPoint } from 'backstage-plugin-ml-scorecards-node';
import { readKubeflowCollectorConfig } from './config';
import { createInstance } from './createInstance';
import { KubeflowFactCollector } from './KubeflowFactCollector';

/**
 * Module of the ML Scorecards backend that reads Kubeflow: versions in the Model Registry, runs of pipelines, and inference
 * services of KServe.
 *
 * @public
 */
export const mlScorecardsModuleKubeflow = createBackendModule({
  pluginId: 'ml-scorecards',
  moduleId: 'kubeflow',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        collectors: factCollectorsExtensionPoint,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        logger: coreServices.logger,
      },
      async init({ auth, collectors, config, discovery, logger }) {
        const { instances, ...times } = readKubeflowCollectorConfig(config);
        if (!instances.length) {
          // Without a collector, pages say how to connect the source.
          logger.info(
            'No Kubeflow is configured in mlScorecards.kubeflow.instances, so nothing is read from Kubeflow',
          );
          return;
        }
        collectors.addFactCollector(
          new KubeflowFactCollector({
            instances: await Promise.all(
              instances.map(instance =>
                createInstance(instance, { auth, discovery }),
              ),
            ),
            logger,
            ...times,
          }),
        );
      },
    });
  },
});
