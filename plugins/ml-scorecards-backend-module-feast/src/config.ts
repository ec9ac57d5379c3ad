import { RootConfigService } from '@backstage/backend-plugin-api';
import {
  readSourceInstances,
  readSourceTimes,
  SourceInstance,
  SourceTimes,
} from 'backstage-plugin-ml-scorecards-node';

/** What the collector needs to know. */
export interface FeastCollectorConfig extends SourceTimes {
  readonly instances: readonly SourceInstance[];
}

const configKey = 'mlScorecards.feast';

/** Reads `mlScorecards.feast`. Throws at start, naming the key, when a value makes no sense. */
export function readFeastCollectorConfig(
  config: RootConfigService,
): FeastCollectorConfig {
  return {
    ...readSourceTimes(config, { configKey }),
    instances: readSourceInstances(config, { configKey }),
  };
}
