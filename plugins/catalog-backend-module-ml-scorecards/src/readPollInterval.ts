import { RootConfigService } from '@backstage/backend-plugin-api';
import { readDurationFromConfig } from '@backstage/config';
import { durationToMilliseconds, HumanDuration } from '@backstage/types';

const KEY = 'mlScorecards.labels.pollInterval';

/** Reads how often the catalog asks for changed labels. Throws when that is less than a second. */
export function readPollInterval(config: RootConfigService): HumanDuration {
  if (!config.has(KEY)) {
    return { seconds: 15 };
  }
  const interval = readDurationFromConfig(config, { key: KEY });
  if (!(durationToMilliseconds(interval) >= 1000)) {
    throw new Error(`Invalid config at ${KEY}, must be at least one second`);
  }
  return interval;
}
