import {
  mockCredentials,
  mockErrorHandler,
  mockServices,
} from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { JsonObject } from '@backstage/types';
import { knownFactSets } from 'backstage-plugin-ml-scorecards-node';
import express from 'express';
import request from 'supertest';
import { loadDefinitions, readDefinitions } from '../definitions';
import { createDryRunRouter } from '../service/createDryRunRouter';
import { DryRunService } from '../service/DryRunService';
import { mlComponent, toyFacts } from './components';
import { openTestDatabase, testDatabases } from './databases';
import { toyCheck, toyPipeline } from './toyPipeline';
import { visibleSet } from './visibleSet';

const user = mockCredentials.user.header();
/** A check of app-config, of which the two components have enough. */
export const { id: _, ...ENOUGH } = toyCheck(
  'enough',
  'toy.blocks > params.least',
  {
    dimension: 'operability',
    params: { least: 3 },
  },
);

/** The API for dry runs, over two components of which all built-in checks and one of app-config are asked. */
export async function startDryRunApi(
  options: {
    allowed?: boolean;
    visible?: readonly string[];
    /** More of app-config. */
    configured?: JsonObject;
    /** Of both components. */
    labels?: Record<string, string>;
  } = {},
) {
  const [[database]] = testDatabases.eachSupportedId();
  const knex = await openTestDatabase(database);
  const config = new ConfigReader({
    mlScorecards: {
      ...options.configured,
      checks: {
        enough: ENOUGH,
        'environment-pinned': false,
        ...(options.configured?.checks as JsonObject),
      },
    },
  });
  const definitions = loadDefinitions({
    raw: await readDefinitions(config),
    factSets: [...knownFactSets, toyFacts],
  });
  const pipeline = await toyPipeline(knex, { definitions });
  const { labels } = options;
  await pipeline.select([
    mlComponent('a', { labels }),
    mlComponent('b', { labels }),
  ]);
  await pipeline.record(['a', 'b'], {
    blocks: { value: 5 },
    playedAt: { value: '2025-12-31T20:00:00Z' },
  });

  const audited: string[] = [];
  const permissions = mockServices.permissions.mock({
    authorize: async requests =>
      requests.map(({ permission }) => ({
        result:
          options.allowed !== false &&
          permission.name === 'ml-scorecards.definitions.dry-run'
            ? AuthorizeResult.ALLOW
            : AuthorizeResult.DENY,
      })),
  });
  const service = new DryRunService({
    ...pipeline,
    knex,
    config,
    filter: { kind: 'Component' },
    now: () => pipeline.clock.now,
  });
  const app = express();
  app.use(
    createDryRunRouter({
      httpAuth: mockServices.httpAuth(),
      permissions,
      auditor: mockServices.auditor.mock({
        createEvent: async ({ eventId }) => ({
          success: async () => void audited.push(`${eventId} done`),
          fail: async ({ error }) =>
            void audited.push(`${eventId} ${error.name}`),
        }),
      }),
      knex,
      visibility: {
        rightsOf: async () => ({
          components: async () =>
            options.visible ? visibleSet(knex, options.visible) : 'all',
        }),
      } as never,
      dryRuns: service,
    }),
  );
  app.use(mockErrorHandler());
  const post = (body: JsonObject, authorization = user) =>
    request(app)
      .post('/definitions/dry-run')
      .set('authorization', authorization)
      .send(body);
  return { post, app, audited, service };
}
