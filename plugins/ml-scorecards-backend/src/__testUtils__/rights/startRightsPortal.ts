import { actionsRegistryServiceFactory } from '@backstage/backend-defaults/alpha';
import { authServiceFactory } from '@backstage/backend-defaults/auth';
import { httpAuthServiceFactory } from '@backstage/backend-defaults/httpAuth';
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import { userInfoServiceFactory } from '@backstage/backend-defaults/userInfo';
import {
  AuditorService,
  AuthService,
  BackendFeature,
  coreServices,
  createBackendModule,
  createBackendPlugin,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import authPlugin from '@backstage/plugin-auth-backend';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import {
  catalogProcessingExtensionPoint,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import permissionPlugin from '@backstage/plugin-permission-backend';
import { JsonObject } from '@backstage/types';
import { Knex } from 'knex';
import request from 'supertest';
import { mlScorecardsPlugin } from '../../plugin';
import { testDatabases } from '../databases';
import { PERSON_HEADER, signInByName } from './signInByName';

const API = '/api/ml-scorecards';

/** Longest time for the real catalog to process some entities. */
const CATALOG_DEADLINE_MS = 60_000;

/** A request to the API of ML Scorecards, with the headers of who asks. */
export interface ApiRequest {
  readonly method: 'get' | 'put' | 'post' | 'delete';
  readonly path: string;
  readonly body?: object;
  readonly headers: Record<string, string>;
}

/** What the audit log is told of a request. */
export interface AuditEntry {
  readonly eventId: string;
  readonly outcome: 'success' | 'fail';
}

/**
 * A portal in which everything that decides about rights is real: tokens of people and services, sign-in, the catalog
 * with its rules, and the permission backend with a policy. Runs happen on demand.
 */
export async function startRightsPortal(options: {
  entities: readonly Entity[];
  /** Sets the policy of the permission framework, which is off without. */
  policy?: BackendFeature;
  /** `accessRestrictions` of services by their names. There is always one without: `service`. */
  services?: Record<string, JsonObject[]>;
  mlScorecards?: JsonObject;
  /** An empty database for the plugin. */
  knex: Knex;
}) {
  const { knex, entities, policy, services = {} } = options;
  const scheduler = mockServices.scheduler();
  const audited: AuditEntry[] = [];
  const neighbour = neighbourPlugin();
  const catalog = catalogModule(entities);
  const { server } = await startTestBackend({
    features: [
      authPlugin,
      catalogPlugin,
      mlScorecardsPlugin,
      signInByName,
      neighbour.plugin,
      ...(policy ? [permissionPlugin, policy] : []),
      catalog.module,
      actionsRegistryServiceFactory,
      authServiceFactory,
      httpAuthServiceFactory,
      permissionsServiceFactory,
      userInfoServiceFactory,
      createServiceFactory({
        service: coreServices.database,
        deps: { plugin: coreServices.pluginMetadata },
        factory({ plugin }) {
          const client =
            plugin.getId() === 'ml-scorecards'
              ? Promise.resolve(knex)
              : testDatabases.init('SQLITE_3');
          return { getClient: () => client };
        },
      }),
      createServiceFactory({
        service: coreServices.auditor,
        deps: { plugin: coreServices.pluginMetadata },
        factory: ({ plugin }) =>
          plugin.getId() === 'ml-scorecards'
            ? auditorInto(audited)
            : mockServices.auditor.mock(),
      }),
      createServiceFactory({
        service: coreServices.scheduler,
        deps: { plugin: coreServices.pluginMetadata },
        factory: ({ plugin }) =>
          plugin.getId() === 'ml-scorecards'
            ? scheduler
            : mockServices.scheduler(),
      }),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://portal.example' },
          backend: {
            baseUrl: 'http://portal.example',
            auth: {
              externalAccess: Object.entries({
                service: [],
                ...services,
              }).map(([name, accessRestrictions]) => ({
                type: 'static',
                options: { token: tokenOf(name), subject: name },
                accessRestrictions,
              })),
            },
          },
          auth: { environment: 'test', providers: { name: {} } },
          permission: { enabled: policy !== undefined },
          catalog: { processingInterval: { seconds: 1 } },
          mlScorecards: options.mlScorecards ?? {},
        },
      }),
    ],
  });

  const asService = (name = 'service') => bearer(tokenOf(name));
  const select = async (count: number) => {
    await untilProcessed(count, async () => {
      const { body } = await request(server)
        .get('/api/catalog/entities?fields=relations')
        .set(asService());
      return body;
    });
    await scheduler.triggerTask('select-components');
  };
  await select(entities.length);

  return {
    knex,
    audited,
    run: (task: string) => scheduler.triggerTask(task),
    /** Makes the catalog hold these entities and no others. */
    async select(others: readonly Entity[]) {
      await catalog.hold(others);
      await select(others.length);
    },
    asService,
    /** The headers of another plugin of the portal, which acts for itself. */
    async asPlugin() {
      return bearer(await neighbour.token());
    },
    /** The headers of somebody who has signed in. */
    async asPerson(entityRef: string) {
      const { body, text } = await request(server)
        .get('/api/auth/name/refresh')
        .set(PERSON_HEADER, entityRef);
      const token = body.backstageIdentity?.token;
      if (!token) {
        throw new Error(`${entityRef} could not sign in: ${text}`);
      }
      return bearer(token);
    },
    /** The headers of a page that only has the cookie which Backstage hands out for images and the like. */
    async asCookieOf(headers: Record<string, string>) {
      const response = await request(server)
        .get(`${API}/.backstage/auth/v1/cookie`)
        .set(headers);
      const [cookie] = response.get('set-cookie') ?? [];
      if (!cookie) {
        throw new Error(`No cookie was handed out: ${response.text}`);
      }
      return { cookie: cookie.split(';')[0] };
    },
    ask: ({ method, path, body, headers }: ApiRequest) =>
      request(server)
        [method](`${API}${path.startsWith('/.backstage') ? '' : '/v1'}${path}`)
        .set(headers)
        .send(body),
  };
}

/** See {@link startRightsPortal}. */
export type RightsPortal = Awaited<ReturnType<typeof startRightsPortal>>;

function tokenOf(service: string): string {
  return `token-of-${service}`;
}

function bearer(token: string): Record<string, string> {
  return { authorization: `Bearer ${token}` };
}

/** A plugin that asks ML Scorecards something. */
function neighbourPlugin() {
  let auth: AuthService | undefined;
  return {
    plugin: createBackendPlugin({
      pluginId: 'neighbour',
      register(env) {
        env.registerInit({
          deps: {
            auth: coreServices.auth,
            // So that the backend serves the key of its tokens.
            httpRouter: coreServices.httpRouter,
          },
          async init(services) {
            auth = services.auth;
          },
        });
      },
    }),
    async token() {
      if (!auth) {
        throw new Error('The backend has not started');
      }
      const { token } = await auth.getPluginRequestToken({
        onBehalfOf: await auth.getOwnServiceCredentials(),
        targetPluginId: 'ml-scorecards',
      });
      return token;
    },
  };
}

function auditorInto(entries: AuditEntry[]): AuditorService {
  return {
    createEvent: async ({ eventId }) => ({
      success: async () => void entries.push({ eventId, outcome: 'success' }),
      fail: async () => void entries.push({ eventId, outcome: 'fail' }),
    }),
  };
}

function catalogModule(entities: readonly Entity[]) {
  let connection: EntityProviderConnection | undefined;
  const hold = async (held: readonly Entity[]) =>
    connection?.applyMutation({
      type: 'full',
      entities: held.map(entity => ({
        locationKey: 'test',
        entity: fromFile(entity),
      })),
    });
  return {
    hold,
    module: createBackendModule({
      pluginId: 'catalog',
      moduleId: 'entities-of-the-test',
      register(env) {
        env.registerInit({
          deps: { catalog: catalogProcessingExtensionPoint },
          init: async ({ catalog }) =>
            catalog.addEntityProvider({
              getProviderName: () => 'test',
              connect: async connected => {
                connection = connected;
                await hold(entities);
              },
            }),
        });
      },
    }),
  };
}

/** An entity as it stands in a file: the catalog itself gives ids and relations. */
function fromFile({ relations: _, ...entity }: Entity): Entity {
  const { uid: __, annotations, ...metadata } = entity.metadata;
  const location = 'url:http://portal.example/catalog.yaml';
  const raw = {
    ...entity,
    metadata: {
      ...metadata,
      annotations: {
        ...annotations,
        'backstage.io/managed-by-location': location,
        'backstage.io/managed-by-origin-location': location,
      },
    },
  };
  // The catalog takes nothing that is undefined.
  return JSON.parse(JSON.stringify(raw));
}

/** The catalog makes relations in its own time. */
async function untilProcessed(
  count: number,
  read: () => Promise<Array<Partial<Entity>>>,
): Promise<void> {
  const deadline = Date.now() + CATALOG_DEADLINE_MS;
  for (;;) {
    const entities = await read();
    if (
      entities.length === count &&
      entities.every(({ relations = [] }) => relations.length > 0)
    ) {
      return;
    }
    if (Date.now() > deadline) {
      throw new Error('The catalog did not process its entities in time');
    }
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}
