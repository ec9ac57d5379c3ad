import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import {
  coreServices,
  createServiceFactory,
  ServiceFactory,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { JsonObject } from '@backstage/types';
import request from 'supertest';
import { mlScorecardsPlugin } from '../plugin';

const BASE = '/api/ml-scorecards/v1';

/** Who may ask. Omar is in the group `risk`. */
const CALLERS = {
  none: mockCredentials.none(),
  omar: mockCredentials.user('user:default/omar'),
  erin: mockCredentials.user('user:default/erin'),
  pipeline: mockCredentials.service('external:pipeline'),
  granted: mockCredentials.service('external:granted', {
    permissionNames: ['catalog.entity.read', 'ml-scorecards.facts.push'],
  }),
  readOnly: mockCredentials.service('external:read-only', {
    permissionAttributes: { action: ['read'] },
  }),
  blind: mockCredentials.service('external:blind', {
    permissionNames: ['ml-scorecards.facts.push'],
  }),
};

/** One of them. */
export type Caller = keyof typeof CALLERS;

/**
 * The real plugin with the real client of the permission framework, which is off, as several callers use it, by the API
 * and by the actions of agents.
 */
export async function startForCallers(options: {
  entities: readonly Entity[];
  /** What app-config says of ML Scorecards. */
  config: JsonObject;
  /** What stands in for the permission framework. */
  permissions?: ReturnType<typeof mockServices.permissions.mock>;
  /** What actions are registered with, if not with a mock. */
  actionsRegistry?: ServiceFactory;
}) {
  const audited: Array<Record<string, unknown>> = [];
  const scheduler = mockServices.scheduler();
  const actions = actionsRegistryServiceMock();
  const { server } = await startTestBackend({
    features: [
      mlScorecardsPlugin,
      createServiceFactory({
        service: catalogServiceRef,
        deps: {},
        factory: () => catalogServiceMock({ entities: [...options.entities] }),
      }),
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () => scheduler,
      }),
      options.actionsRegistry ??
        createServiceFactory({
          service: actionsRegistryServiceRef,
          deps: {},
          factory: () => actions,
        }),
      mockServices.auditor.mock({
        createEvent: async ({ eventId, meta: begun }) => {
          const add = (outcome: string, meta?: object) =>
            audited.push({ eventId, outcome, ...begun, ...meta });
          return {
            success: async done => void add('success', done?.meta),
            fail: async ({ error, meta }) => void add(error.name, meta),
          };
        },
      }).factory,
      mockServices.userInfo.mock({
        getUserInfo: async credentials => {
          const { userEntityRef } = credentials.principal as never;
          return {
            userEntityRef,
            ownershipEntityRefs: [
              userEntityRef,
              ...(userEntityRef === 'user:default/omar'
                ? ['group:default/risk']
                : []),
            ],
          };
        },
      }).factory,
      mockServices.httpAuth.mock({
        credentials: async ({ headers }, { allow } = {}) => {
          const caller = CALLERS[headers.authorization as Caller];
          const allowed: readonly string[] = allow ?? ['user', 'service'];
          if (!allowed.includes(caller.principal.type)) {
            throw Object.assign(new Error('No.'), {
              name: 'AuthenticationError',
            });
          }
          return caller as never;
        },
      }).factory,
      options.permissions?.factory ?? permissionsServiceFactory,
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://portal.example' },
          backend: { baseUrl: 'http://portal.example' },
          mlScorecards: options.config,
        },
      }),
    ],
  });
  await scheduler.triggerTask('select-components');
  return {
    server,
    audited,
    actions,
    as: (caller: Caller) => ({
      post: (path: string, body: unknown) =>
        request(server)
          .post(`${BASE}${path}`)
          .set('authorization', caller)
          .set('content-type', 'application/json')
          .send(typeof body === 'string' ? body : JSON.stringify(body)),
      get: (path: string) =>
        request(server).get(`${BASE}${path}`).set('authorization', caller),
      act: async (name: string, input: JsonObject): Promise<any> => {
        const { output } = await actions.invoke({
          id: `test:${name}`,
          input,
          credentials: CALLERS[caller],
        });
        return output;
      },
    }),
  };
}
