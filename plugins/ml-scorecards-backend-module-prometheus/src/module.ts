import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { factCollectorsExtensionPoint } from 'backstage-plugin-ml-scorecards-node';
import { PrometheusApi } from './api/PrometheusApi';
import { readPrometheusCollectorConfig } from './config';
import { PrometheusFactCollector } from './PrometheusFactCollector';

/**
 * Module of the ML Scorecards backend that reads Prometheus: service levels, uptime, latency, utilization, alerts, and
 * what jobs publish of drift.
 *
 * @public
 */
export const mlScorecardsModulePrometheus = createBackendModule({
  pluginId: 'ml-scorecards',
  moduleId: 'prometheus',
  register(env) {
    env.registerInit({
      deps: {
        collectors: factCollectorsExtensionPoint,
        config: coreServices.rootConfig,
        logger: coreServices.logger,
      },
      async init({ collectors, config, logger }) {
        const { instances, ...rest } = readPrometheusCollectorConfig(config);
        if (!instances.length) {
          // Without a collector, pages say how to connect the source.
          logger.info(
            'No Prometheus server is configured in mlScorecards.prometheus.instances, so nothing is read from Prometheus',
          );
          return;
        }
        collectors.addFactCollector(
          new PrometheusFactCollector({
            instances: instances.map(instance =>
              PrometheusApi.create(instance, { logger }),
            ),
            logger,
            ...rest,
          }),
        );
      },
    });
  },
});
