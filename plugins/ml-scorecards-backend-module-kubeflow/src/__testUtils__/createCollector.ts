import { LoggerService } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { SourceClock } from 'backstage-plugin-ml-scorecards-node';
import {
  collectByName,
  component,
  fastClock,
  plain,
} from 'backstage-plugin-ml-scorecards-node/testUtils';
import { KserveApi } from '../api/KserveApi';
import { PipelinesApi } from '../api/PipelinesApi';
import { RegistryApi } from '../api/RegistryApi';
import { KubeflowFactCollector } from '../KubeflowFactCollector';

export const TOKEN = 'canary-token';
export const NOW = Date.parse('2026-06-01T00:00:00Z');
export const UI = 'https://kubeflow.example.com';

/** Which parts of Kubeflow are configured. */
export type Part = 'registry' | 'pipelines' | 'kubernetes';

const ALL: readonly Part[] = ['registry', 'pipelines', 'kubernetes'];

/** A collector as a portal has it with these servers, by id. */
export function createCollector(
  servers: Readonly<Record<string, string>>,
  options: {
    logger?: LoggerService;
    clock?: SourceClock;
    now?: () => number;
    parts?: readonly Part[];
  } = {},
): KubeflowFactCollector {
  const {
    logger = mockServices.logger.mock(),
    clock = fastClock,
    now = () => NOW,
    parts = ALL,
  } = options;
  const headers = { authorization: `Bearer ${TOKEN}` };
  return new KubeflowFactCollector({
    instances: Object.entries(servers).map(([id, origin]) => {
      const configKey = `mlScorecards.kubeflow.instances.${id}`;
      const server = (part: Part, path: string) => ({
        id,
        configKey: `${configKey}.${part}`,
        baseUrl: `${origin}/${path}`,
        uiUrl: `${UI}/${path}`,
        headers,
      });
      const has = (part: Part) => parts.includes(part);
      return {
        id,
        configKey,
        registry: has('registry')
          ? RegistryApi.create(server('registry', 'registry'), { clock })
          : undefined,
        pipelines: has('pipelines')
          ? PipelinesApi.create(server('pipelines', 'pipelines'), { clock })
          : undefined,
        kserve: has('kubernetes')
          ? KserveApi.create(
              {
                ...server('kubernetes', 'cluster'),
                headers: async () => headers,
              },
              { clock },
            )
          : undefined,
      };
    }),
    logger,
    intervalMs: 60_000,
    timeToLiveMs: 3_600_000,
    now,
  });
}

/** The facts of a component, without their links, or the error. */
export async function collectOne(
  collector: KubeflowFactCollector,
  annotations: Record<string, string>,
): Promise<Record<string, unknown>> {
  const { it } = await collectByName(collector, [component('it', annotations)]);
  return plain(it);
}
