import {
  mockCredentials,
  mockErrorHandler,
  mockServices,
} from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { JsonObject } from '@backstage/types';
import { dryRunReportSchema } from 'backstage-plugin-ml-scorecards-common';
import { knownFactSets } from 'backstage-plugin-ml-scorecards-node';
import express from 'express';
import request from 'supertest';
import { mlComponent, toyFacts } from '../__testUtils__/components';
import { openTestDatabase, testDatabases } from '../__testUtils__/databases';
import { toyCheck, toyPipeline } from '../__testUtils__/toyPipeline';
import { loadDefinitions, readDefinitions } from '../definitions';
import { visibleSet } from '../__testUtils__/visibleSet';
import { createDryRunRouter } from './createDryRunRouter';
import { DryRunService } from './DryRunService';

jest.setTimeout(120_000);

const user = mockCredentials.user.header();
const { id: _, ...ENOUGH } = toyCheck('enough', 'toy.blocks > params.least', {
  dimension: 'operability',
  params: { least: 3 },
});

/** Two components of which all built-in checks and one of app-config are asked. */
async function start(
  options: { allowed?: boolean; visible?: readonly string[] } = {},
) {
  const [[database]] = testDatabases.eachSupportedId();
  const knex = await openTestDatabase(database);
  const config = new ConfigReader({
    mlScorecards: { checks: { enough: ENOUGH, 'environment-pinned': false } },
  });
  const definitions = loadDefinitions({
    raw: await readDefinitions(config),
    factSets: [...knownFactSets, toyFacts],
  });
  const pipeline = await toyPipeline(knex, { definitions });
  await pipeline.select([mlComponent('a'), mlComponent('b')]);
  await pipeline.record(['a', 'b'], { blocks: { value: 5 } });

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

describe('POST /definitions/dry-run', () => {
  it('puts what it is given on top of app-config', async () => {
    const { post, audited } = await start();
    const response = await post({
      checks: {
        enough: { params: { least: 5 } },
        'environment-pinned': { level: 'gold' },
      },
    });
    expect(response.status).toBe(200);
    const report = dryRunReportSchema.parse(response.body);
    expect(report.components).toBe(2);
    expect(report.problems).toEqual([]);
    expect(report.checks).toEqual([
      expect.objectContaining({
        id: 'enough',
        from: { pass: 2, fail: 0, unknown: 0, notApplicable: 0 },
        to: { pass: 0, fail: 2, unknown: 0, notApplicable: 0 },
      }),
      // It was switched off in app-config.
      expect.objectContaining({
        id: 'environment-pinned',
        level: 'gold',
        from: null,
        to: { pass: 0, fail: 0, unknown: 2, notApplicable: 0 },
      }),
    ]);
    expect(audited).toEqual(['definitions-dry-run done']);
  });

  it('takes all that can be defined', async () => {
    const { post } = await start();
    const { body } = await post({
      dimensions: { play: { title: 'Play' }, lineage: false },
      checklists: { 'before-scaling': false },
      tiers: { unclassified: { targetLevel: 'gold' } },
      checks: { 'own-check': { ...ENOUGH, dimension: 'play' } },
      triggers: { 'latency-over-limit': false },
      findings: { 'over-invested': { params: { steps: 3 } } },
      storageAdvice: { 'connected-data': false },
    });
    const report = dryRunReportSchema.parse(body);
    expect(report.targetLevel.up.components).toBe(2);
    expect(report.checks.map(({ id }) => id)).toContain('own-check');
    expect(report.problems).toEqual([]);
  });

  it.each([
    ['checks', 'enough'],
    ['triggers', 'latency-over-limit'],
    ['findings', 'over-invested'],
    ['storageAdvice', 'connected-data'],
  ])(
    'says when a filter of %s looks at what is not stored',
    async (key, id) => {
      const { post } = await start();
      const { body } = await post({
        [key]: { [id]: { appliesTo: { 'spec.colour': 'red' } } },
      });
      expect(body.problems).toEqual([
        {
          where: `mlScorecards.${key}.${id}`,
          id,
          message: expect.stringContaining('spec.colour is not stored'),
        },
      ]);
    },
  );

  it.each<[string, JsonObject]>([
    ['a key that is no definition', { components: {} }],
    ['a list', { checks: [] }],
    ['true', { checks: { enough: true } }],
  ])('refuses %s', async (_name, body) => {
    const { post, audited } = await start();
    expect((await post(body)).status).toBe(400);
    expect(audited).toEqual(['definitions-dry-run InputError']);
  });

  it('refuses a body that is too large', async () => {
    const { post } = await start();
    const response = await post({
      checks: { enough: { why: 'x'.repeat(70_000) } },
    });
    expect(response.status).toBe(413);
  });

  it('keeps objects clean of names that JavaScript means something by', async () => {
    const { app } = await start();
    const response = await request(app)
      .post('/definitions/dry-run')
      .set('authorization', user)
      .type('json')
      .send(
        '{"checks":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}}',
      );
    expect(response.status).toBe(200);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it('is for those who have the permission, and is refused in the audit log too', async () => {
    const { post, audited } = await start({ allowed: false });
    expect((await post({})).status).toBe(403);
    expect((await post({}, mockCredentials.none.header())).status).toBe(401);
    expect(audited).toEqual([
      'definitions-dry-run NotAllowedError',
      'definitions-dry-run AuthenticationError',
    ]);
  });

  it('tells nothing of components that the caller may not read', async () => {
    const { post } = await start({
      visible: ['component:default/b'],
    });
    const { body } = await post({ checks: { enough: false } });
    expect(body.components).toBe(1);
    expect(JSON.stringify(body)).not.toContain('default/a');
  });

  it('runs one at a time', async () => {
    const { service } = await start();
    const options = {
      visible: 'all' as const,
      signal: new AbortController().signal,
    };
    const first = service.run({}, options);
    await expect(service.run({}, options)).rejects.toThrow(/under way/);
    expect((await first).components).toBe(2);
    expect((await service.run({}, options)).components).toBe(2);
  });
});
