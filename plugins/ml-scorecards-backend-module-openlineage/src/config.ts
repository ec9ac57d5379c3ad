import { RootConfigService } from '@backstage/backend-plugin-api';
import {
  readSourceInstances,
  readSourceTimes,
  SourceInstance,
  SourceTimes,
} from 'backstage-plugin-ml-scorecards-node';

/** Which server keeps the events. */
export type Dialect = (typeof DIALECTS)[number];

/** One server. */
export interface LineageInstance extends SourceInstance {
  readonly dialect: Dialect;
}

/** What the collector needs to know. */
export interface OpenlineageCollectorConfig extends SourceTimes {
  readonly instances: readonly LineageInstance[];
}

const configKey = 'mlScorecards.openlineage';
const DIALECTS = ['marquez', 'feast'] as const;

/** Reads `mlScorecards.openlineage`. Throws at start, naming the key, when a value makes no sense. */
export function readOpenlineageCollectorConfig(
  config: RootConfigService,
): OpenlineageCollectorConfig {
  return {
    ...readSourceTimes(config, { configKey }),
    instances: readSourceInstances(config, { configKey }).map(instance => ({
      ...instance,
      dialect: readDialect(config, `${instance.configKey}.dialect`),
    })),
  };
}

function readDialect(config: RootConfigService, key: string): Dialect {
  const value = config.getOptionalString(key) ?? 'marquez';
  const dialect = DIALECTS.find(known => known === value);
  if (!dialect) {
    throw new Error(`${key} must be one of ${DIALECTS.join(', ')}`);
  }
  return dialect;
}
