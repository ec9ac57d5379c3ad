import { mockCredentials } from '@backstage/backend-test-utils';
import {
  evaluateResponseSchema,
  scorecardSchema,
} from 'backstage-plugin-ml-scorecards-common';
import { Knex } from 'knex';
import request from 'supertest';
import { ALLOW, DENY, ownedBy, startApi } from './__testUtils__/api';
import { mlComponent, toyCollector } from './__testUtils__/components';
import { testDatabases } from './__testUtils__/databases';
import { onlyChecks } from './__testUtils__/onlyChecks';

jest.setTimeout(60_000);

const BASE = '/api/ml-scorecards/v1';
const FRAUD = 'component:default/fraud';

const erin = mockCredentials.user.header('user:default/erin');
const service = mockCredentials.service.header();
const none = mockCredentials.none.header();

const check = (passes: string, overrides: object = {}) => ({
  title: 'Is played with',
  dimension: 'operability',
  level: 'bronze',
  requiredFor: ['tier-3'],
  passes,
  fix: 'Play.',
  why: 'Fun.',
  source: ['test'],
  ...overrides,
});

/** All rows of all tables. */
async function everything(knex: Knex): Promise<unknown> {
  const tables: string[] =
    knex.client.config.client === 'pg'
      ? await knex('pg_tables')
          .where({ schemaname: 'public' })
          .pluck('tablename')
      : await knex('sqlite_master').where({ type: 'table' }).pluck('name');
  return Promise.all(
    tables.sort().map(async table => [table, await knex(table)]),
  );
}

describe.each(testDatabases.eachSupportedId())(
  'evaluating given facts on %s',
  databaseId => {
    let knex: Knex;
    let api: Awaited<ReturnType<typeof startApi>>;
    beforeAll(async () => {
      knex = await testDatabases.init(databaseId);
      api = await startApi({
        knex,
        entities: [
          mlComponent('fraud', {
            labels: { 'mlscorecards.io/audience': 'internal' },
          }),
          mlComponent('churn'),
        ],
        collectors: [toyCollector(() => ({ facts: { blocks: { value: 1 } } }))],
        config: await onlyChecks({
          'many-blocks': check('toy.blocks >= 3'),
          'played-with': check('daysSince(toy.playedAt) <= 30', {
            level: 'silver',
            requiredFor: [],
          }),
          'has-live-version': check('size(mlflow.liveVersions) > 0', {
            level: 'gold',
            requiredFor: [],
          }),
        }),
      });
    });
    beforeEach(() => {
      api.policy.current = ALLOW;
    });

    const ask = (body: unknown, as = erin) =>
      request(api.server)
        .post(`${BASE}/evaluate`)
        .set('authorization', as)
        .send(body as object);
    const evaluate = async (facts?: object) => {
      const { status, body } = await ask({ entityRef: FRAUD, facts });
      expect(status).toBe(200);
      // Nothing but what is declared.
      expect(evaluateResponseSchema.strict().parse(body)).toEqual(body);
      return evaluateResponseSchema.parse(body);
    };
    const stored = async () =>
      scorecardSchema.parse(
        (
          await request(api.server)
            .get(`${BASE}/scorecards/component/default/fraud`)
            .set('authorization', erin)
        ).body,
      );
    const statesIn = ({ checks }: Awaited<ReturnType<typeof evaluate>>) =>
      checks.map(({ id, state, reason }) => [id, state, reason?.code]);

    it('says of the stored facts what is stored', async () => {
      const answer = await evaluate();
      const scorecard = await stored();
      expect(answer.changes).toEqual({ checks: [] });
      expect(answer).toMatchObject({
        entityRef: FRAUD,
        tier: 'tier-3',
        level: 'none',
        targetLevel: 'bronze',
        gap: 1,
        score: scorecard.score,
        coverage: scorecard.coverage,
        counts: scorecard.counts,
        nextSteps: scorecard.nextSteps,
      });
      expect(answer.nextSteps.map(step => step.check)).toEqual(['many-blocks']);
      expect(statesIn(answer)).toEqual([
        ['many-blocks', 'fail', undefined],
        ['played-with', 'unknown', 'no-data'],
        ['has-live-version', 'unknown', 'no-source-connected'],
      ]);
      expect(
        answer.checks.map(({ reason, fix }) => [reason?.message, fix]),
      ).toEqual([
        [undefined, 'Play.'],
        ['Toy says nothing about when it was last played with.', 'Play.'],
        ['MLflow is not connected.', 'Play.'],
      ]);
      expect(answer.facts['toy.blocks']).toMatchObject({ value: 1 });
    });

    it('says what given facts would change, over what is stored', async () => {
      const answer = await evaluate({ toy: { blocks: 5 } });
      expect(answer).toMatchObject({ level: 'bronze', gap: 0, nextSteps: [] });
      expect(answer.changes).toEqual({
        level: { from: 'none', to: 'bronze' },
        gap: { from: 1, to: 0 },
        score: { from: 0, to: expect.closeTo(1 / 3) },
        checks: [{ id: 'many-blocks', from: 'fail', to: 'pass' }],
      });
      const now = new Date().toISOString();
      const all = await evaluate({
        toy: { blocks: 5, playedAt: now },
        mlflow: { liveVersions: ['1'] },
      });
      expect(all).toMatchObject({
        level: 'gold',
        score: 1,
        coverage: 1,
        checks: [],
        facts: {},
      });
      // What is given can also be worse.
      const worse = await evaluate({ mlflow: { liveVersions: [] } });
      expect(worse.changes.checks).toEqual([
        { id: 'has-live-version', from: 'unknown', to: 'fail' },
      ]);
    });

    it('derives the tier from given facts as well', async () => {
      const { body } = await ask({
        entityRef: 'component:default/churn',
        facts: {
          catalog: { customerFacingDependants: ['component:default/shop'] },
          git: { hasDvcProject: true },
        },
      });
      const { tier, changes } = evaluateResponseSchema.parse(body);
      expect(changes.tier).toEqual({ from: 'unclassified', to: tier });
      expect(tier).not.toBe('unclassified');
    });

    it('writes nothing, and asks for little', async () => {
      const before = await everything(knex);
      const statements = await api.statementsOf(() =>
        evaluate({ toy: { blocks: 5 }, mlflow: { liveVersions: ['1'] } }),
      );
      expect(await everything(knex)).toEqual(before);
      // The epoch, and the record.
      expect(statements).toBe(2);
      expect((await stored()).level).toBe('none');
    });

    it.each([
      ['no body', undefined, 'JSON'],
      ['no entity', { facts: {} }, 'entityRef'],
      ['what is no ref', { entityRef: 'fraud' }, '"fraud" is no entity ref'],
      ['a NUL', { entityRef: 'component:a\0' }, 'NUL'],
      ['something else', { entityRef: FRAUD, as: 'x' }, 'as'],
      [
        'a value of another type',
        { entityRef: FRAUD, facts: { toy: { blocks: 'many' } } },
        'toy.blocks must be a whole number',
      ],
      [
        'a fact that is not there',
        { entityRef: FRAUD, facts: { toy: { constructor: 1 } } },
        'There is no fact toy.constructor',
      ],
      [
        'what is found out about the scorecard',
        { entityRef: FRAUD, facts: { scorecard: { level: 'gold' } } },
        'There is no fact scorecard.level',
      ],
      [
        'null',
        { entityRef: FRAUD, facts: { toy: { blocks: null } } },
        'facts.toy.blocks',
      ],
      [
        'a list that is too long',
        {
          entityRef: FRAUD,
          facts: { mlflow: { liveVersions: Array(1001).fill('1') } },
        },
        'facts.mlflow.liveVersions',
      ],
    ])('refuses %s', async (_, body, message) => {
      const { status, text } = await ask(body);
      expect(status).toBe(400);
      expect(JSON.parse(text).error.message).toContain(message);
    });

    it.each([
      `{"entityRef":"${FRAUD}","facts":{"__proto__":{"blocks":9}}}`,
      `{"entityRef":"${FRAUD}","facts":{"toy":{"__proto__":9}}}`,
      `{"__proto__":{"entityRef":"${FRAUD}"}}`,
      '{"entityRef":',
    ])('refuses %s', async body => {
      const { status } = await ask(undefined)
        .set('content-type', 'application/json')
        .send(body);
      expect(status).toBe(400);
    });

    it('refuses what is too large', async () => {
      const { status } = await ask({
        entityRef: FRAUD,
        facts: { toy: { x: 'x'.repeat(300_000) } },
      });
      expect(status).toBe(413);
    });

    it.each([
      ['denied', DENY],
      [
        'hidden by conditions',
        ownedBy('group:default/x', ref => ref !== FRAUD),
      ],
    ])('answers what is %s like what is not there', async (_, policy) => {
      api.policy.current = policy;
      const hidden = await ask({ entityRef: FRAUD });
      const missing = await ask({ entityRef: 'component:default/missing' });
      expect([hidden.status, missing.status]).toEqual([404, 404]);
      expect(hidden.body.error.message.replace('fraud', 'missing')).toBe(
        missing.body.error.message,
      );
      expect((await ask({ entityRef: FRAUD }, service)).status).toBe(200);
      expect((await ask({ entityRef: FRAUD }, none)).status).toBe(401);
    });
  },
);
