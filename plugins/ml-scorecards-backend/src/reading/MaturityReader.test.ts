import {
  LEVELS,
  maturityQuerySchema,
  Rollup,
  RELIABILITY_TIERS,
  scorecardsQuerySchema,
  trendQuerySchema,
} from 'backstage-plugin-ml-scorecards-common';
import { Knex } from 'knex';
import { Catalogue } from '../catalogue/Catalogue';
import { mlComponent } from '../__testUtils__/components';
import { openTestDatabase, testDatabases } from '../__testUtils__/databases';
import { toyPipeline } from '../__testUtils__/toyPipeline';
import { visibleSet } from '../__testUtils__/visibleSet';
import { replaceOwnerGroups } from '../database/ownerGroups';
import { readReadState } from '../database/recordingState';
import { auditScorecards } from '../recording/auditScorecards';
import { createReaders, Readers } from './createReaders';
import { VisibleComponents } from './VisibleSet';

jest.setTimeout(60_000);

const DAY = 24 * 60 * 60 * 1000;
const NAMES = Array.from({ length: 12 }, (_, n) => `m${n}`);
const OWNERS = ['company', 'risk', 'fraud', 'sales', 'gone'];
const ownerOf = (n: number) => `group:default/${OWNERS[n % OWNERS.length]}`;
const refOf = (name: string) => `component:default/${name}`;

/** Sales comes under risk and leaves it again. */
const parentOfSales = (day: number) =>
  day >= 4 && day < 7 ? 'risk' : 'company';

const groupsOn = (day: number) =>
  [
    ['company', null],
    ['risk', 'company'],
    // At first and at last, nobody is below risk.
    ['fraud', day < 2 || day > 8 ? 'company' : 'risk'],
    ['sales', parentOfSales(day)],
  ].map(([name, parent]) => ({
    group_ref: `group:default/${name}`,
    title: `${name}`,
    parent_ref: parent && `group:default/${parent}`,
  }));

/** The groups whose components are counted in a group on a day. */
function below(name: string, day: number): string[] {
  const children = groupsOn(day).filter(
    ({ parent_ref: parent }) => parent === `group:default/${name}`,
  );
  return [name, ...children.flatMap(({ title: child }) => below(child, day))];
}

/** Numbers that look random and are the same each time. */
function dice(seed: number) {
  let state = seed;
  return (sides: number) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * sides);
  };
}

interface Standing {
  owner_ref: string;
  level: number;
  target_level: number;
  gap: number;
  tier: string;
}

/** Counted by a plain loop, to compare with. */
function countedBy(rows: readonly Standing[]) {
  return {
    components: rows.length,
    atTarget: rows.filter(row => row.level >= row.target_level).length,
    gap: rows.reduce((sum, row) => sum + row.gap, 0),
    levels: Object.fromEntries(
      LEVELS.map((level, rank) => [
        level,
        rows.filter(row => row.level === rank).length,
      ]),
    ),
    tiers: Object.fromEntries(
      RELIABILITY_TIERS.map(tier => [
        tier,
        rows.filter(row => row.tier === tier).length,
      ]),
    ),
  };
}

describe.each(testDatabases.eachSupportedId())('maturity on %s', id => {
  let knex: Knex;
  let readers: Readers;
  let pipeline: Awaited<ReturnType<typeof toyPipeline>>;
  /** What each day ended with, from the first to the last. */
  const days: Array<{ day: string; rows: Standing[] }> = [];
  /** What the audit found at the end of a day. */
  const faults: unknown[] = [];

  const maturity = async (
    query: object = {},
    visible: VisibleComponents = 'all',
  ) =>
    readers.maturity.maturity(maturityQuerySchema.parse(query), {
      visible,
      state: await readReadState(knex),
    });
  const trend = async (query: object, visible: VisibleComponents = 'all') =>
    readers.maturity.trend(trendQuerySchema.parse(query), {
      visible,
      state: await readReadState(knex),
    });

  beforeAll(async () => {
    knex = await openTestDatabase(id);
    pipeline = await toyPipeline(knex);
    const roll = dice(7);
    for (let day = 0; day < 12; day += 1) {
      // Components come one by one, move to other owners, and some days nothing happens.
      const moved = roll(3);
      await replaceOwnerGroups(knex, groupsOn(day), pipeline.clock);
      await pipeline.select(
        NAMES.slice(0, 3 + day).map((name, n) =>
          mlComponent(name, {
            owner: ownerOf(n === moved ? n + day : n),
            labels: n % 2 ? {} : { 'mlscorecards.io/audience': 'internal' },
          }),
        ),
      );
      if (roll(4) > 0) {
        for (const name of NAMES) {
          await pipeline.record([name], {
            blocks: { value: roll(6) },
            playedAt: { value: pipeline.clock.now.toISOString() },
          });
        }
      }
      days.push({
        day: pipeline.clock.now.toISOString().slice(0, 10),
        rows: await knex('components').whereNotNull('evaluated_at'),
      });
      const { definitions, clock } = pipeline;
      const audited = { definitions, now: clock.now };
      faults.push(...(await auditScorecards(knex, audited)).differences);
      pipeline.later(DAY);
    }
    pipeline.later(-DAY);
    readers = createReaders({
      knex,
      ...pipeline,
      catalogue: new Catalogue({
        ...pipeline,
        url: 'https://docs.example.com/',
      }),
      waiverTerms: { maxDays: 90, approvers: [] },
      now: () => pipeline.clock.now,
    });
  });

  const GROUPS = ['company', 'risk', 'fraud', 'sales', 'gone'].map(
    name => `group:default/${name}`,
  );
  const LAST = 11;
  const within =
    (group: string) =>
    (row: Standing, day: number = LAST) =>
      below(group.replace('group:default/', ''), day).some(
        name => row.owner_ref === `group:default/${name}`,
      );

  it('has counts that fit together on each day', () => {
    expect(faults).toEqual([]);
  });

  it('counts what a plain loop counts, for each group with those below it', async () => {
    const rows = days[days.length - 1].rows;
    expect((await maturity()).total).toMatchObject(countedBy(rows));
    for (const group of GROUPS) {
      const { total } = await maturity({ group });
      expect(total).toMatchObject(
        countedBy(rows.filter(row => within(group)(row))),
      );
    }
    for (const groupBy of ['system', 'domain', 'tier', 'lifecycle']) {
      const { total, groups: found } = await maturity({ groupBy });
      expect(total).toMatchObject(countedBy(rows));
      expect(
        found.reduce((sum, group) => sum + group.total.components, 0),
      ).toBe(rows.length);
    }
  });

  it.each(['owner', 'system', 'domain', 'tier', 'lifecycle', 'dimension'])(
    'counts for who may read each component by name what it counts for who may read all, by %s',
    async groupBy => {
      const everything = await visibleSet(knex, NAMES.map(refOf));
      for (const dimensions of ['true', 'false']) {
        const query = { groupBy, dimensions };
        expect(await maturity(query, everything)).toEqual(
          await maturity(query),
        );
      }
      const state = await readReadState(knex);
      expect(
        await readers.checks.checks({ visible: everything, state }),
      ).toEqual(await readers.checks.checks({ visible: 'all', state }));
    },
  );

  it('tells who may read some components of these only', async () => {
    const { rows } = days[days.length - 1];
    const shown = rows.filter(row =>
      within('group:default/fraud')(row),
    ) as Array<Standing & { entity_ref: string }>;
    const visible = await visibleSet(knex, [
      ...shown.map(row => row.entity_ref),
      'component:default/not-ours',
    ]);
    const seen = await maturity({ dimensions: 'true' }, visible);
    expect(seen.total).toMatchObject(countedBy(shown));
    // The groups above are there to place it, with what is visible of them.
    const [company] = seen.groups;
    expect(seen.groups).toHaveLength(1);
    expect(company.own.components).toBe(0);
    expect(company.total).toEqual(seen.total);
    expect(company.children.map(({ id: ref }) => ref)).toEqual([
      'group:default/fraud',
    ]);
    // A group of which nothing is visible answers like one that does not exist.
    expect(await maturity({ group: 'group:default/sales' }, visible)).toEqual({
      ...(await maturity({ group: 'group:default/nowhere' }, visible)),
      group: 'group:default/sales',
    });
    const nothing = await maturity({}, await visibleSet(knex, []));
    expect(nothing.groups).toEqual([]);
    expect(nothing.total.components).toBe(0);
    const { items } = await readers.checks.checks({
      visible,
      state: await readReadState(knex),
    });
    for (const { counts } of items) {
      expect(Object.values(counts).reduce((a, b) => a + b)).toBe(shown.length);
    }
  });

  it.each([
    {},
    { owner: 'group:default/company' },
    { owner: 'group:default/fraud', ownerOnly: 'true' },
    { ownerOnly: 'true' },
    { owner: ['group:default/Fraud', 'group:default/gone'] },
    { owner: '' },
    { system: '' },
    { lifecycle: 'production' },
    { tier: ['tier-3', 'unclassified'] },
    { level: ['none', 'bronze'] },
    { atTarget: 'true' },
    { atTarget: 'false' },
    { check: 'few-blocks', state: 'pass' },
    { check: 'few-blocks' },
    { check: 'few-blocks', tier: 'tier-3' },
    { gap: 'true' },
  ])('says of the list %j how long it is', async query => {
    const { items, totalItems } = await readers.lists.page(
      scorecardsQuerySchema.parse(query),
      { visible: 'all', state: await readReadState(knex) },
    );
    expect(totalItems).toBe(items.length);
  });

  it.each(GROUPS)(
    'lists what belongs to %s alone, and with the groups below it',
    async group => {
      const { groups } = await maturity({ groupBy: 'owner', layout: 'list' });
      const known = groups.find(({ id: ref }) => ref === group);
      const state = await readReadState(knex);
      const listed = async (ownerOnly?: 'true' | 'false') =>
        (
          await readers.lists.page(
            scorecardsQuerySchema.parse({ owner: group, ownerOnly }),
            { visible: 'all', state },
          )
        ).items;
      const alone = await listed('true');
      expect(alone).toHaveLength(known?.own.components ?? 0);
      expect(alone.map(({ owner }) => owner)).toEqual(alone.map(() => group));
      expect(await listed('false')).toEqual(await listed());
      expect(await listed()).toHaveLength(known?.total.components ?? 0);
    },
  );

  it('tells of each dimension', async () => {
    const { total, groups: none } = await maturity({ groupBy: 'dimension' });
    expect(none).toEqual([]);
    const { pass, fail, unknown, notApplicable } = total.counts;
    const sum = (pick: (counts: Rollup['counts']) => number) =>
      total.dimensions!.reduce((n, { counts }) => n + pick(counts), 0);
    expect(total.dimensions!.map(({ title }) => title)).toEqual([
      'Play',
      'Joy',
    ]);
    expect(sum(counts => counts.pass)).toBe(pass);
    expect(sum(counts => counts.fail)).toBe(fail);
    expect(sum(counts => counts.unknown)).toBe(unknown);
    expect(sum(counts => counts.notApplicable)).toBe(notApplicable);
    expect((await maturity()).total.dimensions).toBeUndefined();
  });

  it.each([
    [{}, () => true],
    ...GROUPS.map(group => [{ groupBy: 'owner', group }, within(group)]),
    [
      { groupBy: 'tier', group: 'tier-3' },
      (row: Standing) => row.tier === 'tier-3',
    ],
    [{ groupBy: 'lifecycle', group: 'production' }, () => true],
  ] as Array<[object, (row: Standing, day: number) => boolean]>)(
    'draws the trend of %j as it was',
    async (query, isIn) => {
      const { points } = await trend({ ...query, days: 30 });
      const first = points[0].day;
      const counted = days.map(({ day, rows }, index) => ({
        day,
        ...countedBy(rows.filter(row => isIn(row, index))),
      }));
      const known = counted.filter(({ day }) => day >= first);
      // Before a group had its first component, nothing is known of it.
      for (const { day, components } of counted) {
        expect([day, day >= first || components === 0]).toEqual([day, true]);
      }
      expect(points).toMatchObject(known);
      // A shorter period begins with what was.
      expect((await trend({ ...query, days: 4 })).points).toEqual(
        points.slice(-4),
      );
    },
  );

  it('marks the days on which definitions changed', async () => {
    await knex('definition_changes').insert({
      at: `${days[5].day}T10:00:00.000Z`,
      definitions: 'x',
    });
    const { points } = await trend({ days: 30 });
    expect(
      points.filter(point => point.definitionsChanged).map(({ day }) => day),
    ).toEqual([days[5].day]);
  });

  describe('the trend of who may read some components', () => {
    const all = NAMES.map(refOf);
    const visible = (names: readonly string[]) =>
      visibleSet(knex, names.map(refOf));

    it('is that of the group, for who may read all of one that nobody left', async () => {
      const query = { days: 30 };
      const stored = await trend(query);
      const { follows, points } = await trend(
        query,
        await visibleSet(knex, all),
      );
      expect([stored.follows, follows]).toEqual([
        'group',
        'readable-components',
      ]);
      const today = stored.points.length - 1;
      expect(points).toEqual(
        stored.points.map(({ attested, waived, ...point }, index) =>
          // What people said of checks is told of today only.
          index === today ? { ...point, attested, waived } : point,
        ),
      );
      expect(
        (await trend({ days: 4 }, await visibleSet(knex, all))).points,
      ).toEqual(points.slice(-4));
    });

    it.each<[object, (row: Standing) => boolean]>([
      [{}, () => true],
      ...GROUPS.map((group): [object, (row: Standing) => boolean] => [
        { groupBy: 'owner', group },
        row => within(group)(row),
      ]),
      [{ groupBy: 'owner', group: '' }, () => false],
      [{ groupBy: 'tier', group: 'tier-3' }, row => row.tier === 'tier-3'],
      [{ groupBy: 'lifecycle', group: 'production' }, () => true],
      [{ groupBy: 'lifecycle', group: '' }, () => false],
      [{ groupBy: 'system', group: '' }, () => true],
      [{ groupBy: 'system', group: 'system:default/nowhere' }, () => false],
    ])('follows what is in %j now, wherever it was', async (query, isIn) => {
      for (const names of [NAMES, NAMES.slice(2, 9), ['m4'], []]) {
        const shown = await visible(names);
        const followed = (
          days[LAST].rows as Array<Standing & { id: number }>
        ).filter(row => shown.visible.has(row.id) && isIn(row));
        const ids = new Set(followed.map(({ id: component }) => component));
        const counted = days.map(({ day, rows }) => ({
          day,
          ...countedBy(
            (rows as Array<Standing & { id: number }>).filter(row =>
              ids.has(row.id),
            ),
          ),
        }));
        const { points } = await trend({ ...query, days: 30 }, shown);
        expect(points).toMatchObject(
          counted.filter(
            ({ components }, index) => components > 0 || index === LAST,
          ),
        );
        const { total } = await maturity(query, shown);
        const { day, definitionsChanged, ...today } = points.at(-1)!;
        expect(today).toEqual(total);
      }
    });

    it('is not touched by what is hidden', async () => {
      const shown = await visible(NAMES.slice(0, 4));
      const before = await trend({ days: 30 }, shown);
      await knex('transitions')
        .whereIn(
          'component_id',
          knex('components')
            .where({ entity_ref: refOf('m7') })
            .select('id'),
        )
        .update({ level: 3, tier: 'tier-1' });
      expect(await trend({ days: 30 }, shown)).toEqual(before);
    });
  });
});
