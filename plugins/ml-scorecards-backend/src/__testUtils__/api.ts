import {
  coreServices,
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  FactCollector,
  factCollectorsExtensionPoint,
} from 'backstage-plugin-ml-scorecards-node';
import { Knex } from 'knex';
import { AddressInfo } from 'node:net';
import { mlScorecardsPlugin } from '../plugin';

/** What a policy says of reading entities. */
export interface Policy {
  /** What a list is narrowed by. */
  readonly decision: PolicyDecision;
  /** What may be read of single entities. */
  readonly visible: (entityRef: string) => boolean;
}

export const ALLOW: Policy = {
  decision: { result: AuthorizeResult.ALLOW },
  visible: () => true,
};

export const DENY: Policy = {
  decision: { result: AuthorizeResult.DENY },
  visible: () => false,
};

/** A policy by which only what some owner has may be read. */
export function ownedBy(
  owner: string,
  visible: Policy['visible'] = () => true,
): Policy {
  return {
    decision: {
      pluginId: 'catalog',
      resourceType: 'catalog-entity',
      result: AuthorizeResult.CONDITIONAL,
      conditions: {
        rule: 'IS_ENTITY_OWNER',
        resourceType: 'catalog-entity',
        params: { claims: [owner] },
      },
    },
    visible,
  };
}

/**
 * The real plugin on a real database behind its real HTTP server, with a policy that a test changes. Services may read
 * everything, as with the real permission client.
 */
export async function startApi(options: {
  knex: Knex;
  entities?: readonly Entity[];
  collectors?: readonly FactCollector[];
  /** Below `mlScorecards`. */
  config?: object;
}) {
  const { knex, entities = [], collectors = [], config = {} } = options;
  const policy = { current: ALLOW };
  /** How often it was asked what may be read. */
  const asked = { lists: 0, entities: 0 };
  const policyFor = (credentials?: object): Policy =>
    JSON.stringify(credentials ?? {}).includes('"type":"service"')
      ? ALLOW
      : policy.current;
  const permissions = mockServices.permissions.mock();
  permissions.authorize.mockImplementation(async (requests, credentials) => {
    asked.entities += 1;
    return requests.map(request => {
      const { resourceRef = '' } = request as { resourceRef?: string };
      return {
        result: policyFor(credentials).visible(resourceRef)
          ? AuthorizeResult.ALLOW
          : AuthorizeResult.DENY,
      };
    });
  });
  permissions.authorizeConditional.mockImplementation(
    async (requests, credentials) => {
      asked.lists += 1;
      return requests.map(() => policyFor(credentials).decision);
    },
  );
  const scheduler = mockServices.scheduler();
  const { server } = await startTestBackend({
    features: [
      mlScorecardsPlugin,
      permissions.factory,
      // Who sends no credentials has none, as in a portal.
      mockServices.httpAuth.factory({
        defaultCredentials: mockCredentials.none(),
      }),
      createBackendModule({
        pluginId: 'ml-scorecards',
        moduleId: 'sources',
        register(env) {
          env.registerInit({
            deps: { extensionPoint: factCollectorsExtensionPoint },
            init: async ({ extensionPoint }) =>
              extensionPoint.addFactCollector(...collectors),
          });
        },
      }),
      createServiceFactory({
        service: coreServices.database,
        deps: {},
        factory: () => ({ getClient: async () => knex }),
      }),
      createServiceFactory({
        service: catalogServiceRef,
        deps: {},
        factory: () => catalogServiceMock({ entities: [...entities] }),
      }),
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () => scheduler,
      }),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://portal.example' },
          backend: { baseUrl: 'http://portal.example' },
          mlScorecards: { ...config },
        },
      }),
    ],
  });
  if (entities.length > 0) {
    // The run of selection starts those of the collectors, and this waits for all of them.
    await scheduler.triggerTask('select-components');
  }
  const { port } = server.address() as AddressInfo;
  return {
    server,
    policy,
    asked,
    base: `http://localhost:${port}/api/ml-scorecards/v1`,
    /** How many statements some work takes. */
    async statementsOf(work: () => PromiseLike<unknown>): Promise<number> {
      let count = 0;
      const listen = () => {
        count += 1;
      };
      knex.on('query', listen);
      await work();
      knex.removeListener('query', listen);
      return count;
    },
  };
}
