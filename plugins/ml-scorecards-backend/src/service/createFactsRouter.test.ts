import { mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  pushedFactsResponseSchema,
  scorecardSchema,
} from 'backstage-plugin-ml-scorecards-common';
import { mlComponent } from '../__testUtils__/components';
import { Caller, startForCallers } from '../__testUtils__/startForCallers';

jest.setTimeout(120_000);

const fraud = mlComponent('fraud', { owner: 'group:default/risk' });
const pushed = {
  entityRef: 'Component:fraud',
  source: 'slo',
  facts: { compliance: 0.999 },
};

async function start(options: { denied?: string } = {}) {
  const { as, audited } = await startForCallers({
    entities: [fraud],
    permissions:
      options.denied === undefined
        ? undefined
        : mockServices.permissions.mock({
            authorizeConditional: async requests =>
              requests.map(({ permission }) => ({
                result:
                  permission.name === options.denied
                    ? AuthorizeResult.DENY
                    : AuthorizeResult.ALLOW,
              })),
          }),
    config: {
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
  const push = (caller: Caller, body: unknown) =>
    as(caller).post('/facts', body);
  return { as, push, state, audited };
}

describe('POST /facts', () => {
  it('lets services push that may, and owners, and nobody else, and audits all of it', async () => {
    const { push, state, audited } = await start();
    expect(await state()).toBe('unknown');
    const refusals: [Caller, number, string][] = [
      ['none', 401, 'AuthenticationError'],
      ['erin', 403, 'NotAllowedError'],
      ['readOnly', 403, 'NotAllowedError'],
      ['blind', 404, 'NotFoundError'],
    ];
    for (const [caller, status] of refusals) {
      const response = await push(caller, pushed);
      expect([caller, response.status]).toEqual([caller, status]);
    }
    expect((await push('erin', pushed)).body.error.message).toBe(
      'Only group:default/risk and services may push facts of component:default/fraud',
    );
    expect(audited.pop()).toMatchObject({ outcome: 'NotAllowedError' });
    expect(await state()).toBe('unknown');
    const about = { entityRef: 'component:default/fraud', source: 'slo' };
    // Without credentials nobody gets past Backstage's own router.
    expect(audited.splice(0)).toEqual(
      refusals
        .slice(1)
        .map(([, , outcome]) => ({ eventId: 'facts-push', outcome, ...about })),
    );

    for (const caller of ['omar', 'pipeline', 'granted'] as const) {
      const response = await push(caller, pushed);
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
      push: expect.any(Number),
      collectedAt: expect.any(String),
      before: { compliance: null },
      after: { compliance: '0.999' },
    });
    expect(audited[1]).toMatchObject({ before: {}, after: {} });
  });

  it.each([
    ['catalog.entity.read', 404, 'There is no scorecard of component:x'],
    ['ml-scorecards.facts.push', 403, 'does not let you push facts of'],
  ])('needs the permission %s', async (denied, status, message) => {
    const { push } = await start({ denied });
    const said = async (name: string) => {
      const entityRef = `component:default/${name}`;
      const response = await push('omar', { ...pushed, entityRef });
      return [
        response.status,
        response.body.error.message.replace(`default/${name}`, 'x'),
      ];
    };
    expect(await said('fraud')).toEqual([
      status,
      expect.stringContaining(message),
    ]);
    expect(await said('nope')).toEqual([
      404,
      'There is no scorecard of component:x',
    ]);
  });

  it('refuses what is wrong with one entry in the audit log, and changes nothing', async () => {
    const { push, state, audited } = await start();
    const wrong: [unknown, number, RegExp][] = [
      ['{', 400, /JSON/],
      [[], 400, /body/],
      [{ ...pushed, facts: {} }, 400, /facts: must hold a fact/],
      [{ ...pushed, facts: { compliance: null } }, 400, /facts.compliance/],
      [{ ...pushed, facts: { compliance: { a: 1 } } }, 400, /unknown/],
      [
        `{"entityRef":"component:fraud","source":"slo","facts":{"__proto__":{"a":1},"compliance":1}}`,
        400,
        /a key __proto__/,
      ],
      [
        `{"entityRef":"component:fraud","source":"slo","__proto__":{},"facts":{"compliance":1}}`,
        400,
        /a key __proto__/,
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
      const response = await push('omar', body);
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
