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
import { FeastApi } from '../api/FeastApi';
import { FeastFactCollector } from '../FeastFactCollector';
import { FileLimits } from '../featureStore/readProjectName';

export const TOKEN = 'canary-token';
export const NOW = Date.parse('2026-06-01T00:00:00Z');
export const UI = 'https://feast.example.com';

export const integrations = ScmIntegrations.fromConfig(new ConfigReader({}));

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
  } = {},
): FeastFactCollector {
  const {
    logger = mockServices.logger.mock(),
    clock = fastClock,
    now = () => NOW,
    limits,
    urlReader = mockServices.urlReader.mock(),
    fileLimits,
  } = options;
  return new FeastFactCollector({
    instances: Object.entries(servers).map(([id, baseUrl]) =>
      FeastApi.create(
        {
          id,
          configKey: `mlScorecards.feast.instances.${id}`,
          baseUrl,
          uiUrl: UI,
          headers: { authorization: `Bearer ${TOKEN}` },
        },
        { clock, limits },
      ),
    ),
    urlReader,
    integrations,
    fileLimits,
    logger,
    intervalMs: 60_000,
    timeToLiveMs: 3_600_000,
    now,
  });
}

/** The facts of a component, without their links, or the error. */
export async function collectOne(
  collector: FeastFactCollector,
  annotations: Record<string, string>,
): Promise<Record<string, unknown>> {
  const { it } = await collectByName(collector, [component('it', annotations)]);
  return plain(it);
}
