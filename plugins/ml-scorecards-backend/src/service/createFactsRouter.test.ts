import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  pushedFactsResponseSchema,
  scorecardSchema,
} from 'backstage-plugin-ml-scorecards-common';
import request from 'supertest';
import { mlComponent } from '../__testUtils__/components';
import { mlScorecardsPlugin } from '../plugin';

jest.setTimeout(120_000);

const BASE = '/api/ml-scorecards/v1';

/** Callers by their authorization header. */
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
type Caller = keyof typeof CALLERS;

const fraud = mlComponent('fraud', { owner: 'group:default/risk' });
const pushed = {
  entityRef: 'Component:fraud',
  source: 'slo',
  facts: { compliance: 0.999 },
};

/** The real plugin with the real client of the permission framework. */
async function start(options: { denied?: string } = {}) {
  const audited: Array<Record<string, unknown>> = [];
  const scheduler = mockServices.scheduler();
  const { server } = await startTestBackend({
    features: [
      mlScorecardsPlugin,
      createServiceFactory({
        service: catalogServiceRef,
        deps: {},
        factory: () => catalogServiceMock({ entities: [fraud] }),
      }),
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () => scheduler,
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
        credentials: async ({ headers }, { allow = [] } = {}) => {
          const caller = CALLERS[headers.authorization as Caller];
          if (!(allow as string[]).includes(caller.principal.type)) {
            throw Object.assign(new Error('No.'), {
              name: 'AuthenticationError',
            });
          }
          return caller as never;
        },
      }).factory,
      options.denied
        ? mockServices.permissions.mock({
            authorize: async requests =>
              requests.map(({ permission }) => ({
                result:
                  permission.name === options.denied
                    ? AuthorizeResult.DENY
                    : AuthorizeResult.ALLOW,
              })),
          }).factory
        : permissionsServiceFactory,
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://portal.example' },
          backend: { baseUrl: 'http://portal.example' },
          mlScorecards: {
            factSets: {
              slo: {
                title: 'SLO job',
                facts: {
                  compliance: { type: 'number', description: 'the share' },
                },
              },
              git: {
                title: 'Ours',
                facts: { a: { type: 'string', description: 'a' } },
              },
            },
            checks: {
              'slo-met': {
                title: 'The objective is met',
                dimension: 'operability',
                level: 'bronze',
                passes: 'slo.compliance >= 0.99',
                fix: 'Mend it.',
                why: 'It was promised.',
                source: ['our handbook'],
              },
            },
          },
        },
      }),
    ],
  });
  await scheduler.triggerTask('select-components');
  const as = (caller: Caller) => ({
    push: (body: unknown) =>
      request(server)
        .post(`${BASE}/facts`)
        .set('authorization', caller)
        .set('content-type', 'application/json')
        .send(typeof body === 'string' ? body : JSON.stringify(body)),
    get: (path: string) =>
      request(server).get(`${BASE}${path}`).set('authorization', caller),
  });
  const state = async () => {
    const { body } = await as('erin').get(
      '/scorecards/component/default/fraud',
    );
    return scorecardSchema
      .parse(body)
      .dimensions.flatMap(({ checks }) => checks)
      .find(({ id }) => id === 'slo-met')?.state;
  };
  return { as, state, audited };
}

describe('POST /facts', () => {
  it('lets services push that may, and owners, and nobody else, and audits all of it', async () => {
    const { as, state, audited } = await start();
    expect(await state()).toBe('unknown');
    const refusals: [Caller, number, string][] = [
      ['none', 401, 'AuthenticationError'],
      ['erin', 403, 'NotAllowedError'],
      ['readOnly', 403, 'NotAllowedError'],
      ['blind', 404, 'NotFoundError'],
    ];
    for (const [caller, status] of refusals) {
      const response = await as(caller).push(pushed);
      expect([caller, response.status]).toEqual([caller, status]);
    }
    expect(await state()).toBe('unknown');
    const about = { entityRef: 'component:default/fraud', source: 'slo' };
    // Without credentials nobody gets past Backstage's own router.
    expect(audited.splice(0)).toEqual(
      refusals
        .slice(1)
        .map(([, , outcome]) => ({ eventId: 'facts-push', outcome, ...about })),
    );

    for (const caller of ['omar', 'pipeline', 'granted'] as const) {
      const response = await as(caller).push(pushed);
      expect([caller, response.status]).toEqual([caller, 200]);
      expect(pushedFactsResponseSchema.parse(response.body)).toMatchObject({
        ...about,
        outcome: 'recorded',
      });
    }
    expect(await state()).toBe('pass');
    expect(audited[0]).toEqual({
      eventId: 'facts-push',
      ...about,
      outcome: 'recorded',
      collectedAt: expect.any(String),
      before: { compliance: null },
      after: { compliance: '0.999' },
    });
    expect(audited[1]).toMatchObject({ before: {}, after: {} });
  });

  it.each([
    ['catalog.entity.read', 404],
    ['ml-scorecards.facts.push', 403],
  ])('needs the permission %s', async (denied, status) => {
    const { as } = await start({ denied });
    const response = await as('omar').push(pushed);
    expect(response.status).toBe(status);
    const missing = await as('omar').push({
      ...pushed,
      entityRef: 'component:default/nope',
    });
    expect(missing.status).toBe(404);
    if (status === 404) {
      expect(missing.body.error.message.replace('nope', 'fraud')).toBe(
        response.body.error.message,
      );
    }
  });

  it('refuses what is wrong with one entry in the audit log, and changes nothing', async () => {
    const { as, state, audited } = await start();
    const wrong: [unknown, number, RegExp][] = [
      ['{', 400, /JSON/],
      [[], 400, /body/],
      [{ ...pushed, facts: {} }, 400, /facts: must hold a fact/],
      [{ ...pushed, facts: { compliance: null } }, 400, /facts.compliance/],
      [{ ...pushed, facts: { compliance: { a: 1 } } }, 400, /unknown/],
      [
        `{"entityRef":"component:fraud","source":"slo","facts":{"__proto__":{"a":1},"compliance":1}}`,
        400,
        /facts: must not hold __proto__/,
      ],
      [
        `{"entityRef":"component:fraud","source":"slo","__proto__":{},"facts":{"compliance":1}}`,
        400,
        /__proto__/,
      ],
      [{ ...pushed, extra: 1 }, 400, /extra/],
      [{ ...pushed, entityRef: 'fraud:' }, 400, /no entity ref/],
      [{ ...pushed, entityRef: 'component:fr\0ud' }, 400, /NUL/],
      [{ ...pushed, collectedAt: 'yesterday' }, 400, /collectedAt/],
      [{ ...pushed, collectedAt: '2026-01-01T00:00:00' }, 400, /collectedAt/],
      [{ ...pushed, collectedAt: '2999-01-01T00:00:00Z' }, 400, /future/],
      [{ ...pushed, collectedAt: '2020-01-01T00:00:00Z' }, 400, /stale/],
      [{ ...pushed, key: '' }, 400, /key/],
      [{ ...pushed, key: 'k'.repeat(201) }, 400, /key/],
      // eslint-disable-next-line no-script-url -- the very thing that must be refused
      [{ ...pushed, link: 'javascript:alert(1)' }, 400, /link/],
      [
        { ...pushed, facts: { compliance: 'x'.repeat(2001) } },
        400,
        /facts.compliance/,
      ],
      [{ ...pushed, facts: { compliance: 'x'.repeat(300_000) } }, 413, /large/],
      [{ ...pushed, source: 'catalog', facts: { hasDocs: true } }, 409, /read/],
    ];
    for (const [body, status, message] of wrong) {
      const response = await as('omar').push(body);
      expect([body, response.status]).toEqual([body, status]);
      expect(response.body.error.message).toMatch(message);
      expect(audited.splice(0)).toEqual([
        expect.objectContaining({ eventId: 'facts-push' }),
      ]);
    }
    expect(await state()).toBe('unknown');
    expect(({} as { a?: unknown }).a).toBeUndefined();
  });

  it('tells operators which fact sets of app-config are wrong, and goes on', async () => {
    const { as } = await start();
    const { body } = await as('erin').get('/collectors');
    expect(body.problems).toEqual([
      {
        where: 'mlScorecards.factSets.git',
        id: 'git',
        message: 'the name "git" is taken',
      },
    ]);
    expect(
      body.items.find(({ source }: { source: string }) => source === 'slo'),
    ).toMatchObject({
      title: 'SLO job',
      state: 'pushed',
      howToConnect: 'Let the pipeline of the component push facts of "slo".',
      checks: [{ id: 'slo-met', title: 'The objective is met' }],
    });
  });
});
