import { RootConfigService } from '@backstage/backend-plugin-api';
import {
  readSourceTimes,
  SourceTimes,
} from 'backstage-plugin-ml-scorecards-node';

/** Reads `mlScorecards.git`. Throws at start, naming the key, when a value makes no sense. */
export function readGitCollectorConfig(config: RootConfigService): SourceTimes {
  return readSourceTimes(config, { configKey: 'mlScorecards.git' });
}
