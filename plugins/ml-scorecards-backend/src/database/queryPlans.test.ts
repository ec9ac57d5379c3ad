import {
  SCORECARD_ORDERS,
  scorecardsQuerySchema,
} from 'backstage-plugin-ml-scorecards-common';
import { Knex } from 'knex';
import { Positions } from '../recording/Positions';
import { openTestDatabase, testDatabases } from '../__testUtils__/databases';
import { visibleSet } from '../__testUtils__/visibleSet';
import { readComponentRecord } from './componentRecords';
import { readComponentWork, readOwnedComponentIds } from './componentWork';
import { readCountedIn } from './countedIn';
import { readCheckDays, readDays } from './dayQueries';
import {
  readDueDigests,
  readNewTransitions,
  readNewWaiverDecisions,
} from './digests';
import { readCheckCounts, readRollups } from './rollupQueries';
import {
  countComponents,
  readComponentPage,
  readComponentsByRefs,
} from './scorecardQueries';
import { readGroupMembers } from './groupMembers';
import { readMissingFacts } from './missingFacts';
import { countStoredFacts } from './storedFacts';
import {
  readCheckTransitions,
  readDefinitionDaysOf,
  readLastOfDays,
  readTransitions,
} from './transitionQueries';
import { readWaivers } from './waivers';

jest.setTimeout(180_000);

const COMPONENTS = 20_000;
/** From all over the table. */
const SOME_IDS = Array.from({ length: 100 }, (_, n) => n * 200 + 1);

/** What is new since the last thousand of transitions. */
const NEWS = {
  after: { day: '2026-01-04', transition_id: 99_000, statement_id: 0 },
  upTo: { day: '2026-01-05', transition_id: 100_000, statement_id: 10 },
};

const BIG_TABLES = [
  'components',
  'results',
  'transitions',
  'rollup_days',
  'fact_sets',
];

const positions = new Positions({
  version: 1,
  checks: ['common', 'rare', 'other'].map(id => ({ id, dimension: 'play' })),
  dimensions: ['play'],
});

/** Enough of everything that reading all of it would be a bad plan. */
async function fill(knex: Knex) {
  for (const table of [...BIG_TABLES, 'rollups']) {
    // It would look at old rows just when our vacuum wants to know that nobody does, and plans would depend on that.
    await knex.raw(`alter table ${table} set (autovacuum_enabled = false)`);
  }
  await knex.raw(
    `insert into components (entity_uid, entity_ref, kind, title, sort_name, search_text, type, lifecycle, owner_ref,
       system_ref, domain_ref, fingerprint, tier, level, target_level, gap, score, evaluated_at)
     select 'uid' || n, 'component:default/c' || n, 'component', 'Model ' || md5(n::text), 'model ' || md5(n::text),
       'component:default/c' || n || ' model ' || md5(n::text), case when n % 500 = 0 then 'dataset' else 'ml-model' end,
       case when n % 400 = 0 then 'deprecated' when n % 2 = 0 then 'production' else 'experimental' end,
       case when n % 200 = 0 then null else 'group:default/team-' || (n % 1000) end, 'system:default/s' || (n % 400),
       'domain:default/d' || (n % 50), '', case when n % 997 = 0 then 'unclassified' else 'tier-' || (1 + n % 4) end,
       case when n % 300 = 0 then 3 when n % 3 = 0 then 1 else 0 end, n % 4, (n * 7) % 13, (n % 101) / 101.0,
       '2026-01-01T00:00:00.000Z'
     from generate_series(1, ?) n`,
    [COMPONENTS],
  );
  await knex.raw(
    `insert into results (component_id, states, deciders, since, dimension_levels, tier_reasons, findings)
     select id, case when id % 3 = 0 then 'f' else 'p' end || case when id % 1000 = 0 then 'f' else 'p' end
         || repeat('p', 38), repeat('0', 40), '[' || repeat('1234567890,', 39) || '0]', '0', '[]', '[]'
     from components`,
  );
  await knex.raw(
    `insert into transitions (component_id, at, cause, states, tier, level, gap, score)
     select id, '2026-01-0' || day || 'T00:00:00.000Z', 'facts', repeat('p', 40), 'tier-1', 0, 0, 0
     from components, generate_series(1, 5) day order by day, id`,
  );
  await knex.raw(
    `insert into fact_sets (component_id, source, facts, attempted_at, error)
     select id, 'toy', case when id % 500 > 0 then '{"words":"' || repeat('word ', 100) || '"}' end, '2026-01-01T00:00:00.000Z',
       case when id % 500 = 0 then '{"code":"not-found"}' end
     from components`,
  );
  await knex.raw(
    `insert into rollups (group_kind, group_key, components, at_target, none, bronze, silver, gold, tier_1, tier_2,
       tier_3, tier_4, unclassified, pass, fail, unknown, not_applicable, gap)
     select 'owner', 'group:default/team-' || n, 20, ${zeros(15)}
     from generate_series(1, 1000) n`,
  );
  await knex.raw(
    `insert into rollup_days (day, group_kind, group_key, components, at_target, none, bronze, silver, gold, tier_1,
       tier_2, tier_3, tier_4, unclassified, pass, fail, unknown, not_applicable, gap)
     select to_char(date '2026-01-01' + day, 'YYYY-MM-DD'), kind, kind || n, 20, ${zeros(
       15,
     )}
     from generate_series(0, 99) day, generate_series(1, 500) n, (values ('owner'), ('system')) kinds (kind)`,
  );
  // Vacuum too, as autovacuum does on a server that is not a minute old.
  for (const table of [...BIG_TABLES, 'rollups']) {
    await knex.raw(`vacuum analyze ${table}`);
    // On a busy server vacuum cannot always tell that all rows are old, and plans depend on what it says.
    await knex.raw(
      'update pg_class set relallvisible = relpages where oid = ?::regclass',
      [table],
    );
  }
}

function zeros(count: number): string {
  return Array(count).fill('0').join(', ');
}

/** A part of a plan, as PostgreSQL describes it. */
type PlanNode = Record<string, any>;

/** All parts of the plans of the statements of some work. */
async function planOf(
  knex: Knex,
  work: () => Promise<unknown>,
): Promise<PlanNode[]> {
  const statements: Array<{ sql: string; bindings: Knex.RawBinding[] }> = [];
  const listen = (statement: (typeof statements)[number]) =>
    statements.push(statement);
  knex.on('query', listen);
  await work();
  knex.removeListener('query', listen);
  expect(statements.length).toBeGreaterThan(0);

  const nodes: PlanNode[] = [];
  const visit = (node: PlanNode) => {
    nodes.push(node);
    (node.Plans ?? []).forEach(visit);
  };
  for (const { sql, bindings } of statements) {
    const { rows } = await knex.raw(
      `explain (format json) ${sql.replace(/\$\d+/g, '?')}`,
      bindings,
    );
    visit(rows[0]['QUERY PLAN'][0].Plan);
  }
  return nodes;
}

/** Tables that the statements of some work read from beginning to end. */
async function tablesReadWhole(
  knex: Knex,
  work: () => Promise<unknown>,
): Promise<string[]> {
  const nodes = await planOf(knex, work);
  return nodes
    .filter(node => /Seq Scan/.test(node['Node Type']))
    .map(node => node['Relation Name'])
    .filter(table => BIG_TABLES.includes(table));
}

const postgres = testDatabases
  .eachSupportedId()
  .filter(([id]) => id.startsWith('POSTGRES'));

(postgres.length > 0 ? describe.each(postgres) : describe.skip.each([['-']]))(
  'plans on %s',
  id => {
    let knex: Knex;
    beforeAll(async () => {
      knex = await openTestDatabase(
        id as Parameters<typeof openTestDatabase>[0],
      );
      await fill(knex);
    });

    const list = (
      query: object,
      options: { owners?: string[]; stateIsRare?: boolean } = {},
    ) => ({
      filters: scorecardsQuerySchema.parse(query),
      positions,
      visible: 'all' as const,
      ...options,
    });
    const teams = Array.from(
      { length: 300 },
      (_, n) => `group:default/team-${n}`,
    );

    const FILTERS: Array<[string, object, Parameters<typeof list>[1]]> = [
      ['nothing', {}, {}],
      ['a team', {}, { owners: ['group:default/team-7'] }],
      ['a department', {}, { owners: teams }],
      ['no owner', {}, { owners: [''] }],
      ['a system', { system: 'system:default/s7' }, {}],
      ['a domain', { domain: 'domain:default/d7' }, {}],
      ['a kind', { kind: 'component' }, {}],
      ['a usual type', { type: 'ml-model' }, {}],
      ['a rare type', { type: 'dataset' }, {}],
      ['a usual lifecycle', { lifecycle: 'production' }, {}],
      ['a rare lifecycle', { lifecycle: 'deprecated' }, {}],
      ['a tier', { tier: 'tier-1' }, {}],
      ['two tiers', { tier: ['tier-1', 'unclassified'] }, {}],
      ['a rare tier', { tier: 'unclassified' }, {}],
      ['a level', { level: 'none' }, {}],
      ['a rare level', { level: 'gold' }, {}],
      ['tier and level', { tier: 'tier-1', level: 'gold' }, {}],
      ['a gap', { gap: 'true' }, {}],
      ['no gap', { gap: 'false' }, {}],
      ['at target', { atTarget: 'true' }, {}],
      ['below target', { atTarget: 'false' }, {}],
      ['a usual state', { check: 'common', state: 'fail' }, {}],
      ['a rare state', { check: 'rare', state: 'fail' }, { stateIsRare: true }],
      [
        'tier and state',
        { check: 'common', state: 'fail', tier: 'tier-1' },
        {},
      ],
      ['a state in a dimension', { dimension: 'play', state: 'fail' }, {}],
      ['three', { tier: 'tier-2', lifecycle: 'production', gap: 'true' }, {}],
    ];

    describe.each(
      SCORECARD_ORDERS.flatMap(orderBy => [
        [orderBy, 'asc'],
        [orderBy, 'desc'],
      ]),
    )('a list by %s %s', (orderBy, order) => {
      it.each(FILTERS)(
        'filtered by %s reads no big table whole',
        async (_, query, options) => {
          const listed = list({ ...query, orderBy, order }, options);
          let cursor: string | undefined;
          expect(
            await tablesReadWhole(knex, async () => {
              ({ nextCursor: cursor } = await readComponentPage(knex, listed));
            }),
          ).toEqual([]);
          const next = {
            ...listed,
            filters: { ...listed.filters, cursor },
          };
          expect(
            await tablesReadWhole(knex, () => readComponentPage(knex, next)),
          ).toEqual([]);
        },
      );

      it('is read along its index, from where the page before ended', async () => {
        const typesOf = async (filters: object) => {
          const nodes = await planOf(knex, () =>
            readComponentPage(knex, list(filters)),
          );
          return nodes.map(node => [node['Node Type'], 'Index Cond' in node]);
        };
        const first = { orderBy, order };
        expect(await typesOf(first)).toEqual([
          ['Limit', false],
          ['Index Scan', false],
        ]);
        const { nextCursor } = await readComponentPage(knex, list(first));
        expect(await typesOf({ ...first, cursor: nextCursor })).toEqual([
          ['Limit', false],
          ['Index Scan', true],
        ]);
      });
    });

    it.each(
      FILTERS.filter(([name]) =>
        [
          'a team',
          'no owner',
          'a system',
          'a domain',
          'a rare type',
          'a rare lifecycle',
          'a rare tier',
          'a rare level',
          'tier and level',
          'no gap',
          'a rare state',
        ].includes(name),
      ),
    )(
      'counting what is filtered by %s reads no big table whole',
      async (_, query, options) => {
        expect(
          await tablesReadWhole(knex, () =>
            countComponents(knex, list(query, options)),
          ),
        ).toEqual([]);
      },
    );

    it.each<[string, (n: number) => boolean]>([
      ['a tenth', n => n % 10 === 0],
      ['half', n => n % 2 === 0],
      ['nine tenths', n => n % 10 > 0],
    ])(
      'shows a caller who may read %s a page along its order',
      async (_, isShown) => {
        const numbers = Array.from({ length: COMPONENTS }, (__, n) => n + 1);
        const visible = await visibleSet(
          knex,
          numbers.filter(isShown).map(n => `component:default/c${n}`),
        );
        expect(
          await tablesReadWhole(knex, async () => {
            for (const listed of [
              list({}),
              list({ tier: 'tier-1', orderBy: 'gap', order: 'desc' }),
              list({ orderBy: 'score' }, { owners: teams }),
            ]) {
              await readComponentPage(knex, { ...listed, visible });
            }
          }),
        ).toEqual([]);
      },
    );

    it('shows a caller who may read little from an index', async () => {
      const visible = await visibleSet(knex, ['component:default/c7']);
      expect(
        await tablesReadWhole(knex, () =>
          readComponentPage(knex, { ...list({}), visible }),
        ),
      ).toEqual([]);
    });

    it.each<[string, (knex: Knex) => Promise<unknown>]>([
      ['one scorecard', k => readComponentRecord(k, 'component:default/c7')],
      [
        'a hundred scorecards',
        k =>
          readComponentsByRefs(
            k,
            Array.from({ length: 100 }, (_, n) => `component:default/c${n}`),
          ),
      ],
      ['transitions', k => readTransitions(k, { componentId: 7, limit: 21 })],
      [
        'the days of a scorecard',
        k => readLastOfDays(k, { componentIds: [7], from: '2026-01-03' }),
      ],
      [
        'the days on which something else was asked of a component',
        k => readDefinitionDaysOf(k, { componentId: 7, from: '2026-01-03' }),
      ],
      [
        'the changes of a check',
        k =>
          readCheckTransitions(k, { componentId: 7, position: 3, limit: 21 }),
      ],
      [
        'the days of some scorecards',
        k =>
          readLastOfDays(k, {
            componentIds: SOME_IDS,
            from: '2026-01-03',
            before: '2026-01-05',
          }),
      ],
      [
        'the days of a check',
        k =>
          readCheckDays(k, {
            check: 'common',
            from: '2026-02-01',
            before: '2026-04-02',
          }),
      ],
      [
        'the components of a team that somebody may read',
        async k =>
          readGroupMembers(k, {
            visible: await visibleSet(
              k,
              SOME_IDS.map(n => `component:default/c${n}`),
            ),
            groups: { kind: 'owner', keys: ['group:default/team-201'] },
            limit: 5001,
          }),
      ],
      ['what sources have given no facts of', k => readMissingFacts(k, 'all')],
      ['how many components have facts of sources', countStoredFacts],
      ['rollups', k => readRollups(k, { kind: 'owner', dimensions: true })],
      ['counts of checks', readCheckCounts],
      [
        'the days of a group',
        k =>
          readDays(k, {
            kind: 'owner',
            key: 'owner7',
            from: '2026-02-01',
            before: '2026-04-02',
          }),
      ],
      [
        'the components of an owner',
        k =>
          readOwnedComponentIds(k, {
            owners: ['group:default/team-7', 'group:default/team-8'],
            visible: 'all',
          }),
      ],
      ['what waits in some components', k => readComponentWork(k, SOME_IDS)],
      [
        'what is new of some components',
        k => readNewTransitions(k, SOME_IDS, NEWS),
      ],
      [
        'what was decided about some components',
        k => readNewWaiverDecisions(k, SOME_IDS, NEWS),
      ],
      [
        'waivers',
        k =>
          readWaivers(k, {
            states: ['requested'],
            today: '2026-01-01',
            visible: 'all',
            limit: 51,
          }),
      ],
      [
        'owners who are to be told',
        k => readDueDigests(k, { day: '2026-01-05', limit: 2000 }),
      ],
      [
        'the trees that some groups are in',
        k => readCountedIn(k, ['owner7', 'owner8', 'owner9']),
      ],
    ])('reads %s by index', async (_, work) => {
      expect(await tablesReadWhole(knex, () => work(knex))).toEqual([]);
    });
  },
);
