import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { factCollectorsExtensionPoint } from 'backstage-plugin-ml-scorecards-node';
import { MlflowApi } from './api/MlflowApi';
import { readMlflowCollectorConfig } from './config';
import { MlflowFactCollector } from './MlflowFactCollector';

/**
 * Module of the ML Scorecards backend that reads MLflow: registered models with their versions and aliases, the runs
 * and datasets behind them, and the runs of experiments.
 *
 * @public
 */
export const mlScorecardsModuleMlflow = createBackendModule({
  pluginId: 'ml-scorecards',
  moduleId: 'mlflow',
  register(env) {
    env.registerInit({
      deps: {
        collectors: factCollectorsExtensionPoint,
        config: coreServices.rootConfig,
        logger: coreServices.logger,
      },
      async init({ collectors, config, logger }) {
        const { instances, ...times } = readMlflowCollectorConfig(config);
        if (!instances.length) {
          // Without a collector, pages say how to connect the source.
          logger.info(
            'No MLflow server is configured in mlScorecards.mlflow.instances, so nothing is read from MLflow',
          );
          return;
        }
        collectors.addFactCollector(
          new MlflowFactCollector({
            instances: instances.map(instance => MlflowApi.create(instance)),
            logger,
            ...times,
          }),
        );
      },
    });
  },
});
