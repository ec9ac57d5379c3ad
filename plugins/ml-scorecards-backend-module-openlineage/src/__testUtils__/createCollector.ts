import { LoggerService } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
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
import { createLineageApi } from '../api/createLineageApi';
import { AskedCatalog } from '../catalog/CatalogNodes';
import { Dialect } from '../config';
import { OpenlineageFactCollector } from '../OpenlineageFactCollector';

export const TOKEN = 'canary-token';
export const NOW = Date.parse('2026-06-01T00:00:00Z');
export const DAY = 24 * 3_600_000;

/** A collector as a portal has it with these servers, by id, and this catalog. */
export function createCollector(
  servers: Readonly<Record<string, string>>,
  options: {
    dialect?: Dialect;
    entities?: readonly Entity[];
    catalog?: AskedCatalog;
    logger?: LoggerService;
    clock?: SourceClock;
    now?: () => number;
    limits?: Partial<SourceHttpLimits>;
  } = {},
): OpenlineageFactCollector {
  const {
    dialect = 'marquez',
    entities = [],
    catalog = catalogServiceMock({ entities: [...entities] }),
    logger = mockServices.logger.mock(),
    clock = fastClock,
    now = () => NOW,
    limits,
  } = options;
  return new OpenlineageFactCollector({
    instances: Object.entries(servers).map(([id, baseUrl]) =>
      createLineageApi(
        {
          id,
          configKey: `mlScorecards.openlineage.instances.${id}`,
          baseUrl,
          uiUrl: 'https://lineage.example.com',
          headers: { authorization: `Bearer ${TOKEN}` },
          dialect,
        },
        { clock, limits },
      ),
    ),
    catalog,
    auth: mockServices.auth(),
    logger,
    intervalMs: 60_000,
    timeToLiveMs: 3_600_000,
    now,
  });
}

/** The facts of a component that names a node, without their links, or the error. */
export async function collectOne(
  collector: OpenlineageFactCollector,
  nodeId: string,
): Promise<Record<string, unknown>> {
  const { it } = await collectByName(collector, [naming('it', nodeId)]);
  return plain(it);
}

/** A component that names a node, with relations by type. */
export function naming(
  name: string,
  nodeId: string,
  relations: Readonly<Record<string, readonly string[]>> = {},
): Entity {
  return {
    ...component(name, { 'openlineage.io/node-id': nodeId }),
    relations: Object.entries(relations).flatMap(([type, targetRefs]) =>
      targetRefs.map(targetRef => ({ type, targetRef })),
    ),
  };
}
