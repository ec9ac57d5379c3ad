import { LoggerService } from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import { PrometheusApi } from '../../../plugins/ml-scorecards-backend-module-prometheus/src/api/PrometheusApi';
import { readPrometheusCollectorConfig } from '../../../plugins/ml-scorecards-backend-module-prometheus/src/config';
import { PrometheusFactCollector } from '../../../plugins/ml-scorecards-backend-module-prometheus/src/PrometheusFactCollector';

/** Nothing is to be logged: what fails is said in answers. */
const logger: LoggerService = {
  debug: refuse,
  info: refuse,
  warn: refuse,
  error: refuse,
  child: () => logger,
};

function refuse(message: string, meta?: unknown): never {
  throw new Error(`Logged: ${message} ${JSON.stringify(meta)}`);
}

/** The collector of a portal that has one Prometheus server. */
export function collectorOf(
  server: string,
  options: {
    readonly now: number;
    readonly tenant?: string;
    /** As `mlScorecards.prometheus.queries` has them. */
    readonly queries?: Record<string, Record<string, string>>;
  },
): PrometheusFactCollector {
  const { now, tenant, queries } = options;
  const { instances, ...rest } = readPrometheusCollectorConfig(
    new ConfigReader({
      mlScorecards: {
        prometheus: {
          instances: { main: { baseUrl: server, ...(tenant && { tenant }) } },
          ...(queries && { queries }),
        },
      },
    }),
  );
  return new PrometheusFactCollector({
    instances: instances.map(instance => PrometheusApi.create(instance)),
    logger,
    ...rest,
    now: () => now,
  });
}
