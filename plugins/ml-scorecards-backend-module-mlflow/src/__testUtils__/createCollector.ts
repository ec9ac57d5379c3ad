import { LoggerService } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
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
import { MlflowApi } from '../api/MlflowApi';
import { MlflowFactCollector } from '../MlflowFactCollector';

export const TOKEN = 'canary-token';
export const NOW = Date.parse('2026-06-01T00:00:00Z');
export const DAY = 24 * 3_600_000;

/** A collector as a portal has it with these servers, by id. */
export function createCollector(
  servers: Readonly<Record<string, string>>,
  options: {
    logger?: LoggerService;
    clock?: SourceClock;
    now?: () => number;
    limits?: Partial<SourceHttpLimits>;
  } = {},
): MlflowFactCollector {
  const {
    logger = mockServices.logger.mock(),
    clock = fastClock,
    now = () => NOW,
    limits,
  } = options;
  return new MlflowFactCollector({
    instances: Object.entries(servers).map(([id, baseUrl]) =>
      MlflowApi.create(
        {
          id,
          configKey: `mlScorecards.mlflow.instances.${id}`,
          baseUrl,
          uiUrl: 'https://mlflow.example.com',
          headers: { authorization: `Bearer ${TOKEN}` },
        },
        { clock, limits },
      ),
    ),
    logger,
    intervalMs: 60_000,
    timeToLiveMs: 3_600_000,
    now,
  });
}

/** The facts of a component, without their links, or the error. */
export async function collectOne(
  collector: MlflowFactCollector,
  annotations: Record<string, string>,
): Promise<Record<string, unknown>> {
  const { it } = await collectByName(collector, [component('it', annotations)]);
  return plain(it);
}
