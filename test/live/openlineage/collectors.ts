import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { createLineageApi } from '../../../plugins/ml-scorecards-backend-module-openlineage/src/api/createLineageApi';
import { OpenlineageFactCollector } from '../../../plugins/ml-scorecards-backend-module-openlineage/src/OpenlineageFactCollector';

/** Nothing is to be logged: what fails is said in answers. */
const logger: LoggerService = {
  debug: refuse,
  info: refuse,
  warn: refuse,
  error: refuse,
  child: () => logger,
};

function refuse(message: string, meta?: unknown): never {
  throw new Error(`Logged: ${message} ${JSON.stringify(meta)}`);
}

/** The collector of a portal that has one server, and a catalog that finds what it holds by the annotation. */
export function collectorOf(
  server: string,
  options: { readonly now: number; readonly entities: readonly Entity[] },
): OpenlineageFactCollector {
  const { now, entities } = options;
  return new OpenlineageFactCollector({
    instances: [
      createLineageApi({
        id: 'main',
        configKey: 'mlScorecards.openlineage.instances.main',
        baseUrl: server,
        uiUrl: server,
        headers: {},
        dialect: 'feast',
      }),
    ],
    // What the catalog does with its filters, the tests of the package ask.
    catalog: {
      queryEntities: async () => ({
        items: [...entities],
        totalItems: entities.length,
        pageInfo: {},
      }),
      getEntitiesByRefs: async () => ({ items: [] }),
    },
    auth: {
      getOwnServiceCredentials: async () => ({
        $$type: '@backstage/BackstageCredentials',
        principal: { type: 'service', subject: 'plugin:ml-scorecards' },
      }),
    } as unknown as AuthService,
    logger,
    intervalMs: 60_000,
    timeToLiveMs: 3_600_000,
    now: () => now,
  });
}
