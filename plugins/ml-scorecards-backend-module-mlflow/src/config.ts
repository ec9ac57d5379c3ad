import { RootConfigService } from '@backstage/backend-plugin-api';
import {
  readSourceInstances,
  readSourceTimes,
  SourceInstance,
  SourceTimes,
} from 'backstage-plugin-ml-scorecards-node';

/** What the collector needs to know. */
export interface MlflowCollectorConfig extends SourceTimes {
  readonly instances: readonly SourceInstance[];
}

const configKey = 'mlScorecards.mlflow';

/** Reads `mlScorecards.mlflow`. Throws at start, naming the key, when a value makes no sense. */
export function readMlflowCollectorConfig(
  config: RootConfigService,
): MlflowCollectorConfig {
  return {
    ...readSourceTimes(config, { configKey }),
    instances: readSourceInstances(config, {
      configKey,
      headers: { workspace: 'x-mlflow-workspace' },
    }),
  };
}
