import { RootConfigService } from '@backstage/backend-plugin-api';
import {
  readAddress,
  readSourceIds,
} from 'backstage-plugin-ml-scorecards-node';

/** A folder in which jobs put reports of many components, as `app-config.yaml` has it. */
export interface ReportStore {
  /** What entities call it. */
  readonly id: string;
  /** Where it is configured. */
  readonly configKey: string;
  readonly url: URL;
}

/** Reads `<configKey>.reportStores`. Throws at start, naming the key, for what can be no folder. */
export function readReportStores(
  config: RootConfigService,
  configKey: string,
): ReportStore[] {
  return readSourceIds(config, { configKey, kind: 'reportStores' }).map(
    store => ({
      ...store,
      // Facts link to what is below it, and so it holds nothing secret.
      url: new URL(readAddress(config, `${store.configKey}.url`)),
    }),
  );
}
