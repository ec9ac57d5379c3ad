import {
  mockCredentials,
  mockErrorHandler,
  mockServices,
} from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { JsonObject } from '@backstage/types';
import {
  CheckResult,
  ChecklistItem,
  maturitySchema,
  Scorecard,
  scorecardSchema,
} from 'backstage-plugin-ml-scorecards-common';
import { mlflowFacts } from 'backstage-plugin-ml-scorecards-node';
import express from 'express';
import { Knex } from 'knex';
import request from 'supertest';
import { Catalogue } from '../catalogue/Catalogue';
import { DefinedFactSet, loadDefinitions } from '../definitions';
import { createReaders } from '../reading/createReaders';
import { Answers } from '../service/Answers';
import { registerActions } from '../service/actions/registerActions';
import { AttestationService } from '../service/AttestationService';
import { CallerRights } from '../service/CallerRights';
import { ChecklistService } from '../service/ChecklistService';
import { createRouter } from '../service/createRouter';
import { DecisionService } from '../service/DecisionService';
import { OwnershipRefs } from '../service/OwnershipRefs';
import { PushedFactService } from '../service/PushedFactService';
import { WaiverService } from '../service/WaiverService';
import { mlComponent, toyFacts } from './components';
import { toyCheck, toyPipeline } from './toyPipeline';

/** Owner of the component `fraud`. */
export const OMAR = 'user:default/omar';
/** Owner and approver. */
export const ROSA = 'user:default/rosa';
/** Approvers, and no more. */
export const ADA = 'user:default/ada';
export const ALAN = 'user:default/alan';

const GROUPS_OF: Record<string, string[]> = {
  [OMAR]: ['group:default/risk'],
  [ROSA]: ['group:default/risk'],
};

export const ONE = '/v1/scorecards/component/default/fraud';

/** What an audit entry ended with. */
export interface Audited {
  readonly eventId: string;
  /** What it is about, told at its begin. */
  readonly about?: JsonObject;
  readonly outcome: 'success' | 'fail';
  /** What was told at its end. */
  readonly meta?: JsonObject;
  readonly error?: Error;
}

/** Checks of each kind that a statement can be about. Facts answer all but those that read what nobody has measured. */
const CHECKS = [
  // Facts decide, and a person may vouch for it as long as they do not.
  toyCheck('many-blocks', 'toy.blocks >= 3', {
    requiredFor: ['tier-3'],
    attestable: { validForDays: 30 },
  }),
  toyCheck('played-lately', 'daysSince(toy.playedAt) <= 1', {
    level: 'silver',
    attestable: { validForDays: 10, perVersion: true },
  }),
  toyCheck('played-ever', 'daysSince(toy.playedAt) >= 0', { level: 'gold' }),
  toyCheck('huge', 'toy.blocks > 1000', {
    level: 'gold',
    appliesWhen: 'toy.blocks > 1000',
    attestable: { validForDays: 30 },
  }),
];

const DEFINITIONS = {
  dimensions: [{ id: 'play', title: 'Play' }],
  checks: CHECKS,
  checklists: [
    {
      id: 'ready',
      title: 'Ready to play',
      description: 'Before the first game.',
      source: 'test',
      items: [
        { id: 'rules', title: 'Rules read', help: 'All of them.' },
        {
          id: 'cleaned',
          title: 'Cleaned',
          help: 'With soap.',
          validForDays: 30,
        },
        {
          id: 'enough',
          title: 'Enough blocks',
          help: 'Count them.',
          answeredBy: 'toy.blocks >= 3',
        },
      ],
    },
  ],
  triggers: [
    {
      id: 'box-full',
      title: 'The box is full',
      value: 'toy.blocks',
      limit: '10',
      params: { clearBelow: 0.9, clearAfterDays: 7 },
      why: 'It does not close.',
      advice: 'Get another box.',
      source: ['test'],
    },
  ],
};

/** Facts that pipelines may push. */
const PUSHED = {
  source: 'drift',
  title: 'Drift job',
  howToConnect: 'Push.',
  pushedTimeToLiveMs: 3 * 24 * 60 * 60 * 1000,
  facts: {
    detected: { type: 'boolean', description: 'whether it drifts' },
    checkedAt: { type: 'instant', description: 'when it was looked at' },
  },
} as const satisfies DefinedFactSet;

/**
 * The real API on a real database with a clock that the test moves, and with people who are told from each other by their
 * names. The permission framework is off. The component `fraud` of tier 3 has two blocks and nothing else known; `churn`
 * belongs to somebody else.
 */
export async function startStatementsApi(knex: Knex) {
  const raw = (values: readonly unknown[]) =>
    values.map(value => ({ where: 'test', value }));
  const definitions = loadDefinitions({
    raw: Object.fromEntries(
      Object.entries(DEFINITIONS).map(([kind, values]) => [kind, raw(values)]),
    ),
    factSets: [toyFacts, mlflowFacts, PUSHED],
  });
  if (definitions.problems.length > 0) {
    throw new Error(JSON.stringify(definitions.problems));
  }
  const pipeline = await toyPipeline(knex, {
    definitions,
    connected: [mlflowFacts],
    clock: { now: new Date('2026-01-01T12:00:00Z') },
  });
  const now = () => pipeline.clock.now;
  const fraud = mlComponent('fraud', {
    labels: { 'mlscorecards.io/audience': 'internal' },
  });
  const churn = mlComponent('churn', {
    owner: 'group:default/analytics',
    labels: { 'mlscorecards.io/decision-impact': 'critical' },
  });
  await pipeline.select([fraud, churn]);
  await pipeline.record(['fraud', 'churn'], { blocks: { value: 2 } });

  const audited: Audited[] = [];
  const logger = mockServices.logger.mock();
  const permissions = mockServices.permissions();
  const waiverTerms = { maxDays: 90, approvers: [ADA, ALAN, ROSA] };
  const said = { ...pipeline, knex, logger, now };
  const shared = {
    knex,
    logger,
    auditor: mockServices.auditor.mock({
      createEvent: async ({ eventId, meta: about }) => ({
        success: async done => {
          audited.push({
            eventId,
            about,
            outcome: 'success',
            meta: done?.meta,
          });
        },
        fail: async ({ error, meta }) => {
          audited.push({ eventId, about, outcome: 'fail', meta, error });
        },
      }),
    }),
    visibility: {
      rightsOf: async () => ({
        fingerprint: 'all',
        components: async () => 'all',
      }),
    } as never,
    rights: new CallerRights({
      permissions,
      ownershipRefs: new OwnershipRefs({
        cache: mockServices.cache.mock({
          withOptions: () =>
            mockServices.cache.mock({
              get: async () => undefined,
              set: async () => {},
            }),
        }),
        userInfo: mockServices.userInfo.mock({
          getUserInfo: async ({ principal }) => {
            const { userEntityRef } = principal as { userEntityRef: string };
            return {
              userEntityRef,
              ownershipEntityRefs: [
                userEntityRef,
                ...(GROUPS_OF[userEntityRef] ?? []),
              ],
            };
          },
        }),
      }),
      approvers: waiverTerms.approvers,
    }),
    answers: new Answers({ knex, secret: 'secret', version: '1', now }),
    readers: createReaders({
      ...pipeline,
      knex,
      catalogue: new Catalogue({ url: 'http://docs.example/', definitions }),
      waiverTerms,
      now,
    }),
    attestations: new AttestationService(said),
  };
  const actions = actionsRegistryServiceMock();
  registerActions({
    ...shared,
    actionsRegistry: actions,
    auth: mockServices.auth(),
    cursors: shared.answers.cursors,
  });
  const app = express();
  app.use(
    createRouter({
      ...shared,
      permissions,
      httpAuth: mockServices.httpAuth(),
      refresher: { refresh: async () => {} } as never,
      checklists: new ChecklistService(said),
      decisions: new DecisionService(said),
      waivers: new WaiverService({ ...said, maxDays: waiverTerms.maxDays }),
      pushedFacts: new PushedFactService(said),
      dryRuns: {} as never,
      collectorStatus: {} as never,
    }),
  );
  app.use(mockErrorHandler());

  const ask =
    (method: 'get' | 'put' | 'post' | 'delete') =>
    (person: string, path: string, body?: object) =>
      request(app)
        [method](path)
        .set('authorization', mockCredentials.user.header(person))
        .send(body);
  const get = ask('get');
  return {
    pipeline,
    knex,
    app,
    audited,
    get,
    put: ask('put'),
    post: ask('post'),
    delete: ask('delete'),
    /** Lets an agent do something with the credentials of a person. */
    act: (person: string, name: string, input: JsonObject) =>
      actions.invoke({
        id: `test:${name}`,
        input,
        credentials: mockCredentials.user(person),
      }),
    /** Points the entity at a registered model. */
    name: (model: string) =>
      pipeline.select([
        {
          ...fraud,
          metadata: {
            ...fraud.metadata,
            annotations: { 'mlflow.org/registered-model': model },
          },
        },
        churn,
      ]),
    /** Takes the entity out of the catalog and puts one of the same name in. */
    async comeBack() {
      await pipeline.select([churn]);
      await pipeline.select([
        { ...fraud, metadata: { ...fraud.metadata, uid: 'another' } },
        churn,
      ]);
    },
    /** Evaluates all, as is done once an hour. */
    sweep: () => pipeline.recorder.evaluateAll(),
    async scorecard(): Promise<Scorecard> {
      return scorecardSchema.parse((await get(OMAR, ONE)).body);
    },
    async check(id: string): Promise<CheckResult> {
      return checkIn((await get(OMAR, ONE)).body, id);
    },
    async item(id: string): Promise<ChecklistItem> {
      const { checklists }: Scorecard = (await get(OMAR, ONE)).body;
      return checklists[0].items.find(item => item.id === id)!;
    },
    async rollup() {
      const { body } = await get(OMAR, '/v1/maturity?groupBy=tier');
      return maturitySchema.parse(body).groups.find(({ id }) => id === 'tier-3')
        ?.total;
    },
  };
}

/** See {@link startStatementsApi}. */
export type StatementsApi = Awaited<ReturnType<typeof startStatementsApi>>;

/** What a scorecard says of a check. */
export function checkIn(scorecard: Scorecard, id: string): CheckResult {
  const check = scorecard.dimensions
    .flatMap(({ checks }) => checks)
    .find(one => one.id === id);
  if (!check) {
    throw new Error(`The scorecard has no check ${id}`);
  }
  return check;
}
