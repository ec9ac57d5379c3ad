import { RootConfigService } from '@backstage/backend-plugin-api';
import {
  readSourceInstances,
  readSourceTimes,
  SourceInstance,
  SourceTimes,
} from 'backstage-plugin-ml-scorecards-node';
import { FactQuery } from './queries/FactQuery';
import { readQueries } from './queries/readQueries';

/** What the collector needs to know. */
export interface PrometheusCollectorConfig extends SourceTimes {
  readonly instances: readonly SourceInstance[];
  readonly queries: readonly FactQuery[];
}

const configKey = 'mlScorecards.prometheus';

/** Reads `mlScorecards.prometheus`. Throws at start, naming the key, when a value makes no sense. */
export function readPrometheusCollectorConfig(
  config: RootConfigService,
): PrometheusCollectorConfig {
  return {
    ...readSourceTimes(config, { configKey }),
    instances: readSourceInstances(config, {
      configKey,
      headers: { tenant: 'x-scope-orgid' },
    }),
    queries: readQueries(config, `${configKey}.queries`),
  };
}
