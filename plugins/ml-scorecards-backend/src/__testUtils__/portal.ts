import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import {
  BackendFeature,
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
import {
  CheckResult,
  Collector,
  collectorsResponseSchema,
  Scorecard,
  scorecardSchema,
  scorecardsPageSchema,
} from 'backstage-plugin-ml-scorecards-common';
import {
  FactCollector,
  factCollectorsExtensionPoint,
} from 'backstage-plugin-ml-scorecards-node';
import { Knex } from 'knex';
import request from 'supertest';
import { mlScorecardsPlugin } from '../plugin';
import { HttpCatalog } from './HttpCatalog';

const BASE = '/api/ml-scorecards/v1';
const user = mockCredentials.user.header('user:default/erin');
const service = mockCredentials.service.header();

/**
 * The real plugin on a real database, with a catalog that it asks over HTTP and collectors as modules add them, as a
 * signed-in user sees it. The tasks run when the test says so. There is a check for each collector: three versions.
 */
export async function startPortal(options: {
  knex: Knex;
  entities: readonly Entity[];
  collectors?: readonly FactCollector[];
  /** Runs the tasks when they are due, as in a portal. */
  isOnSchedule?: boolean;
  /** Other plugins of the portal. */
  features?: readonly BackendFeature[];
}) {
  const { knex, collectors = [] } = options;
  const catalog = new HttpCatalog(options.entities);
  const scheduler = mockServices.scheduler();
  const { server } = await startTestBackend({
    features: [
      mlScorecardsPlugin,
      catalog.feature(),
      ...(options.features ?? []),
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
      options.isOnSchedule
        ? schedulerServiceFactory
        : createServiceFactory({
            service: coreServices.scheduler,
            deps: {},
            factory: () => scheduler,
          }),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://portal.example' },
          backend: { baseUrl: 'http://portal.example' },
          mlScorecards: {
            checks: Object.fromEntries(
              collectors.map(({ factSet: { source } }) => [
                checkOf(source),
                {
                  title: 'Has versions',
                  dimension: 'lineage',
                  level: 'bronze',
                  passes: `${source}.versions >= 3`,
                  fix: 'Register them.',
                  why: 'It is for a test.',
                  source: ['test'],
                },
              ]),
            ),
          },
        },
      }),
    ],
  });
  const get = async (path: string, as = user) => {
    const { status, body } = await request(server)
      .get(`${BASE}${path}`)
      .set('authorization', as);
    if (status !== 200) {
      throw new Error(`${path} answered ${status}: ${JSON.stringify(body)}`);
    }
    return body;
  };
  return {
    catalog,
    /** Runs a task and waits for its end. That of selection starts those of the collectors if something changed. */
    run: (task: string) => scheduler.triggerTask(task),
    async collect() {
      await Promise.all(
        collectors.map(({ factSet: { source } }) =>
          scheduler.triggerTask(`collect-${source}`),
        ),
      );
    },
    scorecard: async (name: string): Promise<Scorecard> =>
      scorecardSchema.parse(await get(`/scorecards/component/default/${name}`)),
    refresh: async (name: string): Promise<Scorecard> =>
      scorecardSchema.parse(
        (
          await request(server)
            .post(`${BASE}/scorecards/component/default/${name}/refresh`)
            .set('authorization', user)
        ).body,
      ),
    collectors: async (): Promise<Collector[]> =>
      collectorsResponseSchema.parse(await get('/collectors')).items,
    list: async () => scorecardsPageSchema.parse(await get('/scorecards')),
    maturity: () => get('/maturity?groupBy=owner'),
    labels: async () => (await get('/labels', service)).items,
  };
}

export type Portal = Awaited<ReturnType<typeof startPortal>>;

function checkOf(source: string): string {
  return `${source.toLowerCase()}-has-versions`;
}

/** What a scorecard says of a source, and of the check on it. */
export function sourceIn(scorecard: Scorecard, source: string) {
  const checks: CheckResult[] = scorecard.dimensions.flatMap(
    dimension => dimension.checks,
  );
  const check = checks.find(({ id }) => id === checkOf(source));
  const status = scorecard.sources.find(
    ({ collector }) => collector === source,
  );
  if (!check || !status) {
    throw new Error(`The scorecard has nothing about ${source}`);
  }
  const evidence = check.evidence.map(fact => scorecard.facts[fact]);
  return { check, evidence, status };
}

/** What a user reads of all components and sources. */
export async function lookAt(portal: Portal) {
  const scorecards = new Map<string, Scorecard>();
  for (const { metadata } of portal.catalog.entities) {
    scorecards.set(metadata.name, await portal.scorecard(metadata.name));
  }
  const collectors = await portal.collectors();
  return {
    everything: JSON.stringify([...scorecards.values(), collectors]),
    of: (name: string, source: string) =>
      sourceIn(scorecards.get(name)!, source),
    collector: (source: string) =>
      collectors.find(collector => collector.source === source),
  };
}

export type Look = Awaited<ReturnType<typeof lookAt>>;
