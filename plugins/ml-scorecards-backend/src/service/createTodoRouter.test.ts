import {
  mockCredentials,
  mockErrorHandler,
  mockServices,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  todoSchema,
  waiversPageSchema,
} from 'backstage-plugin-ml-scorecards-common';
import express from 'express';
import request from 'supertest';
import { openTestDatabase, testDatabases } from '../__testUtils__/databases';
import { owned, toyWork } from '../__testUtils__/toyWork';
import { Catalogue } from '../catalogue/Catalogue';
import { replaceOwnerGroups } from '../database/ownerGroups';
import { ConditionSets } from '../reading/ConditionSets';
import { createReaders } from '../reading/createReaders';
import { Visibility } from '../reading/Visibility';
import { Answers } from './Answers';
import { CallerRights } from './CallerRights';
import { createTodoRouter } from './createTodoRouter';
import { OwnershipRefs } from './OwnershipRefs';

jest.setTimeout(60_000);

const user = (name: string) =>
  mockCredentials.user.header(`user:default/${name}`);

/** A cache that is down. */
function noCache() {
  const cache = mockServices.cache.mock();
  cache.withOptions.mockReturnValue(cache);
  cache.get.mockRejectedValue(new Error('It is down'));
  cache.set.mockRejectedValue(new Error('It is down'));
  return cache;
}

/** The router on a real database: risk is a team of the company, as analytics is. */
async function start(id: Parameters<typeof openTestDatabase>[0]) {
  const knex = await openTestDatabase(id);
  const work = await toyWork(knex);
  await work.select([
    owned('team', 'group:default/risk'),
    owned('company', 'group:default/company'),
    owned('other', 'group:default/analytics'),
  ]);
  await work.record(['team', 'company', 'other'], { blocks: { value: 5 } });
  await replaceOwnerGroups(
    knex,
    [
      ['company', null],
      ['risk', 'group:default/company'],
      ['analytics', 'group:default/company'],
    ].map(([name, parent_ref]) => ({
      group_ref: `group:default/${name}`,
      title: name!,
      parent_ref,
    })),
    { now: work.clock.now },
  );
  const groupsOf: Record<string, string[]> = {
    'user:default/omar': ['group:default/risk'],
    'user:default/olga': ['group:default/risk'],
    'user:default/maya': ['group:default/approvers'],
  };
  const policy = {
    result: AuthorizeResult.ALLOW as 'ALLOW' | 'DENY',
    /** What it does not let anybody do, as `<permission> <entity>`. */
    denied: new Set<string>(),
    batches: [] as number[],
  };
  const permissions = mockServices.permissions.mock();
  permissions.authorizeConditional.mockImplementation(async asked =>
    asked.map(({ permission: { name } }) =>
      [...policy.denied].some(denied => denied.startsWith(`${name} `))
        ? {
            result: AuthorizeResult.CONDITIONAL,
            pluginId: 'catalog',
            resourceType: 'catalog-entity',
            conditions: {
              rule: 'NOT',
              resourceType: 'catalog-entity',
              params: { entities: [...policy.denied] },
            },
          }
        : { result: AuthorizeResult[policy.result] },
    ),
  );
  permissions.authorize.mockImplementation(async asked => {
    policy.batches.push(asked.length);
    return asked.map(one => ({
      result: policy.denied.has(
        `${one.permission.name} ${
          'resourceRef' in one ? one.resourceRef : undefined
        }`,
      )
        ? AuthorizeResult.DENY
        : AuthorizeResult.ALLOW,
    }));
  });
  const userInfo = mockServices.userInfo.mock({
    getUserInfo: async ({ principal }) => {
      const { userEntityRef } = principal as { userEntityRef: string };
      return {
        userEntityRef,
        ownershipEntityRefs: [userEntityRef, ...groupsOf[userEntityRef]],
      };
    },
  });
  const now = () => work.clock.now;
  const app = express();
  app.use(
    createTodoRouter({
      httpAuth: mockServices.httpAuth({
        defaultCredentials: mockCredentials.none(),
      }),
      visibility: new Visibility({
        permissions,
        catalog: catalogServiceMock(),
        filter: {},
        conditionSets: new ConditionSets(knex),
      }),
      rights: new CallerRights({
        permissions,
        ownershipRefs: new OwnershipRefs({
          userInfo,
          cache: noCache(),
        }),
        approvers: ['group:default/approvers'],
      }),
      answers: new Answers({ knex, secret: 'secret', version: '1', now }),
      readers: createReaders({
        ...work,
        knex,
        catalogue: new Catalogue({
          url: 'http://docs.example/',
          definitions: work.definitions,
        }),
        waiverTerms: { maxDays: 90, approvers: [] },
        now,
      }),
    }),
  );
  app.use(mockErrorHandler());
  const get = (path: string, as?: string, tag = '') => {
    const asked = request(app).get(path).set('if-none-match', tag);
    return as ? asked.set('authorization', as) : asked;
  };
  return { get, work, groupsOf, policy };
}

describe.each(testDatabases.eachSupportedId())('what waits, on %s', id => {
  const titles = (body: unknown) =>
    todoSchema
      .parse(body)
      .items.filter(({ subject }) => subject.id === 'few-blocks')
      .map(({ kind, title }) => `${kind} ${title}`);

  it('is that of the caller, of their groups, and of the groups above', async () => {
    const { get } = await start(id);
    const { status, body } = await get('/todo', user('omar'));
    expect(status).toBe(200);
    expect(titles(body)).toEqual([
      'required-check TEAM',
      'required-check COMPANY',
    ]);
    expect((await get('/todo', user('maya'))).body).toEqual({
      items: [],
      counts: {},
    });
    expect((await get('/todo', mockCredentials.service.header())).body).toEqual(
      { items: [], counts: {} },
    );
    expect((await get('/todo')).status).toBe(401);
    expect((await get('/waivers')).status).toBe(401);
  });

  it('tells approvers of waivers, and shows all of them to whoever may read', async () => {
    const { get, work } = await start(id);
    await work.ask('team', { until: '2026-02-01' });
    expect(titles((await get('/todo', user('maya'))).body)).toEqual([
      'waiver-to-decide TEAM',
    ]);
    const may = async (as: string) =>
      waiversPageSchema
        .parse((await get('/waivers', as)).body)
        .items.map(item => item.may);
    expect(await may(user('maya'))).toEqual([
      { decide: true, withdraw: false },
    ]);
    expect(await may(user('omar'))).toEqual([
      { decide: false, withdraw: true },
    ]);
    expect(await may(user('olga'))).toEqual([
      { decide: false, withdraw: false },
    ]);
    expect(await may(mockCredentials.service.header())).toEqual([
      { decide: false, withdraw: false },
    ]);
  });

  it.each(['/todo', '/waivers'])(
    'answers %s anew when something changes, and nobody with what is for another',
    async path => {
      const { get, work, groupsOf } = await start(id);
      const { etag } = (await get(path, user('omar'))).headers;
      expect((await get(path, user('omar'), etag)).status).toBe(304);
      // The same rights and the same groups, and yet not the same person.
      expect((await get(path, user('olga'), etag)).status).toBe(200);
      await work.ask('team', { until: '2026-02-01' });
      const changed = await get(path, user('omar'), etag);
      expect(changed.status).toBe(200);
      groupsOf['user:default/omar'] = ['group:default/approvers'];
      expect((await get(path, user('omar'), changed.headers.etag)).status).toBe(
        200,
      );
    },
  );

  it('says of each entity what the policy lets the caller do, and anew when the policy is another', async () => {
    const { get, work, policy } = await start(id);
    await work.tick('team', 'house/door');
    await work.tick('company', 'house/door');
    await work.ask('team', { until: '2026-02-01' });
    await work.ask('company', { until: '2026-02-01' });
    work.later(20 * 24 * 60 * 60 * 1000);
    await work.recorder.evaluateAll();
    const may = (body: { items: Array<{ entityRef: string; may: unknown }> }) =>
      Object.fromEntries(
        body.items.map(item => [item.entityRef.split('/')[1], item.may]),
      );
    const ticks = '/todo?kind=tick-ending';
    const before = await get(ticks, user('omar'));
    expect(may(before.body)).toEqual({ team: true, company: true });

    const team = 'component:default/team';
    policy.denied.add(`ml-scorecards.checklist.update ${team}`);
    policy.denied.add(`ml-scorecards.waiver.request ${team}`);
    policy.denied.add(`ml-scorecards.waiver.decide ${team}`);
    policy.batches.length = 0;
    const after = await get(ticks, user('omar'), before.headers.etag);
    expect(after.status).toBe(200);
    expect(may(after.body)).toEqual({ team: false, company: true });
    expect(policy.batches).toEqual([2]);
    expect(
      may((await get('/todo?kind=waiver-to-decide', user('maya'))).body),
    ).toEqual({ team: false, company: true });
    expect(may((await get('/waivers', user('maya'))).body)).toEqual({
      team: { decide: false, withdraw: false },
      company: { decide: true, withdraw: false },
    });
    expect(may((await get('/waivers', user('omar'))).body)).toEqual({
      team: { decide: false, withdraw: false },
      company: { decide: false, withdraw: true },
    });
  });

  it('is nothing under a policy that denies', async () => {
    const { get, work, policy } = await start(id);
    await work.ask('team', { until: '2026-02-01' });
    policy.result = 'DENY';
    for (const name of ['omar', 'maya']) {
      expect((await get('/todo', user(name))).body).toEqual({
        items: [],
        counts: {},
      });
      expect((await get('/waivers', user(name))).body).toEqual({ items: [] });
    }
  });

  it.each([
    '/todo?kind=other',
    '/todo?limit=0',
    '/todo?cursor=x',
    '/waivers?state=other',
    '/waivers?limit=1000',
    '/waivers?cursor=x',
  ])('refuses %s', async path => {
    const { get } = await start(id);
    const { status, headers } = await get(path, user('omar'));
    expect(status).toBe(400);
    expect(headers.etag ?? '').not.toMatch(/^W\/"[\w-]{43}"$/);
  });
});
