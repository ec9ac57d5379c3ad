import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import { Knex } from 'knex';
import { openTestDatabase, testDatabases } from '../__testUtils__/databases';
import { owned, ToyWork, toyWork } from '../__testUtils__/toyWork';
import { readPipelineConfig } from '../config';
import { DigestSender } from './DigestSender';

jest.setTimeout(60_000);

const DAY = 24 * 60 * 60 * 1000;
const RISK = 'group:default/risk';
const ANALYTICS = 'group:default/analytics';
const ERIN = 'user:default/erin';

const KINDS = [
  'levels',
  'tiers',
  'definitions',
  'failingChecks',
  'endings',
  'waiverDecisions',
  'waiversToDecide',
];

/** Two owners with a component each, both told already that there is nothing new. 1 January, noon. */
async function start(
  id: Parameters<typeof openTestDatabase>[0],
  options: { config?: object; approvers?: string[] } = {},
) {
  const knex = await openTestDatabase(id);
  const work = await toyWork(knex);
  const sent: NotificationSendOptions[] = [];
  const notifications = {
    send: jest.fn(async (one: NotificationSendOptions) => {
      sent.push(one);
    }),
  };
  const logger = mockServices.logger.mock();
  const digests = new DigestSender({
    knex,
    notifications,
    definitions: work.definitions,
    positions: work.positions,
    config: readPipelineConfig(
      new ConfigReader({
        mlScorecards: { notifications: options.config ?? {} },
      }),
    ).notifications,
    approvers: options.approvers ?? [],
    logger,
    now: () => work.clock.now,
  });
  work.later(DAY / 2);
  await work.select([owned('fraud', RISK), owned('churn', ANALYTICS)]);
  await blocks(work, 1);
  await digests.run();
  expect(sent).toEqual([]);
  const heard = () =>
    sent.splice(0).map(({ recipients, payload }) => ({
      to: (recipients as { entityRef: string }).entityRef,
      lines: payload.description?.split('\n'),
      ...payload,
    }));
  return { knex, work, digests, notifications, logger, heard };
}

/** Something changed about the one component, for whatever reason. */
async function addTransition(knex: Knex, change: object): Promise<void> {
  const component = await knex('components')
    .where({ entity_ref: 'component:default/fraud' })
    .first('id');
  const { id: _, ...last } = await knex('transitions')
    .where({ component_id: component.id })
    .orderBy('id', 'desc')
    .first();
  await knex('transitions').insert({ ...last, source: null, ...change });
}

/** All facts are read anew, whether or not they changed. */
async function blocks(work: ToyWork, fraud: number, churn = 1) {
  await work.record(['fraud'], { blocks: { value: fraud } });
  await work.record(['churn'], { blocks: { value: churn } });
}

/** What an owner is told who is told nothing but these lines. */
const lines = (...expected: string[]) => [
  expect.objectContaining({ to: RISK, lines: expected }),
];

describe.each(testDatabases.eachSupportedId())('digests on %s', id => {
  it('tell the owner of a component what changed, once, and nobody else', async () => {
    const { work, digests, heard } = await start(id);
    work.later(DAY);
    await blocks(work, 5);
    expect(await digests.run()).toBe(1);
    const [digest, ...others] = heard();
    expect(others).toEqual([]);
    expect(digest).toMatchObject({
      to: RISK,
      title: 'ML scorecard of FRAUD: a change',
      lines: ['FRAUD: "Is few-blocks" fails (Toy says so).'],
      link: '/catalog/default/component/fraud/scorecard',
      topic: 'digest',
    });
    expect(digest.scope).toMatch(/^ml-scorecards-\w{64}$/);
    await digests.run();
    work.later(DAY);
    await blocks(work, 5);
    await digests.run();
    expect(heard()).toEqual([]);
    work.later(DAY);
    await blocks(work, 1);
    await blocks(work, 5);
    await digests.run();
    // It is as it was the day before.
    expect(heard()).toEqual([]);
  });

  it('tell one owner of all their components together', async () => {
    const { work, digests, heard } = await start(id);
    const names = Array.from({ length: 25 }, (_, n) => `more${n + 10}`);
    await work.select(['fraud', ...names].map(name => owned(name, RISK)));
    await work.record(names, { blocks: { value: 1 } });
    work.later(DAY);
    await digests.run();
    // That they are there is no change.
    expect(heard()).toEqual([]);
    work.later(DAY);
    await work.record(['fraud', ...names], { blocks: { value: 5 } });
    await digests.run();
    const [digest, ...others] = heard();
    expect(others).toEqual([]);
    expect(digest).toMatchObject({
      title: 'ML scorecards: 26 changes of 26 components',
      link: '/ml-scorecards/todo',
    });
    expect(digest.lines).toHaveLength(21);
    expect(digest.lines?.at(-1)).toBe('And 6 more.');
  });

  it('tell levels and tiers with why, but not what is only asked anew', async () => {
    const { knex, work, digests, heard } = await start(id);
    work.later(DAY);
    const before = await knex('transitions').orderBy('id', 'desc').first();
    const step = async (change: object) => {
      const last = await knex('transitions')
        .where({ component_id: await work.idOf('fraud') })
        .orderBy('id', 'desc')
        .first();
      const { id: _, ...row } = last;
      await knex('transitions').insert({
        ...row,
        source: null,
        at: work.clock.now.toISOString(),
        ...change,
      });
    };
    expect(before).toBeDefined();
    await step({ level: 2, cause: 'definitions' });
    await digests.run();
    expect(heard()).toEqual([]);
    work.later(DAY);
    await step({ level: 1, cause: 'people' });
    await step({ tier: 'tier-1', cause: 'entity' });
    await digests.run();
    expect(heard()).toEqual(
      lines(
        'FRAUD: tier-1 now, unclassified before (its catalog entry changed).',
        'FRAUD: level bronze now, silver before (because of what people stated).',
      ),
    );
    work.later(DAY);
    // It was recorded before sources were named.
    await step({ level: 2, cause: 'facts' });
    // Its fact set is not known any more.
    await step({ tier: 'tier-2', cause: 'facts', source: 'gone' });
    await digests.run();
    expect(heard()).toEqual(
      lines(
        'FRAUD: tier-2 now, tier-1 before (gone says so).',
        'FRAUD: level silver now, bronze before (its sources say so).',
      ),
    );
  });

  it('tell what is only asked anew to those who want it', async () => {
    const { knex, work, digests, heard } = await start(id, {
      config: { kinds: { definitions: true } },
    });
    work.later(DAY);
    const { id: _, ...row } = await knex('transitions')
      .where({ component_id: await work.idOf('fraud') })
      .first();
    await knex('transitions').insert({
      ...row,
      level: 3,
      cause: 'definitions',
      source: null,
    });
    await digests.run();
    expect(heard()).toEqual(
      lines(
        'FRAUD: level gold now, none before (other things are asked than before).',
      ),
    );
  });

  it('tell of each end a week before, and when it is there', async () => {
    const { work, digests, heard } = await start(id);
    await blocks(work, 5);
    await work.attest('fraud', '2026-01-12');
    await work.ask('fraud', { until: '2026-01-15' });
    await work.decide('fraud', 'approve');
    await work.tick('fraud', 'house/door'); // holds until 31 January
    const told: Record<string, string[] | undefined> = {};
    for (let day = 2; day <= 40; day += 1) {
      work.later(DAY);
      await blocks(work, 5);
      await work.recorder.evaluateAll();
      await digests.run();
      for (const digest of heard()) {
        expect(digest.to).toBe(RISK);
        told[work.clock.now.toISOString().slice(0, 10)] = digest.lines;
      }
    }
    expect(told).toEqual({
      '2026-01-02': [
        'FRAUD: the waiver of "Is few-blocks" was approved by user:default/maya.',
      ],
      '2026-01-05': [
        'FRAUD: the attestation of "Is played-lately" ends on 2026-01-12.',
      ],
      '2026-01-08': [
        'FRAUD: the waiver of "Is few-blocks" ends on 2026-01-15.',
      ],
      '2026-01-13': [
        'FRAUD: the attestation of "Is played-lately" ended on 2026-01-12.',
      ],
      '2026-01-16': [
        'FRAUD: the waiver of "Is few-blocks" ended on 2026-01-15.',
      ],
      '2026-01-24': ['FRAUD: the tick of "Door" ends on 2026-01-31.'],
      '2026-02-01': ['FRAUD: the tick of "Door" ended on 2026-01-31.'],
    });
  });

  it.each<[string, (work: ToyWork, knex: Knex) => Promise<unknown>]>([
    ['levels', (_, knex) => addTransition(knex, { level: 2, cause: 'people' })],
    [
      'tiers',
      (_, knex) => addTransition(knex, { tier: 'tier-1', cause: 'entity' }),
    ],
    [
      'definitions',
      (_, knex) => addTransition(knex, { level: 2, cause: 'definitions' }),
    ],
    ['failingChecks', work => blocks(work, 5)],
    [
      'endings',
      async work => {
        await work.attest('fraud', '2026-01-10');
        work.later(DAY);
      },
    ],
    [
      'waiverDecisions',
      async work => {
        await work.ask('fraud', { until: '2026-02-01' });
        await work.decide('fraud', 'reject');
      },
    ],
    ['waiversToDecide', work => work.ask('fraud', { until: '2026-02-01' })],
  ])('tell %s, if nothing else is switched on', async (kind, happen) => {
    for (const isOn of [true, false]) {
      const kinds = Object.fromEntries(KINDS.map(one => [one, false]));
      // What definitions change is a level or a tier.
      const besides = kind === 'definitions' ? { levels: true } : {};
      const { knex, work, digests, heard } = await start(id, {
        approvers: [ERIN],
        config: { kinds: { ...kinds, ...besides, [kind]: isOn } },
      });
      await blocks(work, kind.startsWith('waiver') ? 5 : 1);
      // What is told of that is not what is looked at.
      await digests.run();
      heard();
      work.later(DAY);
      await happen(work, knex);
      await digests.run();
      expect([kind, isOn, heard().length]).toEqual([kind, isOn, isOn ? 1 : 0]);
    }
  });

  it('tell approvers that there are waivers, not of what, and not who asked', async () => {
    const approvers = ['group:default/approvers', ERIN];
    const { work, digests, notifications } = await start(id, { approvers });
    await blocks(work, 5);
    await work.ask('fraud', { until: '2026-02-01', by: ERIN });
    work.later(DAY);
    await digests.run();
    const toApprovers = () =>
      notifications.send.mock.calls
        .splice(0)
        .map(([one]) => one)
        .filter(({ payload }) => payload.topic === 'waivers');
    const [told, ...others] = toApprovers();
    expect(others).toEqual([]);
    expect(told.recipients).toEqual({
      type: 'entity',
      entityRef: approvers,
      excludeEntityRef: [ERIN],
    });
    expect(JSON.stringify(told.payload)).not.toMatch(/fraud|few-blocks|erin/i);
    await work.decide('fraud', 'approve');
    await work.ask('churn', { until: '2026-02-01', check: 'nice-to-have' });
    await work.decide('churn', 'reject', 'nice-to-have');
    work.later(DAY);
    await digests.run();
    expect(toApprovers()).toEqual([]);
  });

  it('tell again whom they could not tell, under the same scope, and no others', async () => {
    const { work, digests, notifications, logger, heard } = await start(id);
    work.later(DAY);
    await blocks(work, 5, 5);
    // analytics comes first.
    notifications.send.mockRejectedValueOnce(
      new Error('Failed to send notifications: Request failed with status 500'),
    );
    expect(await digests.run()).toBe(1);
    const failed = notifications.send.mock.calls[0][0];
    expect(heard()).toMatchObject([{ to: RISK }]);
    expect(logger.warn).toHaveBeenCalledTimes(1);
    expect(await digests.run()).toBe(1);
    expect(heard()).toMatchObject([
      { to: ANALYTICS, scope: failed.payload.scope },
    ]);
    expect(await digests.run()).toBe(0);
  });

  it('send again under the same scope what was sent when the process ended', async () => {
    const { knex, work, digests, heard } = await start(id);
    const before = await knex('digests').where({ recipient: RISK }).first();
    work.later(DAY);
    await blocks(work, 5);
    await digests.run();
    const [first] = heard();
    // The process ended before it could put down that it was sent, and the next one comes after midnight.
    await knex('digests').where({ recipient: RISK }).update(before);
    work.later(DAY / 2);
    await digests.run();
    expect(heard()).toEqual([first]);
  });

  it('begin anew with those whom nobody could tell for a week', async () => {
    const { work, digests, notifications, logger, heard } = await start(id);
    notifications.send.mockRejectedValue(
      new Error('Failed to send notifications: Request failed with status 404'),
    );
    await blocks(work, 5);
    for (let day = 0; day < 9; day += 1) {
      work.later(DAY);
      expect(await digests.run()).toBe(0);
    }
    expect(logger.debug).toHaveBeenCalledTimes(1);
    expect(logger.warn).not.toHaveBeenCalled();
    notifications.send.mockReset();
    work.later(DAY);
    await digests.run();
    expect(notifications.send).not.toHaveBeenCalled();
    expect(heard()).toEqual([]);
  });

  it('give up for now when nobody can be told', async () => {
    const { work, digests, notifications } = await start(id);
    const owners = ['a', 'b', 'c', 'd', 'e'];
    await work.select(owners.map(name => owned(name, `group:default/${name}`)));
    await work.record(owners, { blocks: { value: 1 } });
    await digests.run();
    work.later(DAY);
    await work.record(owners, { blocks: { value: 5 } });
    notifications.send.mockRejectedValue(new Error('It is down'));
    expect(await digests.run()).toBe(0);
    expect(notifications.send).toHaveBeenCalledTimes(3);
  });

  it('go on in the next run with owners who were too many for one', async () => {
    const { work, digests, heard } = await start(id, {
      config: { maxOwners: 2 },
    });
    work.later(DAY);
    await blocks(work, 5, 5);
    // The approvers, of whom there are none here, are the first of all.
    await digests.run();
    expect(heard()).toMatchObject([{ to: ANALYTICS }]);
    await digests.run();
    expect(heard()).toMatchObject([{ to: RISK }]);
    await digests.run();
    expect(heard()).toEqual([]);
  });
});
