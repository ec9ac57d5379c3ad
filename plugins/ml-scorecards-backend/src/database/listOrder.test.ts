/* eslint-disable jest/no-conditional-expect -- only PostgreSQL has locales */
import {
  RELIABILITY_TIERS,
  SCORECARD_ORDERS,
  ScorecardOrder,
  scorecardsQuerySchema,
} from 'backstage-plugin-ml-scorecards-common';
import { Knex } from 'knex';
import { mlComponent, selected } from '../__testUtils__/components';
import {
  openTestDatabase,
  syncOptions,
  testDatabases,
} from '../__testUtils__/databases';
import { Positions } from '../recording/Positions';
import { toTier } from './columns';
import { readComponentPage } from './scorecardQueries';
import { syncComponents } from './syncComponents';
import { ComponentRow } from './tables';

jest.setTimeout(60_000);

/** Names that locales sort, join and fold in their own ways. */
const TITLES = [
  'zebra',
  'Äpfel',
  'Apfel',
  'apfel',
  'a-pfel',
  'a pfel',
  'ápfel',
  'a\u0301pfel',
  'Straße',
  'strasse',
  'İstanbul',
  'ıstanbul',
  'ﬁt',
  'fit',
  'Ω',
  'Ω',
  '模型',
  'モデル',
  '🤖',
  '🤖🤖',
  '\u200Bhidden',
  '_under',
  '100%',
  "o'clock",
  '"quoted"',
  '\\back',
  '\tTab',
  '\uFFFD',
  '𝒳',
  'same',
  'same',
  'same',
  '🤖'.repeat(300),
];

const positions = new Positions({ version: 1, checks: [], dimensions: [] });

async function pagesOf(knex: Knex, order: 'asc' | 'desc', orderBy = 'name') {
  const seen: number[] = [];
  let cursor: string | undefined;
  do {
    const page = await readComponentPage(knex, {
      filters: scorecardsQuerySchema.parse({
        order,
        orderBy,
        limit: 2,
        cursor,
      }),
      positions,
      visible: 'all',
    });
    seen.push(...page.rows.map(({ id }) => id));
    cursor = page.nextCursor;
  } while (cursor);
  return seen;
}

describe.each(testDatabases.eachSupportedId())('paging on %s', id => {
  let knex: Knex;
  beforeAll(async () => {
    knex = await openTestDatabase(id);
    await syncComponents(
      knex,
      TITLES.map((title, index) =>
        selected(mlComponent(`m${index}`, { title })),
      ),
      await syncOptions(knex),
    );
    await knex('components').update({
      gap: knex.raw('id % 3'),
      score: knex.raw(
        'case when id % 4 = 0 then null else 1.0 / (id % 7 + 3) end',
      ),
      coverage: knex.raw(
        'case when id % 5 = 0 then null else 1.0 / (id % 6 + 3) end',
      ),
      level: knex.raw('id % 4'),
      target_level: 1,
      tier: knex.raw(
        "case when id % 5 = 0 then 'unclassified' else 'tier-' || (5 - id % 5) end",
      ),
      owner_ref: knex.raw(
        "case id % 4 when 0 then null when 1 then 'user:default/ann' when 2 then 'group:default/Ä' else 'group:default/a' end",
      ),
      evaluated_at: '2026-01-01T00:00:00.000Z',
    });
  });

  const inEachOrder = async () => {
    for (const orderBy of SCORECARD_ORDERS) {
      const up = await pagesOf(knex, 'asc', orderBy);
      expect(up).toHaveLength(TITLES.length);
      expect(new Set(up).size).toBe(TITLES.length);
      expect(await pagesOf(knex, 'desc', orderBy)).toEqual([...up].reverse());
    }
    return SCORECARD_ORDERS.length;
  };

  it('gives each component once, whatever it is called', async () => {
    expect(await inEachOrder()).toBe(7);
  });

  it('sorts names byte by byte', async () => {
    const rows: Array<{ id: number; sort_name: string }> = await knex(
      'components',
    ).select('id', 'sort_name');
    const expected = rows
      .sort(
        (a, b) =>
          Buffer.compare(Buffer.from(a.sort_name), Buffer.from(b.sort_name)) ||
          a.id - b.id,
      )
      .map(row => row.id);
    expect(await pagesOf(knex, 'asc')).toEqual(expected);
  });

  it.each<[ScorecardOrder, (row: ComponentRow) => number]>([
    ['tier', row => RELIABILITY_TIERS.indexOf(toTier(row.tier))],
    ['level', row => row.level ?? -1],
    ['coverage', row => row.coverage ?? -1],
    ['score', row => row.score ?? -1],
    ['gap', row => row.gap ?? -1],
    [
      'owner',
      ({ owner_ref: owner }) =>
        [
          'group:default/a',
          'group:default/Ä',
          'user:default/ann',
          null,
        ].indexOf(owner),
    ],
  ])('sorts by %s as it ranks, and not by letters', async (orderBy, rank) => {
    const rows: ComponentRow[] = await knex('components');
    const byId = new Map(rows.map(row => [row.id, row]));
    const seen = (await pagesOf(knex, 'asc', orderBy)).map(component =>
      rank(byId.get(component) as ComponentRow),
    );
    expect(new Set(seen).size).toBeGreaterThan(2);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
  });

  it.each([
    ['tier', 'tier'],
    ['level', 'level'],
    ['owner', 'owner_ref'],
  ] as const)('sorts those of one %s by name', async (orderBy, column) => {
    const rows: ComponentRow[] = await knex('components');
    const byId = new Map(rows.map(row => [row.id, row]));
    const seen = (await pagesOf(knex, 'asc', orderBy)).map(
      component => byId.get(component) as ComponentRow,
    );
    for (const [index, row] of seen.slice(1).entries()) {
      const before = seen[index];
      if (before[column] === row[column]) {
        expect(
          Buffer.compare(
            Buffer.from(before.sort_name),
            Buffer.from(row.sort_name),
          ) || before.id - row.id,
        ).toBeLessThan(0);
      }
    }
  });

  it('does not depend on the locale of the database', async () => {
    const before = await pagesOf(knex, 'asc');
    if (id.startsWith('POSTGRES')) {
      await knex.raw(
        'alter table components alter column sort_name type varchar(400) collate "de-AT-x-icu"',
      );
      // In this locale, the order of the column itself is another one.
      expect(
        await knex('components').orderBy(['sort_name', 'id']).pluck('id'),
      ).not.toEqual(before);
    }
    expect(await pagesOf(knex, 'asc')).toEqual(before);
    await inEachOrder();
  });
});
