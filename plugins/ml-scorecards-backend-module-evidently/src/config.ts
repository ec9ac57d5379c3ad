import { RootConfigService } from '@backstage/backend-plugin-api';
import {
  readSourceInstances,
  readSourceTimes,
  SourceInstance,
  SourceTimes,
} from 'backstage-plugin-ml-scorecards-node';

/** What the collector needs to know. */
export interface EvidentlyCollectorConfig extends SourceTimes {
  readonly instances: readonly SourceInstance[];
}

const configKey = 'mlScorecards.evidently';

/** Reads `mlScorecards.evidently`. Throws at start, naming the key, when a value makes no sense. */
export function readEvidentlyCollectorConfig(
  config: RootConfigService,
): EvidentlyCollectorConfig {
  return {
    ...readSourceTimes(config, { configKey }),
    instances: readSourceInstances(config, { configKey }),
  };
}
