import {
  todoQuerySchema,
  todoSchema,
} from 'backstage-plugin-ml-scorecards-common';
import { Knex } from 'knex';
import { openTestDatabase, testDatabases } from '../__testUtils__/databases';
import { owned, ToyWork, toyWork } from '../__testUtils__/toyWork';
import { visibleSet } from '../__testUtils__/visibleSet';
import { readReadState } from '../database/recordingState';
import { CallerRoles } from './CallerRoles';
import { TodoReader } from './TodoReader';
import { VisibleComponents } from './VisibleSet';

jest.setTimeout(120_000);

const DAY = 24 * 60 * 60 * 1000;
const RISK = 'group:default/risk';
const ERIN = 'user:default/erin';

const roles = (
  owners: string[],
  others: Partial<CallerRoles> = {},
): CallerRoles => ({
  userRef: 'user:default/omar',
  owners: new Set(owners),
  isApprover: false,
  allows: async wanted => wanted.map(() => true),
  ...others,
});

async function setup(id: Parameters<typeof openTestDatabase>[0]) {
  const knex = await openTestDatabase(id);
  const work = await toyWork(knex);
  const reader = new TodoReader({ knex, ...work, now: () => work.clock.now });
  const ask = async (
    who: CallerRoles,
    query: object = {},
    visible: VisibleComponents = 'all',
  ) =>
    todoSchema.parse(
      await reader.page(todoQuerySchema.parse(query), who, {
        visible,
        state: await readReadState(knex),
      }),
    );
  return { knex, work, ask };
}

describe.each(testDatabases.eachSupportedId())('todos on %s', id => {
  let knex: Knex;
  let work: ToyWork;
  let ask: Awaited<ReturnType<typeof setup>>['ask'];
  const told = async (
    who: CallerRoles,
    query: object = {},
    visible: VisibleComponents = 'all',
  ) =>
    (await ask(who, query, visible)).items.map(item => [
      item.kind,
      item.title,
      item.subject.id,
      item.state,
      item.due,
    ]);

  beforeAll(async () => {
    ({ knex, work, ask } = await setup(id));
    await work.select([
      owned('critical', RISK, 'tier-1'),
      owned('excused', RISK),
      owned('vouched', RISK),
      owned('proposed', RISK),
      owned('hers', ERIN),
    ]);
    await work.record(['excused'], { blocks: { value: 5 } });
    await work.tick('excused', 'house/door');
    work.later(31 * DAY); // 1 February
    const facts = async () => {
      await work.record(['critical', 'excused', 'hers'], {
        blocks: { value: 5 },
      });
      await work.record(['vouched'], { blocks: { value: 1 } });
      await work.record(['proposed'], { blocks: { value: 7 } });
    };
    await facts();
    await work.attest('critical', '2026-05-01');
    await work.attest('excused', '2026-02-16');
    await work.ask('excused', { until: '2026-02-10' });
    await work.decide('excused', 'approve');
    await work.attest('vouched', '2026-02-01');
    await work.attest('proposed', '2026-02-18');
    await work.tick('proposed', 'before-play/lamp');
    await work.ask('hers', { until: '2026-03-01', by: ERIN });
    await work.ask('proposed', { until: '2026-02-28' });
    await work.ask('critical', { until: '2026-02-02', check: 'nice-to-have' });
    work.later(2 * DAY); // 3 February
    await facts();
    await work.recorder.evaluateAll();
  });

  it('names what waits for the owners of components, what matters most first', async () => {
    expect(await told(roles([RISK]))).toEqual([
      [
        'attestation-lapsed',
        'VOUCHED',
        'played-lately',
        'unknown',
        '2026-02-01',
      ],
      ['tick-expired', 'EXCUSED', 'house/door', undefined, '2026-01-31'],
      ['required-check', 'CRITICAL', 'few-blocks', 'fail', undefined],
      ['attestation-ending', 'EXCUSED', 'played-lately', 'pass', '2026-02-16'],
      ['waiver-ending', 'EXCUSED', 'few-blocks', 'fail', '2026-02-10'],
      ['item-waiting', 'PROPOSED', 'before-play/floor', undefined, undefined],
      // What nobody has answered comes first.
      ['waiver-asked', 'PROPOSED', 'few-blocks', 'fail', '2026-02-28'],
    ]);
    const { items } = await ask(roles([RISK]), { limit: 1 });
    expect(items[0]).toMatchObject({
      entityRef: 'component:default/vouched',
      owner: RISK,
      tier: 'unclassified',
      subject: { title: 'Is played-lately' },
    });
  });

  it('says what it takes to make a required check pass, and what that alone changes, and of nothing else', async () => {
    const { items } = await ask(roles([RISK]));
    expect(
      items
        .filter(({ prospects }) => prospects)
        .map(({ kind, title, subject, prospects }) => [
          kind,
          title,
          subject.id,
          prospects,
        ]),
    ).toEqual([
      [
        'required-check',
        'CRITICAL',
        'few-blocks',
        { effort: 'medium', closesGap: true },
      ],
      [
        'waiver-asked',
        'PROPOSED',
        'few-blocks',
        { effort: 'medium', closesGap: true },
      ],
    ]);
  });

  it('says who has asked for a waiver that nobody has decided about, as long as it can be approved', async () => {
    const { items } = await ask(roles([RISK, ERIN]), { kind: 'waiver-asked' });
    expect(items).toMatchObject([
      { title: 'PROPOSED', askedBy: 'user:default/omar', may: true },
      { title: 'HERS', askedBy: ERIN, may: true },
    ]);
  });

  it('asks again for an item whose facts somebody disputes', async () => {
    await work.dispute('proposed', 'before-play/many');
    expect(await told(roles([RISK]), { kind: 'item-waiting' })).toMatchObject([
      ['item-waiting', 'PROPOSED', 'before-play/floor'],
      ['item-waiting', 'PROPOSED', 'before-play/many'],
    ]);
  });

  it('asks approvers about what others asked for and what can still be approved', async () => {
    const maya = roles([], { userRef: 'user:default/maya', isApprover: true });
    expect(await told(maya)).toEqual([
      ['waiver-to-decide', 'PROPOSED', 'few-blocks', 'fail', '2026-02-28'],
      ['waiver-to-decide', 'HERS', 'few-blocks', 'fail', '2026-03-01'],
    ]);
    expect((await ask(maya)).items).toMatchObject([
      { askedBy: 'user:default/omar' },
      { askedBy: ERIN },
    ]);
    const erin = roles([], { userRef: ERIN, isApprover: true });
    expect((await told(erin)).map(([, title]) => title)).toEqual(['PROPOSED']);
  });

  it('knows nothing of what others own, or of what the caller may not read', async () => {
    expect((await ask(roles([ERIN]))).counts).toEqual({
      'required-check': 1,
      'waiver-asked': 1,
    });
    expect(await ask(roles([]))).toEqual({ items: [], counts: {} });
    const some = await visibleSet(knex, ['component:default/hers']);
    expect(
      await ask(roles([RISK], { isApprover: true }), {}, some),
    ).toMatchObject({
      items: [{ title: 'HERS' }],
      counts: { 'waiver-to-decide': 1 },
    });
  });

  it('gives each once when paged, and counts all on each page', async () => {
    const who = roles([RISK, ERIN], { isApprover: true });
    const all = await ask(who);
    expect(all.items.length).toBeGreaterThan(8);
    const paged = [];
    let cursor: string | undefined;
    do {
      const page = await ask(who, { limit: 2, cursor });
      expect(page.counts).toEqual(all.counts);
      paged.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor);
    expect(paged).toEqual(all.items);
  });

  it('narrows to kinds, and goes on counting the others', async () => {
    const who = roles([RISK]);
    const kind = ['waiver-ending', 'tick-expired'];
    const some = await ask(who, { kind });
    expect(some.items.map(item => item.kind)).toEqual([
      'tick-expired',
      'waiver-ending',
    ]);
    expect(some.counts).toEqual((await ask(who)).counts);
  });

  it('says the same until it would say something else under another tag', async () => {
    const before = await told(roles([RISK]));
    work.later(DAY / 2);
    expect(await told(roles([RISK]))).toEqual(before);
    work.later(DAY * 14); // the ends of excused and proposed come and go
    const after = await told(roles([RISK]));
    expect(after).toContainEqual([
      'attestation-lapsed',
      'EXCUSED',
      'played-lately',
      'unknown',
      '2026-02-16',
    ]);
    expect(after).toContainEqual(
      // Not swept since: its day tells.
      ['required-check', 'EXCUSED', 'few-blocks', 'fail', undefined],
    );
  });

  it('says what the policy lets the caller do, asking once for a page', async () => {
    const asked: object[][] = [];
    const who = roles([RISK], {
      allows: async wanted => {
        asked.push([...wanted]);
        return wanted.map(
          ({ deed, entityRef }) =>
            deed === 'attest' && !entityRef.endsWith('/vouched'),
        );
      },
    });
    const { items } = await ask(who);
    expect(asked).toHaveLength(1);
    const isForAll = (kind: string) =>
      ['required-check', 'waiver-asked'].includes(kind);
    expect(asked[0]).toHaveLength(
      items.filter(({ kind }) => !isForAll(kind)).length,
    );
    for (const { kind, entityRef, may } of items) {
      expect([kind, entityRef, may]).toEqual([
        kind,
        entityRef,
        isForAll(kind) ||
          (kind.startsWith('attestation') && !entityRef.endsWith('/vouched')),
      ]);
    }
    expect(new Set(items.map(({ may }) => may))).toEqual(
      new Set([true, false]),
    );
  });

  it('refuses cursors that it did not give out', async () => {
    for (const cursor of [
      'x',
      Buffer.from('[0,0,"",1]').toString('base64url'),
      Buffer.from('[0,0,"",-1,""]').toString('base64url'),
    ]) {
      await expect(ask(roles([RISK]), { cursor })).rejects.toThrow('cursor');
    }
  });
});

describe.each(testDatabases.eachSupportedId())('ticks on %s', id => {
  it('are asked for two weeks before they end, and when they have', async () => {
    const { work, ask } = await setup(id);
    await work.select([owned('a', RISK)]);
    await work.record(['a'], { blocks: { value: 1 } });
    await work.tick('a', 'house/door');
    const told = async () =>
      (await ask(roles([RISK]), { kind: ['tick-ending', 'tick-expired'] }))
        .items;
    work.later(15 * DAY);
    expect(await told()).toEqual([]);
    work.later(DAY);
    expect(await told()).toMatchObject([
      {
        kind: 'tick-ending',
        title: 'A',
        subject: { id: 'house/door' },
        due: '2026-01-31',
      },
    ]);
    work.later(15 * DAY);
    expect(await told()).toMatchObject([
      { kind: 'tick-expired', due: '2026-01-31' },
    ]);
  });
});

describe.each(testDatabases.eachSupportedId())(
  'todos of somebody who owns 1,000 components on %s',
  id => {
    it('take a few statements', async () => {
      const { knex, work, ask } = await setup(id);
      const names = Array.from({ length: 1000 }, (_, n) => `c${n}`);
      await work.select(names.map(name => owned(name, RISK)));
      await work.record(names, { blocks: { value: 5 } });
      const statements: string[] = [];
      const listen = ({ sql }: { sql: string }) => statements.push(sql);
      knex.on('query', listen);
      const page = await ask(roles([RISK], { isApprover: true }));
      knex.removeListener('query', listen);
      expect(page.counts).toEqual({ 'required-check': 2000 });
      expect(page.items).toHaveLength(50);
      // Both checks of each component stand together.
      const refs = page.items.map(({ entityRef }) => entityRef);
      expect(refs.filter((_, index) => index % 2 === 0)).toEqual(
        refs.filter((_, index) => index % 2 === 1),
      );
      expect(new Set(refs).size).toBe(25);
      // The last recording, waivers, whose components, and these 500 at a time.
      expect(statements).toHaveLength(5);
    });

    it('take one more for each other page, until something is recorded', async () => {
      const { knex, work, ask } = await setup(id);
      const names = Array.from({ length: 1200 }, (_, n) => `c${n}`);
      await work.select(names.map(name => owned(name, RISK)));
      await work.record(names, { blocks: { value: 5 } });
      const statements: string[] = [];
      const listen = ({ sql }: { sql: string }) => statements.push(sql);
      const asked = async (cursor?: string, kind?: string[]) => {
        statements.length = 0;
        knex.on('query', listen);
        const page = await ask(roles([RISK]), { cursor, kind, limit: 200 });
        knex.removeListener('query', listen);
        return { ...page, statements: statements.length };
      };
      const first = await asked();
      expect(first).toMatchObject({ statements: 5 });
      const second = await asked(first.nextCursor);
      expect(second).toMatchObject({ statements: 1, counts: first.counts });
      expect(await asked()).toEqual({ ...first, statements: 1 });
      // What belongs to others is not told to them, however much is kept.
      expect((await ask(roles([ERIN]))).items).toEqual([]);

      // All pages give each once, also those after what is kept.
      const seen = new Set<string>();
      const costs: number[] = [];
      let page = first;
      for (;;) {
        page.items.forEach(({ entityRef, subject }) =>
          seen.add(`${entityRef} ${subject.id}`),
        );
        costs.push(page.statements);
        if (!page.nextCursor) {
          break;
        }
        page = await asked(page.nextCursor);
      }
      expect(seen.size).toBe(2400);
      // 2,000 are kept: the page that needs more looks at all once more.
      expect(costs).toEqual([5, 1, 1, 1, 1, 1, 1, 1, 1, 5, 1, 1]);

      await work.record(['c0'], { blocks: { value: 1 } });
      const anew = await asked();
      expect(anew.statements).toBe(5);
      expect(anew.counts).toEqual({ 'required-check': 2399 });
    });

    it('lets others work while it looks', async () => {
      const { work, ask } = await setup(id);
      const names = Array.from({ length: 1000 }, (_, n) => `c${n}`);
      await work.select(names.map(name => owned(name, RISK)));
      await work.record(names, { blocks: { value: 5 } });
      let turns = 0;
      let next: NodeJS.Immediate;
      const count = () => {
        turns += 1;
        next = setImmediate(count);
      };
      next = setImmediate(count);
      await ask(roles([RISK]));
      clearImmediate(next);
      // One for each 500.
      expect(turns).toBeGreaterThanOrEqual(2);
    });
  },
);
