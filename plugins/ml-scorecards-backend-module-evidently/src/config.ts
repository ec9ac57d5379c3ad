import { RootConfigService } from '@backstage/backend-plugin-api';
import {
  readSourceInstances,
  readSourceTimes,
  SourceInstance,
  SourceTimes,
} from 'backstage-plugin-ml-scorecards-node';
import { readReportStores, ReportStore } from './files/ReportStore';

/** What the collector needs to know. */
export interface EvidentlyCollectorConfig extends SourceTimes {
  readonly instances: readonly SourceInstance[];
  readonly reportStores: readonly ReportStore[];
}

const configKey = 'mlScorecards.evidently';

/** Reads `mlScorecards.evidently`. Throws at start, naming the key, when a value makes no sense. */
export function readEvidentlyCollectorConfig(
  config: RootConfigService,
): EvidentlyCollectorConfig {
  return {
    ...readSourceTimes(config, { configKey }),
    instances: readSourceInstances(config, { configKey }),
    reportStores: readReportStores(config, configKey),
  };
}
