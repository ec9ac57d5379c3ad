import {
  WaiverState,
  waiversPageSchema,
  waiversQuerySchema,
} from 'backstage-plugin-ml-scorecards-common';
import { Knex } from 'knex';
import { openTestDatabase, testDatabases } from '../__testUtils__/databases';
import { owned, ToyWork, toyWork } from '../__testUtils__/toyWork';
import { visibleSet } from '../__testUtils__/visibleSet';
import { readReadState } from '../database/recordingState';
import { CallerRoles } from './CallerRoles';
import { VisibleComponents } from './VisibleSet';
import { WaiverReader } from './WaiverReader';

jest.setTimeout(60_000);

const RISK = 'group:default/risk';
const omar: CallerRoles = {
  userRef: 'user:default/omar',
  owners: new Set(['user:default/omar', RISK]),
  isApprover: false,
  allows: async wanted => wanted.map(() => true),
};
const maya: CallerRoles = {
  userRef: 'user:default/maya',
  owners: new Set(['user:default/maya']),
  isApprover: true,
  allows: async wanted => wanted.map(() => true),
};

describe.each(testDatabases.eachSupportedId())('waivers on %s', id => {
  let knex: Knex;
  let work: ToyWork;
  let reader: WaiverReader;

  const ask = async (
    query: object = {},
    roles = maya,
    visible: VisibleComponents = 'all',
  ) =>
    waiversPageSchema.parse(
      await reader.page(waiversQuerySchema.parse(query), roles, {
        visible,
        state: await readReadState(knex),
      }),
    );
  const inState = async (...state: WaiverState[]) =>
    (await ask({ state })).items.map(({ title, waiver }) => [
      title,
      waiver.state,
      waiver.until,
    ]);

  beforeAll(async () => {
    knex = await openTestDatabase(id);
    work = await toyWork(knex);
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    await work.select(names.map(name => owned(name, RISK)));
    await work.record(names, { blocks: { value: 5 } });
    await work.ask('a', { until: '2026-03-01' });
    await work.ask('b', { until: '2026-02-01' });
    await work.ask('b', { until: '2026-03-01', check: 'nice-to-have' });
    await work.ask('c', { until: '2026-01-31' });
    await work.ask('d', { until: '2026-01-10' });
    await work.ask('e', { until: '2026-02-05' });
    await work.ask('f', { until: '2026-02-05' });
    await work.decide('c', 'approve');
    await work.decide('d', 'approve');
    await work.decide('e', 'reject');
    await work.decide('f', 'approve');
    await work.decide('f', 'revoke');
    work.later(14 * 24 * 60 * 60 * 1000);
    reader = new WaiverReader({ knex, ...work, now: () => work.clock.now });
  });

  it('lists those that wait for a decision, those that end first at the top', async () => {
    const { items, nextCursor } = await ask();
    expect(
      items.map(({ entityRef, check, waiver }) => [
        entityRef,
        check.id,
        waiver.until,
      ]),
    ).toEqual([
      ['component:default/b', 'few-blocks', '2026-02-01'],
      ['component:default/a', 'few-blocks', '2026-03-01'],
      ['component:default/b', 'nice-to-have', '2026-03-01'],
    ]);
    expect(items[0]).toMatchObject({
      title: 'B',
      owner: RISK,
      tier: 'unclassified',
      check: { id: 'few-blocks', title: 'Is few-blocks' },
      checkState: 'fail',
      waiver: { requestedBy: 'user:default/omar', version: 1 },
    });
    expect(nextCursor).toBeUndefined();
  });

  it('tells what was approved and is over from what still holds', async () => {
    expect(await inState('approved')).toEqual([
      ['C', 'approved', '2026-01-31'],
    ]);
    expect(await inState('ended')).toEqual([['D', 'ended', '2026-01-10']]);
    expect(await inState('approved', 'ended', 'rejected', 'revoked')).toEqual([
      ['D', 'ended', '2026-01-10'],
      ['C', 'approved', '2026-01-31'],
      ['E', 'rejected', '2026-02-05'],
      ['F', 'revoked', '2026-02-05'],
    ]);
  });

  it('gives each once when paged', async () => {
    const state = ['requested', 'approved', 'ended', 'rejected', 'revoked'];
    const all = (await ask({ state })).items;
    expect(all).toHaveLength(7);
    const paged = [];
    let cursor: string | undefined;
    do {
      const page = await ask({ state, limit: 2, cursor });
      paged.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor);
    expect(paged).toEqual(all);
  });

  it('shows those of components that the caller may read, and no others', async () => {
    const refs = ['component:default/b', 'component:default/d'];
    const visible = await visibleSet(knex, refs);
    const state = ['requested', 'ended', 'approved', 'rejected', 'revoked'];
    const { items } = await ask({ state }, maya, visible);
    expect(new Set(items.map(({ entityRef }) => entityRef))).toEqual(
      new Set(refs),
    );
    const nothing = await visibleSet(knex, []);
    expect((await ask({ state }, maya, nothing)).items).toEqual([]);
  });

  it.each<[string, CallerRoles, WaiverState, boolean, boolean]>([
    ['an approver', maya, 'requested', true, false],
    ['an approver', maya, 'approved', true, false],
    ['an approver', maya, 'ended', false, false],
    ['an approver', maya, 'rejected', false, false],
    ['who asked', omar, 'requested', false, true],
    ['who asked', omar, 'approved', false, false],
    [
      'an approver who asked',
      { ...omar, isApprover: true },
      'requested',
      false,
      true,
    ],
    [
      'who asked and owns it no more',
      { ...omar, owners: new Set(['user:default/omar']) },
      'requested',
      false,
      false,
    ],
    [
      'another owner',
      { ...omar, userRef: 'user:default/erin' },
      'requested',
      false,
      false,
    ],
    [
      'a service',
      { ...omar, userRef: undefined, owners: new Set() },
      'requested',
      false,
      false,
    ],
  ])(
    'lets %s do about it what they may (%#)',
    async (_, roles, state, decide, withdraw) => {
      const { items } = await ask({ state, limit: 1 }, roles);
      expect(items[0].may).toEqual({ decide, withdraw });
    },
  );

  it('refuses cursors that it did not give out', async () => {
    for (const cursor of [
      'x',
      Buffer.from('["2026-01-01",1]').toString('base64url'),
      Buffer.from('["1=1",1,"x"]').toString('base64url'),
    ]) {
      await expect(ask({ cursor })).rejects.toThrow('cursor');
    }
  });
});
