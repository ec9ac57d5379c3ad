import { InputError } from '@backstage/errors';
import { scorecardsQuerySchema } from 'backstage-plugin-ml-scorecards-common';
import { Knex } from 'knex';
import { mlComponent, selected } from '../__testUtils__/components';
import {
  openTestDatabase,
  syncOptions,
  testDatabases,
} from '../__testUtils__/databases';
import { Positions } from '../recording/Positions';
import { visibleSet } from '../__testUtils__/visibleSet';
import {
  countComponents,
  ListedComponents,
  readComponentPage,
} from './scorecardQueries';
import { syncComponents } from './syncComponents';

jest.setTimeout(60_000);

/** Seven evaluated components whose values are easy to tell apart, and one that is not evaluated yet. */
async function fill(knex: Knex) {
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'unseen'];
  await syncComponents(
    knex,
    names.map((name, index) =>
      selected(
        mlComponent(name, {
          title: `Model ${name.toUpperCase()}${name === 'd' ? ' 100%' : ''}`,
          owner: index % 2 ? 'group:default/odd' : 'group:default/even',
        }),
      ),
    ),
    await syncOptions(knex),
  );
  for (const [index, name] of names.slice(0, 7).entries()) {
    await knex('components')
      .where({ entity_ref: `component:default/${name}` })
      .update({
        tier: index < 3 ? 'tier-1' : 'tier-3',
        level: index % 3,
        target_level: 1,
        gap: Math.floor(index / 2),
        score: index === 6 ? null : index / 7,
        coverage: index === 1 ? null : 1 - index / 7,
        waived_count: index === 0 ? null : Number(name === 'e'),
        attested_count: index === 0 ? null : Number(name === 'f'),
        evaluated_at: '2026-01-01T00:00:00.000Z',
      });
  }
  const { id } = await knex('components')
    .where({ entity_ref: 'component:default/b' })
    .first('id');
  await knex('results').insert({
    component_id: id,
    states: 'pf',
    deciders: '--',
    since: '[0, 0]',
    dimension_levels: '0',
    tier_reasons: '[]',
    findings: '[]',
  });
}

const positions = new Positions({
  version: 1,
  checks: [
    { id: 'model-card-exists', dimension: 'model-versioning' },
    { id: 'model-registered', dimension: 'model-versioning' },
  ],
  dimensions: ['model-versioning'],
});

const names = (rows: readonly { entity_ref: string }[]) =>
  rows.map(row => row.entity_ref.split('/')[1]).join('');

describe.each(testDatabases.eachSupportedId())('reading lists on %s', id => {
  let knex: Knex;
  beforeAll(async () => {
    knex = await openTestDatabase(id);
    await fill(knex);
  });

  it.each([
    [{}, 'abcdefg'],
    [{ tier: ['tier-1'] }, 'abc'],
    [{ level: ['silver', 'none'] }, 'acdfg'],
    [{ gap: 'false' }, 'ab'],
    [{ gap: 'true', tier: 'tier-1' }, 'c'],
    [{ text: 'MODEL b' }, 'b'],
    [{ text: '100%' }, 'd'],
    [{ text: '_' }, ''],
    [{ kind: 'Component' }, 'abcdefg'],
    [{ kind: 'Resource' }, ''],
    [{ type: 'ml-model', lifecycle: 'production' }, 'abcdefg'],
    [{ check: 'model-registered' }, 'b'],
    [{ check: 'model-registered', state: 'fail' }, 'b'],
    [{ check: 'model-registered', state: 'pass' }, ''],
    [{ dimension: 'model-versioning' }, 'b'],
    [{ dimension: 'model-versioning', state: 'pass' }, 'b'],
    [{ dimension: 'model-versioning', state: 'fail' }, 'b'],
    [{ dimension: 'model-versioning', state: ['unknown'] }, ''],
    [{ dimension: 'unheard-of' }, ''],
    [{ waived: 'true' }, 'e'],
    [{ waived: 'false', tier: 'tier-3' }, 'dfg'],
    [{ attested: 'true' }, 'f'],
    [{ attested: 'false', gap: 'false' }, 'ab'],
    [{ text: "'; drop table components; --" }, ''],
  ])('filters by %j', async (query, expected) => {
    const listed: ListedComponents = {
      positions,
      filters: scorecardsQuerySchema.parse(query),
      visible: 'all',
    };
    for (const stateIsRare of [false, true]) {
      const page = await readComponentPage(knex, { ...listed, stateIsRare });
      expect(names(page.rows)).toBe(expected);
    }
    expect(await countComponents(knex, listed)).toBe(expected.length);
  });

  it('tells the state of the check that narrows it', async () => {
    for (const stateIsRare of [false, true]) {
      const { rows } = await readComponentPage(knex, {
        positions,
        filters: scorecardsQuerySchema.parse({ check: 'model-registered' }),
        visible: 'all',
        stateIsRare,
      });
      expect(rows.map(row => row.check_letter)).toEqual(['f']);
    }
  });

  it('narrows to owners', async () => {
    const { rows } = await readComponentPage(knex, {
      positions,
      filters: scorecardsQuerySchema.parse({}),
      owners: ['group:default/odd'],
      visible: 'all',
    });
    expect(names(rows)).toBe('bdf');
  });

  it.each([
    ['name', 'asc', 'abcdefg'],
    ['name', 'desc', 'gfedcba'],
    ['gap', 'desc', 'gfedcba'],
    ['score', 'asc', 'gabcdef'],
    ['score', 'desc', 'fedcbag'],
    ['tier', 'asc', 'abcdefg'],
    ['tier', 'desc', 'gfedcba'],
    ['level', 'asc', 'adgbecf'],
    ['level', 'desc', 'fcebgda'],
    ['coverage', 'asc', 'bgfedca'],
    ['coverage', 'desc', 'acdefgb'],
    ['owner', 'asc', 'acegbdf'],
    ['owner', 'desc', 'fdbgeca'],
  ])('pages by %s %s, each row once', async (orderBy, order, expected) => {
    let cursor: string | undefined;
    let seen = '';
    let pages = 0;
    do {
      const page = await readComponentPage(knex, {
        positions,
        filters: scorecardsQuerySchema.parse({
          orderBy,
          order,
          limit: 2,
          cursor,
        }),
        visible: 'all',
      });
      seen += names(page.rows);
      cursor = page.nextCursor;
      pages += 1;
    } while (cursor);
    expect(seen).toBe(expected);
    expect(pages).toBe(4);
  });

  it.each([
    'nonsense',
    Buffer.from('[1]').toString('base64url'),
    Buffer.from('["gap",1,1]').toString('base64url'),
    Buffer.from('["tier","tier-1","a",1]').toString('base64url'),
    Buffer.from('["name","a",1.5]').toString('base64url'),
    Buffer.from('["name","a",1e300]').toString('base64url'),
  ])('refuses the cursor %s', async cursor => {
    await expect(
      readComponentPage(knex, {
        positions,
        filters: scorecardsQuerySchema.parse({ cursor }),
        visible: 'all',
      }),
    ).rejects.toThrow(InputError);
  });

  it('shows and counts nothing that the caller may not read', async () => {
    const listed: ListedComponents = {
      positions,
      filters: scorecardsQuerySchema.parse({}),
      visible: await visibleSet(knex, [
        'component:default/b',
        'component:default/zz',
      ]),
    };
    const page = await readComponentPage(knex, listed);
    expect(names(page.rows)).toBe('b');
    expect(await countComponents(knex, listed)).toBe(1);
  });

  it('says on each page in which of the states asked for each component is', async () => {
    const letters = { a: 'F', c: 'd', d: 'p', e: 'f', f: 'E', g: 'v' };
    for (const [name, letter] of Object.entries(letters)) {
      await knex('results').insert({
        component_id: knex('components')
          .where({ entity_ref: `component:default/${name}` })
          .select('id'),
        states: `p${letter}`,
        deciders: '--',
        since: '[0, 0]',
        dimension_levels: '0',
        tier_reasons: '[]',
        findings: '[]',
      });
    }
    for (const [state, expected] of [
      [['fail'], 'ef bf aF'],
      [['unknown', 'fail'], 'fE ef cd bf aF'],
    ] as const) {
      for (const stateIsRare of [false, true]) {
        const seen: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await readComponentPage(knex, {
            positions,
            stateIsRare,
            filters: scorecardsQuerySchema.parse({
              check: 'model-registered',
              state,
              orderBy: 'score',
              order: 'desc',
              limit: 2,
              cursor,
            }),
            visible: 'all',
          });
          seen.push(...page.rows.map(row => names([row]) + row.asked_state));
          cursor = page.nextCursor;
        } while (cursor);
        expect(seen.join(' ')).toBe(expected);
      }
    }
    const { rows } = await readComponentPage(knex, {
      positions,
      filters: scorecardsQuerySchema.parse({}),
      visible: 'all',
    });
    expect(rows.map(row => row.asked_state)).toEqual(Array(7).fill(null));
  });
});
