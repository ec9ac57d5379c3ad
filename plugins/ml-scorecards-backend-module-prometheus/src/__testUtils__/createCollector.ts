import { LoggerService } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { SourceClock } from 'backstage-plugin-ml-scorecards-node';
import {
  collectByName,
  component,
  fastClock,
  plain,
} from 'backstage-plugin-ml-scorecards-node/testUtils';
import { PrometheusApi } from '../api/PrometheusApi';
import { PrometheusFactCollector } from '../PrometheusFactCollector';
import { readQueries } from '../queries/readQueries';

export const TOKEN = 'canary-token';
export const NOW = Date.parse('2026-06-01T00:00:00Z');

/** A collector as a portal has it with these servers, by id. */
export function createCollector(
  servers: Readonly<Record<string, string>>,
  options: {
    logger?: LoggerService;
    clock?: SourceClock;
    now?: () => number;
    /** As `mlScorecards.prometheus.queries` has them. */
    queries?: Record<string, Record<string, string | boolean>>;
  } = {},
): PrometheusFactCollector {
  const {
    logger = mockServices.logger.mock(),
    clock = fastClock,
    now = () => NOW,
    queries = {},
  } = options;
  return new PrometheusFactCollector({
    instances: Object.entries(servers).map(([id, baseUrl]) =>
      PrometheusApi.create(
        {
          id,
          configKey: `mlScorecards.prometheus.instances.${id}`,
          baseUrl,
          uiUrl: 'https://prometheus.example.com',
          headers: { authorization: `Bearer ${TOKEN}` },
        },
        { clock, logger },
      ),
    ),
    queries: readQueries(new ConfigReader({ queries }), 'queries'),
    logger,
    intervalMs: 60_000,
    timeToLiveMs: 3_600_000,
    now,
  });
}

/** The facts of a component, without their links, or the error. */
export async function collectOne(
  collector: PrometheusFactCollector,
  annotations: Record<string, string>,
): Promise<Record<string, unknown>> {
  const { it } = await collectByName(collector, [component('it', annotations)]);
  return plain(it);
}
