/* eslint-disable jest/no-conditional-expect -- what is expected differs between the callers of the table */
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  checksResponseSchema,
  maturitySchema,
  Scorecard,
  scorecardHistorySchema,
  scorecardsByRefsResponseSchema,
  scorecardSchema,
  scorecardsPageSchema,
  trendSchema,
} from 'backstage-plugin-ml-scorecards-common';
import request from 'supertest';
import { mlComponent } from './__testUtils__/components';
import { testDatabases } from './__testUtils__/databases';
import { mlScorecardsPlugin } from './plugin';

jest.setTimeout(120_000);

const BASE = '/api/ml-scorecards/v1';
const ONE = '/scorecards/component/default';
const REFS = ['fraud', 'churn', 'ranking'].map(
  name => `component:default/${name}`,
);

const omar = mockCredentials.user.header('user:default/omar');
const erin = mockCredentials.user.header('user:default/erin');
const service = mockCredentials.service.header();

type Policy = 'ALLOW' | 'DENY' | 'CONDITIONAL';

/** A tag that says what an answer depends on. Express puts others on errors, made of their text. */
const OUR_TAG = /^W\/"[\w-]{43}"$/;

/** What a user may read under each policy. */
const VISIBLE: Record<Policy, string[]> = {
  ALLOW: REFS,
  DENY: [],
  CONDITIONAL: ['component:default/churn'],
};

const conditional: PolicyDecision = {
  pluginId: 'catalog',
  resourceType: 'catalog-entity',
  result: AuthorizeResult.CONDITIONAL,
  conditions: {
    rule: 'IS_ENTITY_OWNER',
    resourceType: 'catalog-entity',
    params: { claims: ['group:default/analytics'] },
  },
};

/** The real plugin on a real database. Services may read everything, as with the real permission client. */
async function start(id: Parameters<typeof testDatabases.init>[0]) {
  const knex = await testDatabases.init(id);
  const policy = { current: 'ALLOW' as Policy };
  const isService = (options?: object) =>
    JSON.stringify(options ?? {}).includes('"type":"service"');
  const permissions = mockServices.permissions.mock();
  permissions.authorize.mockImplementation(async (requests, options) =>
    requests.map(asked => {
      const { resourceRef = '' } = asked as { resourceRef?: string };
      return {
        result:
          isService(options) || VISIBLE[policy.current].includes(resourceRef)
            ? AuthorizeResult.ALLOW
            : AuthorizeResult.DENY,
      };
    }),
  );
  permissions.authorizeConditional.mockImplementation(
    async (requests, options) =>
      requests.map(() => {
        if (isService(options) || policy.current === 'ALLOW') {
          return { result: AuthorizeResult.ALLOW };
        }
        return policy.current === 'DENY'
          ? { result: AuthorizeResult.DENY }
          : conditional;
      }),
  );
  const catalog = catalogServiceMock({
    entities: [
      mlComponent('fraud', { owner: 'group:default/risk' }),
      mlComponent('churn', { owner: 'group:default/analytics' }),
      mlComponent('ranking', { owner: 'group:default/risk' }),
      ...['risk', 'analytics'].map(name => ({
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Group',
        metadata: { name, namespace: 'default', uid: `uid-of-${name}` },
        spec: { type: 'team', children: [] },
      })),
    ],
  });
  const everything = catalog.streamEntities.bind(catalog);
  catalog.streamEntities = async function* asSeenBy(query, options) {
    for await (const page of everything(query)) {
      yield isService(options)
        ? page
        : page.filter(entity =>
            VISIBLE[policy.current].includes(stringifyEntityRef(entity)),
          );
    }
  };
  const scheduler = mockServices.scheduler();
  const { server } = await startTestBackend({
    features: [
      mlScorecardsPlugin,
      permissions.factory,
      mockServices.userInfo.mock({
        getUserInfo: async ({ principal }) => {
          const { userEntityRef } = principal as { userEntityRef: string };
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
      createServiceFactory({
        service: coreServices.database,
        deps: {},
        factory: () => ({ getClient: async () => knex }),
      }),
      createServiceFactory({
        service: catalogServiceRef,
        deps: {},
        factory: () => catalog,
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
        },
      }),
    ],
  });
  await scheduler.triggerTask('select-components');

  const get = (path: string, caller: string = erin, tag?: string) => {
    const asked = request(server)
      .get(`${BASE}${path}`)
      .set('authorization', caller);
    return tag ? asked.set('if-none-match', tag) : asked;
  };
  const byRefs = (body: object, caller: string = erin) =>
    request(server)
      .post(`${BASE}/scorecards/by-refs`)
      .set('authorization', caller)
      .send(body);
  const tick = async (version: number) =>
    request(server)
      .put(
        `${BASE}${ONE}/fraud/checklists/before-scaling/items/baseline-metrics-established`,
      )
      .set('authorization', omar)
      .send({ ticked: true, version });
  const refresh = (name: string) =>
    request(server)
      .post(`${BASE}${ONE}/${name}/refresh`)
      .set('authorization', erin);
  const statementsOf = async (work: () => PromiseLike<unknown>) => {
    let count = 0;
    const listen = () => {
      count += 1;
    };
    knex.on('query', listen);
    await work();
    knex.removeListener('query', listen);
    return count;
  };
  return { knex, policy, get, byRefs, refresh, tick, statementsOf };
}

describe.each(testDatabases.eachSupportedId())('the reading API on %s', id => {
  let api: Awaited<ReturnType<typeof start>>;
  beforeAll(async () => {
    api = await start(id);
  });
  beforeEach(() => {
    api.policy.current = 'ALLOW';
  });

  describe.each<Policy>(['ALLOW', 'DENY', 'CONDITIONAL'])(
    'under the policy %s',
    current => {
      beforeEach(() => {
        api.policy.current = current;
      });

      it('answers nobody without credentials', async () => {
        const none = mockCredentials.none.header();
        for (const path of [
          '/scorecards',
          `${ONE}/fraud`,
          `${ONE}/fraud/history`,
          '/maturity',
          '/maturity/trend',
          '/checks',
        ]) {
          const { status, headers } = await api.get(path, none);
          expect([path, status]).toEqual([path, 401]);
          expect(headers.etag).not.toMatch(OUR_TAG);
        }
        expect((await api.byRefs({ entityRefs: REFS }, none)).status).toBe(401);
      });

      it.each([
        ['a user', erin, VISIBLE[current]],
        ['a service', service, REFS],
      ])('shows %s what they may read', async (_, caller, visible) => {
        const mayReadAll = visible.length === REFS.length;
        for (const query of [
          '',
          '?orderBy=gap&order=desc',
          '?orderBy=score',
          '?check=owner-docs-runbook',
          '?lifecycle=production&text=r',
        ]) {
          const list = await api.get(`/scorecards${query}`, caller);
          const { items, totalItems } = scorecardsPageSchema.parse(list.body);
          const expected = visible.filter(
            ref => !query.includes('text') || ref.includes('r'),
          );
          expect(items.map(({ entityRef }) => entityRef).sort()).toEqual(
            [...expected].sort(),
          );
          expect(totalItems).toBe(expected.length);
        }

        for (const ref of REFS) {
          const name = ref.split('/')[1];
          const status = visible.includes(ref) ? 200 : 404;
          const one = await api.get(`${ONE}/${name}`, caller);
          const history = await api.get(`${ONE}/${name}/history`, caller);
          expect([ref, one.status, history.status]).toEqual([
            ref,
            status,
            status,
          ]);
          if (status === 200) {
            scorecardSchema.parse(one.body);
            expect(
              scorecardHistorySchema.parse(history.body).items.length,
            ).toBeGreaterThan(1);
          } else {
            for (const { headers } of [one, history]) {
              expect(headers.etag).not.toMatch(OUR_TAG);
            }
            const missing = await api.get(`${ONE}/missing`, caller);
            expect(one.body.error.message.replace(name, 'missing')).toBe(
              missing.body.error.message,
            );
          }
        }

        const asked = [...REFS, 'component:default/missing', REFS[0]];
        const found = await api.byRefs({ entityRefs: asked }, caller);
        expect(
          scorecardsByRefsResponseSchema
            .parse(found.body)
            .items.map(item => item?.entityRef ?? null),
        ).toEqual(asked.map(ref => (visible.includes(ref) ? ref : null)));

        for (const groupBy of ['owner', 'tier', 'system', 'dimension']) {
          const { body } = await api.get(
            `/maturity?groupBy=${groupBy}&dimensions=true`,
            caller,
          );
          const { total, groups } = maturitySchema.parse(body);
          expect(total.components).toBe(visible.length);
          expect(
            groups.reduce((sum, group) => sum + group.total.components, 0),
          ).toBe(groupBy === 'dimension' ? 0 : visible.length);
          expect(JSON.stringify(groups).includes('group:default/risk')).toBe(
            groupBy === 'owner' && mayReadAll,
          );
        }
        const checks = await api.get('/checks', caller);
        for (const { counts } of checksResponseSchema.parse(checks.body)
          .items) {
          expect(Object.values(counts).reduce((a, b) => a + b)).toBe(
            visible.length,
          );
        }

        const trend = await api.get('/maturity/trend?days=7', caller);
        expect(trend.status).toBe(mayReadAll ? 200 : 403);
        expect(OUR_TAG.test(trend.headers.etag)).toBe(mayReadAll);
        if (mayReadAll) {
          expect(
            trendSchema.parse(trend.body).points.map(p => p.components),
          ).toEqual([REFS.length]);
        }
      });
    },
  );

  it.each([
    '/scorecards?limit=2',
    `${ONE}/fraud`,
    `${ONE}/fraud/history`,
    '/maturity',
    '/maturity/trend',
    '/checks',
  ])(
    'tells in one statement that %s has not changed, until somebody ticks',
    async path => {
      const first = await api.get(path);
      expect(first.status).toBe(200);
      expect(first.headers['cache-control']).toBe('private, no-cache');
      const { etag } = first.headers;
      expect(etag).toMatch(OUR_TAG);

      let again = first;
      expect(
        await api.statementsOf(async () => {
          again = await api.get(path, erin, etag);
        }),
      ).toBe(1);
      expect([again.status, again.text]).toEqual([304, '']);

      const version = (await api.get(`${ONE}/fraud`)).body.checklists
        .find((list: { id: string }) => list.id === 'before-scaling')
        .items.find(
          (item: { id: string }) => item.id === 'baseline-metrics-established',
        ).version;
      expect((await api.tick(version)).status).toBe(200);
      const later = await api.get(path, erin, etag);
      expect(later.status).toBe(200);
      expect(later.headers.etag).not.toBe(etag);
    },
  );

  it('shows when sources were read also if a refresh found nothing new', async () => {
    const path = `${ONE}/churn`;
    const readAt = (body: Scorecard) =>
      body.sources.find(({ collector }) => collector === 'catalog')
        ?.collectedAt;
    const before = await api.get(path);
    const refreshed = await api.refresh('churn');
    expect(refreshed.status).toBe(200);
    const after = await api.get(path, erin, before.headers.etag);
    expect(after.status).toBe(200);
    expect(readAt(after.body)).toBe(readAt(refreshed.body));
    expect(readAt(after.body)).not.toBe(readAt(before.body));
  });

  it('has other tags for other rights, and asks before it compares them', async () => {
    const path = '/scorecards';
    const { etag } = (await api.get(path)).headers;
    expect((await api.get(path, omar)).headers.etag).toBe(etag);
    expect((await api.get('/scorecards?limit=3')).headers.etag).not.toBe(etag);

    // Who may tick gets another scorecard than who may not.
    const one = await api.get(`${ONE}/fraud`);
    const owned = await api.get(`${ONE}/fraud`, omar, one.headers.etag);
    expect([one.body.may.tick, owned.body.may.tick]).toEqual([false, true]);

    api.policy.current = 'CONDITIONAL';
    const some = await api.get(path, erin, etag);
    expect(some.status).toBe(200);
    expect(some.body.items).toHaveLength(1);
    expect(some.headers.etag).not.toBe(etag);
    expect((await api.get(path, erin, some.headers.etag)).status).toBe(304);

    api.policy.current = 'DENY';
    const nothing = await api.get(path, erin, some.headers.etag);
    expect(nothing.body.items).toEqual([]);
    expect((await api.get(`${ONE}/fraud`, erin, one.headers.etag)).status).toBe(
      404,
    );
  });

  it.each([
    // The epoch, the page. How many there are is known from the rollups, which are read once for each epoch.
    ['a list', '/scorecards?limit=20', 3],
    ['a list without total', '/scorecards?limit=21&total=false', 2],
    ['a filtered list', '/scorecards?tier=tier-3&orderBy=gap', 3],
    ['a list of a group', '/scorecards?owner=group:default/risk', 4],
    ['a list by state', '/scorecards?check=owner-docs-runbook&state=fail', 3],
    // The epoch, the record with the ticks, and the groups once for each epoch.
    ['one scorecard', `${ONE}/churn`, 3],
    ['a history', `${ONE}/churn/history`, 4],
    // The epoch, and three kinds of rollups: of all, of groups, and of groups with those below.
    ['the organisation', '/maturity?dimensions=true', 4],
    ['the organisation by tier', '/maturity?groupBy=tier', 3],
    ['a trend', '/maturity/trend?days=365', 4],
    ['a trend of a group', '/maturity/trend?groupBy=owner&group=x', 6],
    ['the checks', '/checks', 2],
  ])('answers %s in few statements', async (_, path, most) => {
    // Nothing is in memory from before.
    await api.knex('recording_state').increment('epoch', 1);
    const count = await api.statementsOf(() => api.get(path));
    expect(count).toBeGreaterThan(1);
    expect(count).toBeLessThanOrEqual(most);
  });

  it('keeps in memory what all callers share', async () => {
    await api.get('/maturity');
    expect(await api.statementsOf(() => api.get('/maturity', omar))).toBe(1);
    expect(await api.statementsOf(() => api.byRefs({ entityRefs: REFS }))).toBe(
      2,
    );
  });

  it('does not answer one question about refs with the answer to another', async () => {
    const ask = async (entityRefs: string[]) =>
      (await api.byRefs({ entityRefs })).body.items.map(
        (item: { entityRef: string } | null) => item?.entityRef,
      );
    expect(await ask([REFS[0]])).toEqual([REFS[0]]);
    expect(await ask(['Component:fraud', REFS[1]])).toEqual([REFS[0], REFS[1]]);
    expect(await ask([])).toEqual([]);
  });

  it.each([
    ['no body', undefined],
    ['no refs', {}],
    ['too many refs', { entityRefs: Array(1001).fill(REFS[0]) }],
    ['what is no ref', { entityRefs: ['fraud'] }],
    ['what PostgreSQL cannot take', { entityRefs: ['component:a\0'] }],
    ['something else besides', { entityRefs: [], as: 'user:default/omar' }],
  ])('refuses %s', async (_, body) => {
    const { status } = await api.byRefs(body as unknown as object);
    expect(status).toBe(400);
  });

  it.each([
    '/maturity?depth=51',
    '/maturity?groupBy=colour',
    '/maturity/trend?days=731',
    '/maturity/trend?groupBy=owner',
    '/maturity/trend?group=x',
    `${ONE}/fraud/history?cursor=x`,
    `${ONE}/fraud/history?limit=0`,
    '/scorecards?total=maybe',
    '/scorecards?cursor=x',
  ])('refuses %s', async path => {
    const { status, headers } = await api.get(path);
    expect(status).toBe(400);
    expect(headers.etag).not.toMatch(OUR_TAG);
  });

  it('finds what has no owner, and what is below its target', async () => {
    const names = async (query: string) =>
      (await api.get(`/scorecards?${query}`)).body.items.map(
        (item: { entityRef: string }) => item.entityRef.split('/')[1],
      );
    expect(await names('owner=')).toEqual([]);
    await api
      .knex('components')
      .where({ entity_ref: REFS[2] })
      .update({ owner_ref: null, level: 3, target_level: 3 });
    await api.knex('recording_state').increment('epoch', 1);
    expect(await names('owner=')).toEqual(['ranking']);
    expect(await names('owner=&owner=group:default/risk')).toEqual([
      'fraud',
      'ranking',
    ]);
    expect(await names('atTarget=true')).toEqual(['ranking']);
    expect(await names('atTarget=false')).toEqual(['churn', 'fraud']);
  });
});
