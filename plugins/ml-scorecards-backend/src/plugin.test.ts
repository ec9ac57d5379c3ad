import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import {
  coreServices,
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { JsonObject } from '@backstage/types';
import {
  checkPagePath,
  checklistsResponseSchema,
  checksResponseSchema,
  collectorsResponseSchema,
  factPagePath,
  labelChangesSchema,
  maturitySchema,
  Scorecard,
  scorecardSchema,
  scorecardsPageSchema,
} from 'backstage-plugin-ml-scorecards-common';
import { factCollectorsExtensionPoint } from 'backstage-plugin-ml-scorecards-node';
import request from 'supertest';
import { builtInCatalogue } from './catalogue/builtInCatalogue';
import { mlScorecardsPlugin } from './plugin';
import { mlComponent, toyCollector } from './__testUtils__/components';

jest.setTimeout(60_000);

const BASE = '/api/ml-scorecards/v1';
const FRAUD = `${BASE}/scorecards/component/default/fraud`;
const ITEM = `${FRAUD}/checklists/before-scaling/items/baseline-metrics-established`;

const DECISION = `${FRAUD}/decisions/utilization-over-limit`;

const owner = mockCredentials.user.header('user:default/omar');
const stranger = mockCredentials.user.header('user:default/erin');
const service = mockCredentials.service.header();

const fraud = mlComponent('fraud', {
  owner: 'group:default/risk',
  labels: { 'mlscorecards.io/decision-impact': 'critical' },
});
const churn = mlComponent('churn', {
  owner: 'group:default/analytics',
  labels: { 'mlscorecards.io/audience': 'internal' },
});
const groups: Entity[] = [
  ['risk', 'company'],
  ['analytics', 'company'],
  ['company', undefined],
].map(([name, parent]) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: name!, namespace: 'default', uid: `uid-of-${name}` },
  spec: { type: 'team', children: [] },
  relations: parent
    ? [{ type: 'childOf', targetRef: `group:default/${parent}` }]
    : [],
}));
const website: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'shop', namespace: 'default', uid: 'uid-of-shop' },
  spec: { type: 'website' },
};

const GROUPS_OF: Record<string, string[]> = {
  'user:default/omar': ['group:default/risk'],
  'user:default/erin': ['group:default/analytics'],
  'user:default/maya': ['group:default/company'],
};

/** The real plugin, database and permissions, with a catalog of a few entities and runs on demand. */
async function start(
  options: {
    permissions?: ReturnType<typeof mockServices.permissions.mock>;
    config?: JsonObject;
    /** What the toy source answers. */
    toy?: Parameters<typeof toyCollector>[0];
    /** Name of an entity that the catalog shows to services only. */
    hiddenFromUsers?: string;
  } = {},
) {
  const audited: Array<{ eventId: string; meta?: unknown; outcome: string }> =
    [];
  const auditor = mockServices.auditor.mock({
    createEvent: async ({ eventId, meta }) => ({
      success: async done => {
        audited.push({ eventId, meta: done?.meta ?? meta, outcome: 'success' });
      },
      fail: async ({ error, meta: done }) => {
        audited.push({
          eventId,
          meta: { ...meta, ...done },
          outcome: error.name,
        });
      },
    }),
  });
  const userInfo = mockServices.userInfo.mock({
    getUserInfo: async credentials => {
      const { userEntityRef } = credentials.principal as {
        userEntityRef: string;
      };
      return {
        userEntityRef,
        ownershipEntityRefs: [
          userEntityRef,
          ...(GROUPS_OF[userEntityRef] ?? []),
        ],
      };
    },
  });
  const scheduler = mockServices.scheduler();
  const catalog = catalogServiceMock({
    entities: [fraud, churn, website, ...groups],
  });
  const everything = catalog.streamEntities.bind(catalog);
  catalog.streamEntities = async function* asSeenBy(query, credentials) {
    for await (const page of everything(query)) {
      yield isService(credentials) || !options.hiddenFromUsers
        ? page
        : page.filter(
            ({ metadata }) => metadata.name !== options.hiddenFromUsers,
          );
    }
  };
  const { server } = await startTestBackend({
    features: [
      mlScorecardsPlugin,
      createBackendModule({
        pluginId: 'ml-scorecards',
        moduleId: 'toy',
        register(env) {
          env.registerInit({
            deps: { collectors: factCollectorsExtensionPoint },
            async init({ collectors }) {
              collectors.addFactCollector(
                toyCollector(
                  options.toy ?? (() => ({ facts: { blocks: { value: 3 } } })),
                ),
              );
            },
          });
        },
      }),
      createServiceFactory({
        service: catalogServiceRef,
        deps: {},
        factory: () => catalog,
      }),
      auditor.factory,
      userInfo.factory,
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () => scheduler,
      }),
      ...(options.permissions ? [options.permissions.factory] : []),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://portal.example' },
          backend: { baseUrl: 'http://portal.example' },
          ...options.config,
        },
      }),
    ],
  });
  // The run of selection starts those of the collectors, and this waits for all of them.
  await scheduler.triggerTask('select-components');
  return { server, audited };
}

const conditional: PolicyDecision = {
  pluginId: 'catalog',
  resourceType: 'catalog-entity',
  result: AuthorizeResult.CONDITIONAL,
  conditions: {
    rule: 'IS_ENTITY_OWNER',
    resourceType: 'catalog-entity',
    params: {},
  },
};

describe('the ML Scorecards plugin', () => {
  it('scores the components of the catalog, and no other entity', async () => {
    const { server } = await start();
    const get = (path: string) =>
      request(server).get(`${BASE}${path}`).set('authorization', stranger);

    const list = await get('/scorecards?orderBy=gap&order=desc');
    expect(list.status).toBe(200);
    expect(
      scorecardsPageSchema
        .parse(list.body)
        .items.map(({ entityRef, tier }) => [entityRef, tier]),
    ).toEqual([
      ['component:default/fraud', 'tier-1'],
      ['component:default/churn', 'tier-3'],
    ]);

    const one = await get('/scorecards/Component/Default/fraud');
    const scorecard = scorecardSchema.parse(one.body);
    expect(scorecard.tierReasons[0]).toEqual({
      text: 'Its impact on decisions is critical.',
      origin: 'declared',
      input: { name: 'decisionImpact', value: 'critical' },
    });
    const owned = scorecard.dimensions
      .flatMap(({ checks }) => checks)
      .find(({ id }) => id === 'owner-docs-runbook');
    expect(owned).toMatchObject({ state: 'fail', required: true });
    expect(owned?.evidence[0]).toBe('catalog.ownerResolves');
    expect(scorecard.facts['catalog.ownerResolves']).toMatchObject({
      value: true,
      link: 'http://portal.example/catalog/default/component/fraud',
    });
    expect(
      scorecard.sources.find(({ collector }) => collector === 'catalog'),
    ).toMatchObject({
      title: 'Software catalog',
      collectedAt: expect.any(String),
    });
    const missed = scorecard.dimensions
      .flatMap(({ checks }) => checks)
      .filter(({ state }) => state === 'fail' || state === 'unknown');
    // A tier 1 component owes gold, and so everything.
    expect(scorecard.nextSteps.map(({ check }) => check).sort()).toEqual(
      missed.map(({ id }) => id).sort(),
    );
    expect(
      scorecard.rubrics.map(({ id, score, highest }) => [id, score, highest]),
    ).toEqual([
      ['google-mlops', 0, 2],
      ['microsoft-mlops', 0, 4],
      ['ml-test-score', 0, 7],
    ]);

    expect((await get('/scorecards/component/default/shop')).status).toBe(404);
    expect((await get('/scorecards?level=platinum')).status).toBe(400);
  });

  it('leads to a page of the catalogue for each check and fact that ships with it, and for no other', async () => {
    const { server } = await start({
      config: {
        mlScorecards: {
          catalogueUrl: 'https://docs.example/ml',
          checks: {
            'pipeline-complexity-in-budget': { params: { maxStages: 30 } },
            'has-blocks': {
              title: 'It has blocks',
              dimension: 'operability',
              level: 'bronze',
              passes: 'toy.blocks > 0',
              fix: 'Buy some.',
              why: 'They are nice.',
              source: ['us'],
            },
          },
        },
      },
    });
    const { body } = await request(server)
      .get(FRAUD)
      .set('authorization', stranger);
    const scorecard = scorecardSchema.parse(body);
    expect(scorecard.catalogueUrl).toBe('https://docs.example/ml/');
    const checks = scorecard.dimensions.flatMap(dimension => dimension.checks);
    const facts = Object.entries(scorecard.facts);
    expect(checks.filter(({ custom }) => custom).map(({ id }) => id)).toEqual([
      'has-blocks',
      'pipeline-complexity-in-budget',
    ]);
    expect(facts.filter(([, { custom }]) => custom)).toEqual([
      ['toy.blocks', expect.objectContaining({ value: 3 })],
    ]);
    const pages = await builtInCatalogue();
    const linked = [
      ...checks.flatMap(({ id, custom }) => (custom ? [] : checkPagePath(id))),
      ...facts.flatMap(([fact, { custom }]) =>
        custom ? [] : factPagePath(fact),
      ),
    ];
    expect(linked.length).toBeGreaterThan(100);
    expect(linked.filter(path => !pages.has(path))).toEqual([]);
    // Everything that a check names can be looked up.
    expect(
      checks
        .flatMap(({ evidence }) => evidence)
        .filter(fact => !Object.hasOwn(scorecard.facts, fact)),
    ).toEqual([]);
  });

  it('counts in rollups and checks what the scorecards behind them say', async () => {
    const { server } = await start();
    const get = async (path: string) =>
      (await request(server).get(`${BASE}${path}`).set('authorization', owner))
        .body;

    const { total, groups: roots } = maturitySchema.parse(
      await get('/maturity?groupBy=owner'),
    );
    expect(total.components).toBe(2);
    expect(roots).toHaveLength(1);
    expect(roots[0]).toMatchObject({
      id: 'group:default/company',
      own: { components: 0 },
      total: { components: 2, tiers: { 'tier-1': 1, 'tier-3': 1 } },
    });
    for (const group of [roots[0], ...roots[0].children]) {
      const { totalItems } = await get(
        `/scorecards?owner=${group.id.replace('default', 'Default')}`,
      );
      expect(totalItems).toBe(group.total.components);
      const alone = await get(
        `/scorecards?ownerOnly=true&owner=${group.id.replace(
          'default',
          'Default',
        )}`,
      );
      expect(alone.totalItems).toBe(group.own.components);
      expect(alone.items).toHaveLength(group.own.components);
    }

    const { items, problems } = checksResponseSchema.parse(
      await get('/checks'),
    );
    expect(problems).toEqual([]);
    for (const { counts } of items) {
      expect(
        counts.pass + counts.fail + counts.unknown + counts.notApplicable,
      ).toBe(2);
    }
    const { items: checklists } = checklistsResponseSchema.parse(
      await get('/checklists'),
    );
    expect(checklists.map(({ id }) => id)).toEqual([
      'before-adding-complexity',
      'before-scaling',
    ]);
  });

  it('needs credentials everywhere, and a service for labels', async () => {
    const { server } = await start();
    const none = mockCredentials.none.header();
    for (const path of [
      '/scorecards',
      '/scorecards.csv',
      '/scorecards/component/default/fraud',
      '/badge/component/default/fraud.svg',
      '/checks',
      '/checks/owner-docs-runbook',
      '/checklists',
      '/collectors',
      '/maturity',
      '/labels',
      '/openapi.json',
    ]) {
      const response = await request(server)
        .get(`${BASE}${path}`)
        .set('authorization', none);
      expect([path, response.status]).toEqual([path, 401]);
    }
    const labels = (header: string) =>
      request(server).get(`${BASE}/labels`).set('authorization', header);
    expect((await labels(owner)).status).toBe(403);
    const { status, body } = await labels(service);
    expect(status).toBe(200);
    expect(labelChangesSchema.parse(body).items).toContainEqual({
      sequence: expect.any(Number),
      entityRef: 'component:default/fraud',
      labels: { tier: 'tier-1', level: 'none' },
    });
  });

  it('lets owners tick, and nobody else, and audits both', async () => {
    const { server, audited } = await start();
    const put = (header: string, body: object) =>
      request(server).put(ITEM).set('authorization', header).send(body);
    const tick = {
      ticked: true,
      note: 'Measured in March',
      evidenceUrl: 'https://wiki.example/baseline',
      version: 0,
    };

    expect((await put(stranger, tick)).status).toBe(403);
    // The manager is a member of the group above the owning one, which does not make an owner.
    expect(
      (await put(mockCredentials.user.header('user:default/maya'), tick))
        .status,
    ).toBe(403);
    expect((await put(service, tick)).status).toBe(403);
    const ticked = await put(owner, tick);
    expect(ticked.status).toBe(200);
    expect(itemOf(ticked.body)).toMatchObject({
      ticked: true,
      note: 'Measured in March',
      evidenceUrl: 'https://wiki.example/baseline',
      by: 'user:default/omar',
      version: 1,
    });

    const conflict = await put(owner, { ...tick, ticked: false });
    expect(conflict.status).toBe(409);

    const seen = await request(server)
      .get(FRAUD)
      .set('authorization', stranger);
    expect(seen.body.may).toEqual({
      tick: false,
      decide: false,
      attest: false,
      requestWaiver: false,
      decideWaiver: false,
      refresh: true,
    });
    expect(itemOf(seen.body)).toMatchObject({ ticked: true });

    expect(audited).toEqual([
      expect.objectContaining({ outcome: 'NotAllowedError' }),
      expect.objectContaining({ outcome: 'NotAllowedError' }),
      expect.objectContaining({ outcome: 'NotAllowedError' }),
      {
        eventId: 'checklist-item-update',
        outcome: 'success',
        meta: {
          statement: expect.any(Number),
          before: null,
          after: expect.objectContaining({ ticked: true, version: 1 }),
        },
      },
      expect.objectContaining({
        outcome: 'ConflictError',
        // What was asked for is told as well.
        meta: expect.objectContaining({
          asked: expect.objectContaining({ ticked: false }),
        }),
      }),
    ]);
  });

  it.each([
    // eslint-disable-next-line no-script-url -- the very thing that must be refused
    ['a link that runs code', { evidenceUrl: 'javascript:alert(1)' }, 400],
    ['a note of a megabyte', { note: 'x'.repeat(1_000_000) }, 413],
    ['a note that is too long', { note: 'x'.repeat(2001) }, 400],
    ['an actor in the body', { by: 'user:default/omar' }, 400],
    ['no version', { version: undefined }, 400],
    ['a negative version', { version: -1 }, 400],
    ['a text for a boolean', { ticked: 'yes' }, 400],
    ['a character that PostgreSQL cannot take', { note: 'a\0b' }, 400],
  ])('refuses %s, writes nothing and audits it', async (_, bad, status) => {
    const { server, audited } = await start();
    const response = await request(server)
      .put(ITEM)
      .set('authorization', owner)
      .send({ ticked: true, version: 0, ...bad });
    expect(response.status).toBe(status);

    const { body } = await request(server)
      .get(FRAUD)
      .set('authorization', owner);
    expect(itemOf(body)).toMatchObject({ ticked: false, version: 0 });
    expect(audited).toEqual([
      expect.objectContaining({ eventId: 'checklist-item-update' }),
    ]);
    expect(audited[0].outcome).not.toBe('success');
  });

  it('lets owners decide about a trigger, and nobody else, and audits both', async () => {
    const { server, audited } = await start();
    const put = (header: string, body: object) =>
      request(server).put(DECISION).set('authorization', header).send(body);
    const takeBack = (header: string, version: number) =>
      request(server)
        .delete(`${DECISION}?version=${version}`)
        .set('authorization', header);
    const decision = {
      reason: 'A bigger machine comes soon',
      evidenceUrl: 'https://wiki.example/machine',
      growthRate: 'doubles each year',
      until: inDays(30),
      version: 0,
    };

    for (const header of [stranger, service]) {
      expect((await put(header, decision)).status).toBe(403);
      expect((await takeBack(header, 1)).status).toBe(403);
    }
    const decided = await put(owner, decision);
    expect(decided.status).toBe(200);
    expect(decided.body.may).toMatchObject({ decide: true });
    expect(decisionOf(scorecardSchema.parse(decided.body))).toEqual({
      ...decision,
      by: 'user:default/omar',
      at: expect.any(String),
      version: 1,
    });
    expect((await put(owner, decision)).status).toBe(409);
    expect((await takeBack(owner, 2)).status).toBe(409);

    const after = await takeBack(owner, 1);
    expect(after.status).toBe(200);
    expect(decisionOf(scorecardSchema.parse(after.body))).toBeUndefined();

    expect(audited.map(({ eventId, outcome }) => [eventId, outcome])).toEqual([
      ['decision-update', 'NotAllowedError'],
      ['decision-delete', 'NotAllowedError'],
      ['decision-update', 'NotAllowedError'],
      ['decision-delete', 'NotAllowedError'],
      ['decision-update', 'success'],
      ['decision-update', 'ConflictError'],
      ['decision-delete', 'ConflictError'],
      ['decision-delete', 'success'],
    ]);
    expect(audited.at(-1)?.meta).toEqual({
      statement: expect.any(Number),
      before: expect.objectContaining({ version: 1, by: 'user:default/omar' }),
      after: null,
    });
  });

  it.each([
    // eslint-disable-next-line no-script-url -- the very thing that must be refused
    ['a link that runs code', { evidenceUrl: 'javascript:alert(1)' }, 400],
    ['an answer of a megabyte', { growthRate: 'x'.repeat(1_000_000) }, 413],
    ['no reason', { reason: ' ' }, 400],
    ['a decision for good', { until: '2999-01-01' }, 400],
    ['a decision that is over', { until: '2020-01-01' }, 400],
    ['no version', { version: undefined }, 400],
    ['a character that PostgreSQL cannot take', { reason: 'a\0b' }, 400],
  ])('refuses to decide with %s', async (_, bad, status) => {
    const { server, audited } = await start();
    const response = await request(server)
      .put(DECISION)
      .set('authorization', owner)
      .send({ reason: 'Later', until: inDays(30), version: 0, ...bad });
    expect(response.status).toBe(status);
    const { body } = await request(server)
      .get(FRAUD)
      .set('authorization', owner);
    expect(decisionOf(body)).toBeUndefined();
    expect(audited).toHaveLength(1);
    expect(audited[0].outcome).not.toBe('success');
  });

  it('refuses decisions about what does not exist, and to take back what nobody saw', async () => {
    const { server } = await start();
    const body = { reason: 'Later', until: inDays(30), version: 0 };
    const put = await request(server)
      .put(`${FRAUD}/decisions/__proto__`)
      .set('authorization', owner)
      .send(body);
    expect(put.status).toBe(404);
    const takenBack = await request(server)
      .delete(DECISION)
      .set('authorization', owner);
    expect(takenBack.status).toBe(400);
  });

  it('refuses addresses that no database could take', async () => {
    const { server } = await start();
    for (const path of ['?text=%00', '/component/default/%00', '?cursor=x']) {
      const response = await request(server)
        .get(`${BASE}/scorecards${path}`)
        .set('authorization', owner);
      expect([path, response.status]).toEqual([path, 400]);
    }
  });

  it('refuses items that do not exist and bodies that are no JSON', async () => {
    const { server } = await start();
    const body = { ticked: true, version: 0 };
    const put = (path: string) =>
      request(server).put(path).set('authorization', owner);
    expect(
      (await put(`${FRAUD}/checklists/before-scaling/items/nope`).send(body))
        .status,
    ).toBe(404);
    expect(
      (await put(`${FRAUD}/checklists/__proto__/items/x`).send(body)).status,
    ).toBe(404);
    expect(
      (await put(ITEM).type('form').send('ticked=true&version=0')).status,
    ).toBe(400);
  });

  it('refreshes one component', async () => {
    const { server, audited } = await start();
    const response = await request(server)
      .post(`${FRAUD}/refresh`)
      .set('authorization', stranger);
    expect(response.status).toBe(200);
    expect(scorecardSchema.parse(response.body).entityRef).toBe(
      'component:default/fraud',
    );
    const gone = await request(server)
      .post(`${BASE}/scorecards/component/default/nope/refresh`)
      .set('authorization', stranger);
    expect(gone.status).toBe(404);
    expect(audited.map(({ outcome }) => outcome)).toEqual([
      'success',
      'NotFoundError',
    ]);
  });

  it('tells nothing of entities that the caller may not read', async () => {
    const permissions = mockServices.permissions.mock({
      authorizeConditional: async (requests, options) =>
        requests.map(() => ({
          // The service that waits for the start must see everything.
          result: isService(options)
            ? AuthorizeResult.ALLOW
            : AuthorizeResult.DENY,
        })),
    });
    const { server } = await start({ permissions });
    const get = (path: string) =>
      request(server).get(`${BASE}${path}`).set('authorization', owner);

    const hidden = await get('/scorecards/component/default/fraud');
    const missing = await get('/scorecards/component/default/nope');
    expect(hidden.status).toBe(404);
    expect(hidden.body.error.message.replace('fraud', 'nope')).toBe(
      missing.body.error.message,
    );
    expect((await get('/scorecards')).body).toEqual({
      items: [],
      totalItems: 0,
    });
    expect((await get('/maturity')).body.total.components).toBe(0);
    const { items } = (await get('/checks')).body;
    expect(items[0].counts).toEqual({
      pass: 0,
      fail: 0,
      unknown: 0,
      notApplicable: 0,
    });
    const tick = await request(server)
      .put(ITEM)
      .set('authorization', owner)
      .send({ ticked: true, version: 0 });
    expect(tick.status).toBe(404);
  });

  it('asks the catalog what a caller may read when the policy has conditions', async () => {
    const permissions = mockServices.permissions.mock();
    permissions.authorize.mockImplementation(async requests =>
      requests.map(() => ({ result: AuthorizeResult.ALLOW })),
    );
    permissions.authorizeConditional.mockImplementation(
      async (requests, options) =>
        requests.map(() =>
          isService(options) ? { result: AuthorizeResult.ALLOW } : conditional,
        ),
    );
    const { server } = await start({ permissions, hiddenFromUsers: 'fraud' });
    const get = async (path: string) =>
      (await request(server).get(`${BASE}${path}`).set('authorization', owner))
        .body;
    expect((await get('/maturity')).total.components).toBe(1);
    const { items, totalItems } = await get('/scorecards');
    expect(totalItems).toBe(1);
    expect(items[0].entityRef).toBe('component:default/churn');
  });

  it('goes on without definitions that are wrong, and names them', async () => {
    const { server } = await start({
      config: {
        mlScorecards: {
          checks: {
            'model-registered': { passes: 'mlflow.versionCount >' },
            'no-such-fact': {
              title: 'Broken',
              dimension: 'lineage',
              level: 'bronze',
              passes: 'toy.nothing > 1',
              fix: 'x',
              why: 'x',
              source: ['x'],
            },
            'no-shape': { title: 7 },
            'consumers-declared': false,
            'pipeline-complexity-in-budget': { params: { maxStages: 25 } },
            'no-such-parameter': {
              title: 'Broken',
              dimension: 'lineage',
              level: 'bronze',
              passes: 'toy.blocks > params.few',
              fix: 'x',
              why: 'x',
              source: ['x'],
            },
          },
        },
      },
    });
    const { body } = await request(server)
      .get(`${BASE}/checks`)
      .set('authorization', owner);
    expect(body.problems.map(({ id }: { id: string }) => id).sort()).toEqual([
      'model-registered',
      'no-shape',
      'no-such-fact',
      'no-such-parameter',
    ]);

    const { body: scorecard } = await request(server)
      .get(FRAUD)
      .set('authorization', owner);
    const checks = (scorecard as Scorecard).dimensions.flatMap(
      dimension => dimension.checks,
    );
    const find = (id: string) => checks.find(check => check.id === id);
    expect(find('model-registered')).toMatchObject({
      state: 'unknown',
      reason: { code: 'definition-error' },
    });
    expect(find('no-such-fact')?.reason?.message).toContain('nothing');
    expect(find('consumers-declared')).toBeUndefined();
    expect(find('owner-docs-runbook')?.state).toBe('fail');
  });

  it.each([
    ['counts for who may read all', AuthorizeResult.ALLOW],
    ['tells nobody else of components', AuthorizeResult.DENY],
  ] as const)('says how each source is doing, and %s', async (_, result) => {
    const permissions = mockServices.permissions.mock({
      authorize: async requests => requests.map(() => ({ result })),
      authorizeConditional: async requests => requests.map(() => ({ result })),
    });
    const { server } = await start({
      permissions,
      toy: () => ({ error: { code: 'auth', message: 'Nobody may.' } }),
    });
    const { body } = await request(server)
      .get(`${BASE}/collectors`)
      .set('authorization', stranger);
    const { items, problems } = collectorsResponseSchema.parse(body);
    const of = (source: string) => items.find(item => item.source === source);
    const mayCount = result === AuthorizeResult.ALLOW;
    expect(problems).toEqual([]);
    // What waits for a source that no installed module reads is named, not hidden.
    expect(of('mlflow')).toMatchObject({
      state: 'not-connected',
      checks: expect.arrayContaining([
        { id: 'model-registered', title: expect.any(String) },
      ]),
    });
    expect(of('mlflow')?.checks).not.toContainEqual(
      expect.objectContaining({ id: 'feature-views-owned-and-described' }),
    );
    expect(of('catalog')).toMatchObject({
      state: 'healthy',
      freshSince: expect.any(String),
      lastPass: { published: true },
      errors: [],
    });
    expect([
      of('catalog')?.lastPass?.counts?.components,
      of('catalog')?.lastPass?.counts?.served,
    ]).toEqual(mayCount ? [2, 2] : [undefined, undefined]);
    expect([of('catalog'), of('toy')].map(item => item?.components)).toEqual(
      mayCount
        ? [
            { total: 2, served: 2, withFacts: 2, failed: 0 },
            { total: 2, served: 2, withFacts: 0, failed: 2 },
          ]
        : [undefined, undefined],
    );
    expect(of('toy')?.state).toBe('degraded');
    expect(of('toy')?.errors).toEqual(
      mayCount
        ? [
            {
              code: 'auth',
              count: 2,
              examples: ['fraud', 'churn'].map(name => ({
                entityRef: `component:default/${name}`,
                message: 'Nobody may.',
              })),
            },
          ]
        : [],
    );
    expect(JSON.stringify(body).includes('component:default/')).toBe(mayCount);
    expect(of('mlflow')).toMatchObject({
      state: 'not-connected',
      howToConnect: expect.any(String),
    });
  });

  it('describes itself in OpenAPI', async () => {
    const { server } = await start();
    const { body } = await request(server)
      .get(`${BASE}/openapi.json`)
      .set('authorization', owner);
    expect(body.openapi).toMatch(/^3\./);
    expect(Object.keys(body.paths).sort()).toEqual([
      '/badge/{kind}/{namespace}/{name}.svg',
      '/checklists',
      '/checks',
      '/checks/{id}',
      '/collectors',
      '/definitions/dry-run',
      '/evaluate',
      '/facts',
      '/labels',
      '/maturity',
      '/maturity/trend',
      '/scorecards',
      '/scorecards.csv',
      '/scorecards/by-refs',
      '/scorecards/{kind}/{namespace}/{name}',
      '/scorecards/{kind}/{namespace}/{name}/attestations/{check}',
      '/scorecards/{kind}/{namespace}/{name}/checklists/{checklist}/items/{item}',
      '/scorecards/{kind}/{namespace}/{name}/decisions/{subject}',
      '/scorecards/{kind}/{namespace}/{name}/facts',
      '/scorecards/{kind}/{namespace}/{name}/history',
      '/scorecards/{kind}/{namespace}/{name}/refresh',
      '/scorecards/{kind}/{namespace}/{name}/statements',
      '/scorecards/{kind}/{namespace}/{name}/waivers/{check}',
      ...['approve', 'reject', 'revoke', 'withdraw'].map(
        decision =>
          `/scorecards/{kind}/{namespace}/{name}/waivers/{check}/${decision}`,
      ),
      '/todo',
      '/waivers',
    ]);
  });
});

function inDays(days: number): string {
  return new Date(Date.now() + days * 24 * 60 * 60 * 1000)
    .toISOString()
    .slice(0, 10);
}

function decisionOf(scorecard: Scorecard) {
  return scorecard.triggers.find(({ id }) => id === 'utilization-over-limit')
    ?.decision;
}

function itemOf(scorecard: Scorecard) {
  return scorecard.checklists
    .find(({ id }) => id === 'before-scaling')
    ?.items.find(({ id }) => id === 'baseline-metrics-established');
}

function isService(options?: object) {
  const { credentials } = (options ?? {}) as {
    credentials?: { principal: { type: string } };
  };
  return credentials?.principal.type === 'service';
}
