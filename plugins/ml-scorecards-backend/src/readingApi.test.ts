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
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  ConditionalPolicyDecision,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  checkDetailsSchema,
  checksResponseSchema,
  CollectionErrors,
  maturitySchema,
  Scorecard,
  scorecardFactsSchema,
  scorecardHistorySchema,
  scorecardsByRefsResponseSchema,
  scorecardSchema,
  scorecardsPageSchema,
  trendSchema,
} from 'backstage-plugin-ml-scorecards-common';
import request from 'supertest';
import { mlComponent } from './__testUtils__/components';
import { testDatabases } from './__testUtils__/databases';
import { awayFromMidnight } from './__testUtils__/date';
import { mlScorecardsPlugin } from './plugin';

jest.setTimeout(180_000);

const BASE = '/api/ml-scorecards/v1';
const ONE = '/scorecards/component/default';
const REFS = ['fraud', 'churn', 'ranking'].map(
  name => `component:default/${name}`,
);

const omar = mockCredentials.user.header('user:default/omar');
const erin = mockCredentials.user.header('user:default/erin');
const service = mockCredentials.service.header();

const [FRAUD, CHURN, RANKING] = REFS;

type Criteria = ConditionalPolicyDecision['conditions'];

const rule = (name: string, params: Record<string, string | string[]>) => ({
  rule: name,
  resourceType: 'catalog-entity',
  params,
});
const ownedByAnalytics = rule('IS_ENTITY_OWNER', {
  claims: ['user:default/erin', 'group:default/analytics'],
});
const confidential = rule('HAS_LABEL', { label: 'Confidential' });

/** Conditions, with what they let a user read. */
const CONDITIONS: Record<string, [conditions: Criteria, visible: string[]]> = {
  'an owner': [ownedByAnalytics, [CHURN]],
  'no label': [{ not: confidential }, [CHURN]],
  'a label with a value': [
    rule('HAS_LABEL', { label: 'confidential', value: 'YES' }),
    [FRAUD, RANKING],
  ],
  'an annotation': [
    rule('HAS_ANNOTATION', { annotation: 'example.com/open' }),
    [CHURN],
  ],
  metadata: [rule('HAS_METADATA', { key: 'tags.java' }), [FRAUD]],
  'the spec': [
    rule('HAS_SPEC', { key: 'owner', value: 'group:default/analytics' }),
    [CHURN],
  ],
  'a kind': [rule('IS_ENTITY_KIND', { kinds: ['component'] }), REFS],
  'another kind': [rule('IS_ENTITY_KIND', { kinds: ['API'] }), []],
  'all but an owner': [{ not: ownedByAnalytics }, [FRAUD, RANKING]],
  'any of two': [
    { anyOf: [ownedByAnalytics, rule('HAS_METADATA', { key: 'tags.java' })] },
    [FRAUD, CHURN],
  ],
  'all of two': [
    {
      allOf: [rule('IS_ENTITY_KIND', { kinds: ['Component'] }), confidential],
    },
    [FRAUD, RANKING],
  ],
  'what only the catalog knows': [
    rule('IS_COLOUR', { colour: 'red' }),
    [CHURN],
  ],
  'what only the catalog knows, among others': [
    { anyOf: [confidential, { not: rule('IS_COLOUR', { colour: 'red' }) }] },
    [FRAUD, RANKING],
  ],
};

/** ALLOW, DENY, or the name of conditions. */
type Policy = string;

const POLICIES: Policy[] = ['ALLOW', 'DENY', ...Object.keys(CONDITIONS)];

/** A tag that says what an answer depends on. Express puts others on errors, made of their text. */
const OUR_TAG = /^W\/"[\w-]{43}"$/;

/** What a user may read under a policy. */
function visibleUnder(policy: Policy): string[] {
  return policy === 'ALLOW' ? REFS : CONDITIONS[policy]?.[1] ?? [];
}

function decisionUnder(policy: Policy): PolicyDecision {
  if (policy === 'ALLOW' || policy === 'DENY') {
    return { result: AuthorizeResult[policy] };
  }
  return {
    pluginId: 'catalog',
    resourceType: 'catalog-entity',
    result: AuthorizeResult.CONDITIONAL,
    conditions: CONDITIONS[policy][0],
  };
}

function withMetadata(entity: Entity, metadata: object): Entity {
  return { ...entity, metadata: { ...entity.metadata, ...metadata } };
}

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
          isService(options) ||
          visibleUnder(policy.current).includes(resourceRef)
            ? AuthorizeResult.ALLOW
            : AuthorizeResult.DENY,
      };
    }),
  );
  permissions.authorizeConditional.mockImplementation(
    async (requests, options) =>
      requests.map(() => {
        return decisionUnder(isService(options) ? 'ALLOW' : policy.current);
      }),
  );
  const catalog = catalogServiceMock({
    entities: [
      withMetadata(
        mlComponent('fraud', {
          owner: 'group:default/risk',
          labels: { confidential: 'yes' },
        }),
        { tags: ['java'] },
      ),
      withMetadata(mlComponent('churn', { owner: 'group:default/analytics' }), {
        annotations: { 'example.com/open': 'true' },
      }),
      mlComponent('ranking', {
        owner: 'group:default/risk',
        labels: { confidential: 'yes' },
      }),
      ...['risk', 'analytics'].map(name => ({
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Group',
        metadata: { name, namespace: 'default', uid: `uid-of-${name}` },
        spec: { type: 'team', children: [] },
      })),
    ],
  });
  const everything = catalog.streamEntities.bind(catalog);
  const askedCatalog = { times: 0 };
  catalog.streamEntities = async function* asSeenBy(query, options) {
    askedCatalog.times += 1;
    for await (const page of everything(query)) {
      yield isService(options)
        ? page
        : page.filter(entity =>
            visibleUnder(policy.current).includes(stringifyEntityRef(entity)),
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
  // A source has failed for each of them.
  await knex('collection_passes').insert({
    source: 'mlflow',
    number: 1,
    started_at: '2026-01-01T00:00:00.000Z',
    finished_at: '2026-01-01T00:01:00.000Z',
    published: true,
    components: REFS.length,
    errors: JSON.stringify({
      unavailable: {
        count: REFS.length,
        examples: REFS.map(entityRef => ({ entityRef, message: 'Shut.' })),
      },
    }),
  });

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
  /** An answer, with how many statements it took. */
  const counted = async (...asked: Parameters<typeof get>) => {
    const answer = { status: 0, text: '' };
    const statements = await statementsOf(async () => {
      Object.assign(answer, await get(...asked));
    });
    return { ...answer, statements };
  };
  return {
    knex,
    policy,
    counted,
    askedCatalog,
    get,
    byRefs,
    refresh,
    tick,
    statementsOf,
  };
}

describe.each(testDatabases.eachSupportedId())('the reading API on %s', id => {
  let api: Awaited<ReturnType<typeof start>>;
  beforeAll(async () => {
    await awayFromMidnight(90_000);
    api = await start(id);
  });
  beforeEach(() => {
    api.policy.current = 'ALLOW';
  });

  describe.each<Policy>(POLICIES)('under the policy %s', current => {
    beforeEach(() => {
      api.policy.current = current;
    });

    it('answers nobody without credentials', async () => {
      const none = mockCredentials.none.header();
      for (const path of [
        '/scorecards',
        `${ONE}/fraud`,
        `${ONE}/fraud/facts`,
        `${ONE}/fraud/history`,
        '/maturity',
        '/maturity/trend',
        '/checks',
        '/checks/owner-docs-runbook',
      ]) {
        const { status, headers } = await api.get(path, none);
        expect([path, status]).toEqual([path, 401]);
        expect(headers.etag).not.toMatch(OUR_TAG);
      }
      expect((await api.byRefs({ entityRefs: REFS }, none)).status).toBe(401);
    });

    it.each([
      ['a user', erin, visibleUnder(current)],
      ['a service', service, REFS],
    ])('shows %s what they may read', async (_, caller, visible) => {
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
        const facts = await api.get(`${ONE}/${name}/facts`, caller);
        expect([ref, one.status, history.status, facts.status]).toEqual([
          ref,
          status,
          status,
          status,
        ]);
        if (status === 200) {
          const { facts: shown } = scorecardSchema.parse(one.body);
          const all = scorecardFactsSchema.parse(facts.body);
          for (const [fact, evidence] of Object.entries(shown)) {
            if (!fact.startsWith('scorecard.')) {
              expect([fact, all.facts[fact]]).toEqual([fact, evidence]);
            }
          }
          expect(
            scorecardHistorySchema.parse(history.body).items.length,
          ).toBeGreaterThan(1);
        } else {
          for (const { headers } of [one, history, facts]) {
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
        const named = JSON.stringify(groups);
        for (const [group, owned] of [
          ['group:default/risk', [FRAUD, RANKING]],
          ['group:default/analytics', [CHURN]],
        ] as const) {
          expect(named.includes(group)).toBe(
            groupBy === 'owner' && owned.some(ref => visible.includes(ref)),
          );
        }
      }
      const checks = await api.get('/checks', caller);
      for (const { counts } of checksResponseSchema.parse(checks.body).items) {
        expect(Object.values(counts).reduce((a, b) => a + b)).toBe(
          visible.length,
        );
      }

      const { body: collectors } = await api.get('/collectors', caller);
      const mayCount = caller === service || current === 'ALLOW';
      const collectorOf = (wanted: string) =>
        collectors.items.find(
          ({ source }: { source: string }) => source === wanted,
        );
      const { lastPass, errors } = collectorOf('mlflow');
      const { components } = collectorOf('catalog');
      expect([lastPass.counts?.components, components?.total]).toEqual(
        mayCount ? [REFS.length, REFS.length] : [undefined, undefined],
      );
      expect(
        errors.flatMap((error: CollectionErrors) =>
          error.examples.map(({ entityRef }) => entityRef),
        ),
      ).toEqual(visible);

      const follows = mayCount ? 'group' : 'readable-components';
      const trend = await api.get('/maturity/trend?days=7', caller);
      expect(OUR_TAG.test(trend.headers.etag)).toBe(true);
      expect(trendSchema.parse(trend.body)).toMatchObject({
        follows,
        points: [{ components: visible.length }],
      });

      const check = await api.get('/checks/owner-docs-runbook', caller);
      const details = checkDetailsSchema.parse(check.body);
      const countIn = (counts: Record<string, number>) =>
        Object.values(counts).reduce((a, b) => a + b);
      expect(countIn(details.counts)).toBe(visible.length);
      expect(details.trend?.follows).toBe(follows);
      expect(
        details.trend?.points.map(({ counts }) => countIn(counts)),
      ).toEqual(visible.length > 0 ? [visible.length] : []);
    });
  });

  it.each([
    '/scorecards?limit=2',
    `${ONE}/fraud`,
    `${ONE}/fraud/facts`,
    `${ONE}/fraud/history`,
    '/maturity',
    '/maturity/trend',
    '/checks',
    '/checks/owner-docs-runbook',
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

    api.policy.current = 'an owner';
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
    ['its facts', `${ONE}/churn/facts`, 2],
    // The epoch, the component, a page, how each day ended, and on which of them something else was asked.
    ['a history', `${ONE}/churn/history`, 5],
    // The epoch, and three kinds of rollups: of all, of groups, and of groups with those below.
    ['the organisation', '/maturity?dimensions=true', 4],
    ['the organisation by tier', '/maturity?groupBy=tier', 3],
    ['a trend', '/maturity/trend?days=365', 4],
    ['a trend of a group', '/maturity/trend?groupBy=owner&group=x', 6],
    ['the checks', '/checks', 2],
    ['a check', '/checks/owner-docs-runbook?days=365', 4],
    // The epoch, sources, passes, what is stored, what is missing, what was pushed, and how many components there are.
    ['the sources', '/collectors', 7],
    [
      'the history of a check',
      `${ONE}/churn/history?check=owner-docs-runbook`,
      5,
    ],
  ])('answers %s in few statements', async (_, path, most) => {
    // Nothing is in memory from before.
    await api.knex('recording_state').increment('epoch', 1);
    const count = await api.statementsOf(() => api.get(path));
    expect(count).toBeGreaterThan(1);
    expect(count).toBeLessThanOrEqual(most);
  });

  it.each([
    // The epoch, who may be read (the epoch, all components, those of the rule), and then the members, what rollups count of
    // them, the groups, a batch of histories, and when definitions changed.
    ['a trend', '/maturity/trend?days=365', 12],
    [
      'a trend of a group',
      '/maturity/trend?groupBy=owner&group=group:default/analytics',
      13,
    ],
    ['a check', '/checks/owner-docs-runbook', 12],
  ])(
    'answers %s in few statements to who may read some',
    async (_, path, most) => {
      api.policy.current = 'an owner';
      await api.knex('recording_state').increment('epoch', 1);
      const count = await api.statementsOf(() => api.get(path));
      expect(count).toBeGreaterThan(1);
      expect(count).toBeLessThanOrEqual(most);
      // Nothing of it is looked at again until something is recorded.
      expect(await api.statementsOf(() => api.get(path, omar))).toBe(1);
    },
  );

  it('tells facts that no check asks for, and those of some sources if asked', async () => {
    const all = await api.get(`${ONE}/fraud/facts`);
    const shown = await api.get(`${ONE}/fraud`);
    const facts = Object.keys(scorecardFactsSchema.parse(all.body).facts);
    expect(facts).toContain('catalog.customerFacingDependants');
    expect(Object.keys(shown.body.facts)).not.toEqual(
      expect.arrayContaining(facts),
    );
    const one = await api.get(`${ONE}/fraud/facts?source=catalog`);
    expect(one.body.sources.map(({ collector }: any) => collector)).toEqual([
      'catalog',
    ]);
    expect(Object.keys(one.body.facts)).toEqual(
      facts.filter(name => name.startsWith('catalog.')),
    );
    const some = await api.get(
      `${ONE}/fraud/facts?source=nothing&source=catalog`,
    );
    expect(some.body).toEqual(one.body);
    const none = await api.get(`${ONE}/fraud/facts?source=nothing`);
    expect(none.body).toMatchObject({ sources: [], facts: {} });
  });

  it('says of a list by state how that check stands', async () => {
    const list = async (query: string) =>
      scorecardsPageSchema.parse((await api.get(`/scorecards?${query}`)).body)
        .items;
    const [one] = await list('check=owner-docs-runbook&text=churn');
    const whole = scorecardSchema.parse((await api.get(`${ONE}/churn`)).body);
    const result = whole.dimensions
      .flatMap(({ checks }) => checks)
      .find(({ id: check }) => check === 'owner-docs-runbook')!;
    expect(one.check).toEqual({
      id: result.id,
      state: result.state,
      reason: result.reason?.code,
    });
    expect((await list('text=churn'))[0].check).toBeUndefined();
    expect(await list('check=nobody-asks-this')).toEqual([]);
  });

  it.each(['nobody-asks-this', '__proto__', 'a%2Fb', 'owner-docs-runbook%00'])(
    'knows no check %s',
    async check => {
      const { status, headers } = await api.get(`/checks/${check}`);
      expect([400, 404]).toContain(status);
      expect(headers.etag).not.toMatch(OUR_TAG);
    },
  );

  it.each(['an owner', 'all but an owner', 'no label', 'another kind'])(
    'costs no more for who may read by %s than for who may read all, but for the first time',
    async current => {
      api.policy.current = current;
      api.askedCatalog.times = 0;
      const paths = [
        '/scorecards?limit=9',
        '/scorecards?limit=9&total=false&tier=tier-3',
        '/maturity',
        '/maturity?groupBy=tier',
        '/maturity/trend',
        '/checks',
        '/checks/owner-docs-runbook',
      ];
      for (const path of paths) {
        const first = await api.get(path);
        const { etag } = first.headers;
        for (const [caller, tag] of [
          [erin, etag],
          [erin, undefined],
          [omar, undefined],
          [omar, etag],
        ] as const) {
          const again = await api.counted(path, caller, tag);
          expect([path, again.statements]).toEqual([path, 1]);
          expect(again.status).toBe(tag ? 304 : 200);
          expect(again.text).toBe(tag ? '' : first.text);
        }
      }
      // What was found out of a set is good until components change, whatever else is recorded.
      await api.knex('recording_state').increment('epoch', 1);
      expect(
        await api.statementsOf(() => api.get('/scorecards?total=false')),
      ).toBe(2);
      expect(api.askedCatalog.times).toBe(0);
    },
  );

  it.each([
    `${ONE}/churn`,
    `${ONE}/churn/facts`,
    `${ONE}/churn/history`,
    '/scorecards?limit=8',
  ])(
    'looks for who may not read everything whether %s has changed, and not whether anything has',
    async path => {
      api.policy.current = 'an owner';
      const { etag } = (await api.get(path)).headers;
      expect(etag).toMatch(OUR_TAG);
      await api.knex('recording_state').increment('epoch', 1);
      const again = await api.counted(path, erin, etag);
      expect([again.status, again.text]).toEqual([304, '']);
      // Which takes the answer, where nobody has it since.
      expect(again.statements).toBeGreaterThan(1);
      api.policy.current = 'ALLOW';
      const all = await api.get(path, erin, etag);
      expect(all.status).toBe(200);
      await api.knex('recording_state').increment('epoch', 1);
      expect((await api.get(path, erin, all.headers.etag)).status).toBe(200);
    },
  );

  it('tells by its tags nothing of what a caller may not read', async () => {
    // Two sets of conditions, of which neither lets anything be read.
    api.policy.current = 'DENY';
    const denied = await api.get('/maturity');
    api.policy.current = 'another kind';
    const none = await api.get('/maturity');
    expect(none.body).toEqual(denied.body);
    // Whether a component meets the conditions does not show in the tag.
    const { etag } = none.headers;
    await api
      .knex('components')
      .where({ entity_ref: CHURN })
      .update({ kind: 'api' });
    expect((await api.get('/maturity')).headers.etag).toBe(etag);
    await api
      .knex('components')
      .where({ entity_ref: CHURN })
      .update({ kind: 'component' });
  });

  it('keeps in memory what all callers share', async () => {
    await api.get('/maturity');
    expect(await api.statementsOf(() => api.get('/maturity', omar))).toBe(1);
    expect(await api.statementsOf(() => api.byRefs({ entityRefs: REFS }))).toBe(
      2,
    );
  });

  it('keeps one answer to one question, however it is spelled', async () => {
    const path = '/maturity?groupBy=owner&dimensions=true';
    const first = await api.get(path);
    for (const spelled of [
      '/maturity?dimensions=true&groupBy=owner',
      '/maturity?groupBy=%6Fwner&dimensions=true',
      `${path}&nobody=asked`,
    ]) {
      const again = await api.counted(spelled);
      expect([spelled, again.statements]).toEqual([spelled, 1]);
      expect(again.text).toBe(first.text);
    }
    expect((await api.get('/maturity?groupBy=owner')).text).not.toBe(
      first.text,
    );
    const { items } = (await api.get('/checks')).body;
    for (const check of items.slice(0, 2)) {
      const { body } = await api.get(`/checks/${check.id}`);
      expect(body.id).toBe(check.id);
    }
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
    '/maturity?orderBy=colour',
    '/maturity?limit=51',
    '/maturity?cursor=x',
    '/maturity?text=x',
    '/maturity?layout=heap',
    '/maturity/trend?days=731',
    '/maturity/trend?groupBy=owner',
    '/maturity/trend?group=x',
    '/checks/owner-docs-runbook?days=731',
    `${ONE}/fraud/facts?source=${'x'.repeat(101)}`,
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
