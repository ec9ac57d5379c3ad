import { LoggerService, UrlReaderService } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import {
  SourceClock,
  SourceHttpLimits,
} from 'backstage-plugin-ml-scorecards-node';
import {
  collectByName,
  component,
  fastClock,
  plain,
} from 'backstage-plugin-ml-scorecards-node/testUtils';
import { EvidentlyApi } from '../api/EvidentlyApi';
import { EvidentlyFactCollector } from '../EvidentlyFactCollector';
import { FileLimits } from '../files/readReportFile';

export const TOKEN = 'canary-token';
export const NOW = Date.parse('2026-06-01T00:00:00Z');
export const UI = 'https://evidently.example.com';

/** A collector as a portal has it with these servers, by id. */
export function createCollector(
  servers: Readonly<Record<string, string>>,
  options: {
    logger?: LoggerService;
    clock?: SourceClock;
    now?: () => number;
    limits?: Partial<SourceHttpLimits>;
    urlReader?: UrlReaderService;
    fileLimits?: Partial<FileLimits>;
    /** Addresses of stores of reports, by id. */
    stores?: Readonly<Record<string, string>>;
  } = {},
): EvidentlyFactCollector {
  const {
    logger = mockServices.logger.mock(),
    clock = fastClock,
    now = () => NOW,
    limits,
    urlReader = mockServices.urlReader.mock(),
    fileLimits,
    stores = {},
  } = options;
  return new EvidentlyFactCollector({
    instances: Object.entries(servers).map(([id, baseUrl]) =>
      EvidentlyApi.create(
        {
          id,
          configKey: `mlScorecards.evidently.instances.${id}`,
          baseUrl,
          uiUrl: UI,
          headers: { authorization: `Bearer ${TOKEN}` },
        },
        { clock, limits },
      ),
    ),
    reportStores: Object.entries(stores).map(([id, url]) => ({
      id,
      configKey: `mlScorecards.evidently.reportStores.${id}`,
      url: new URL(url),
    })),
    urlReader,
    integrations: ScmIntegrations.fromConfig(
      new ConfigReader({
        integrations: { azure: [{ host: 'dev.azure.com' }] },
      }),
    ),
    fileLimits,
    logger,
    intervalMs: 60_000,
    timeToLiveMs: 3_600_000,
    now,
  });
}

/** The facts of a component, without their links, or the error. */
export async function collectOne(
  collector: EvidentlyFactCollector,
  annotations: Record<string, string>,
): Promise<Record<string, unknown>> {
  const { it } = await collectByName(collector, [component('it', annotations)]);
  return plain(it);
}
