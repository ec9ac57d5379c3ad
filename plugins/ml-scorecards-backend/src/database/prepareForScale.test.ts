import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { testDatabases } from '../__testUtils__/databases';
import {
  toyCheck,
  toyDefinitions,
  toyPipeline,
} from '../__testUtils__/toyPipeline';
import { auditScorecards } from '../recording/auditScorecards';
import { changedPositions, stateAt } from '../recording/packedResults';
import { readLabelChanges } from './labelChanges';
import { readPositions } from './positions';
import { ResultsRow, TransitionRow } from './tables';

// The migration that packs results, with data in place.

const directory = resolvePackagePath(
  'backstage-plugin-ml-scorecards-backend',
  'migrations',
);

jest.setTimeout(120_000);

const MONDAY = '2026-01-05T08:00:00.000Z';
const TUESDAY = '2026-01-06T08:00:00.000Z';
const FRIDAY = '2026-01-09T08:00:00.000Z';

const definitions = toyDefinitions([
  toyCheck('few-blocks', 'toy.blocks < 3', { requiredFor: ['tier-1'] }),
  toyCheck('many-blocks', 'toy.blocks >= 3', { dimension: 'joy' }),
]);

interface OldComponent {
  name: string;
  owner: string;
  states: Record<string, [state: string, since: string]>;
  tier?: string;
  level?: number;
}

/** What the version before had stored. `gone` is a check that is no longer defined. */
const COMPONENTS: OldComponent[] = [
  {
    name: 'fraud',
    owner: 'group:default/risk',
    states: {
      'few-blocks': ['fail', FRIDAY],
      'many-blocks': ['pass', FRIDAY],
      gone: ['unknown', MONDAY],
    },
    tier: 'tier-1',
    level: 0,
  },
  {
    name: 'churn',
    owner: 'group:default/other',
    states: {
      'few-blocks': ['unknown', MONDAY],
      'many-blocks': ['not-applicable', MONDAY],
    },
    tier: 'unclassified',
    level: 0,
  },
  { name: 'new', owner: 'group:default/risk', states: {} },
];

/** Of fraud: tier 2 at first and then tier 1, bronze until Friday. */
const TRANSITIONS: Array<[subject: string, to: string | null, at: string]> = [
  ['check:few-blocks', 'pass', MONDAY],
  ['check:many-blocks', 'fail', MONDAY],
  ['check:gone', 'unknown', MONDAY],
  ['check:older', 'pass', MONDAY],
  ['level', 'bronze', MONDAY],
  ['tier', 'tier-2', MONDAY],
  ['tier', 'tier-1', TUESDAY],
  ['check:older', null, TUESDAY],
  ['check:few-blocks', 'fail', FRIDAY],
  ['check:many-blocks', 'pass', FRIDAY],
  ['level', 'none', FRIDAY],
];

async function fill(knex: Knex) {
  const count = (component: OldComponent, wanted: string) =>
    Object.values(component.states).filter(([state]) => state === wanted)
      .length;
  for (const component of COMPONENTS) {
    const { name, owner, states, tier } = component;
    const isEvaluated = tier !== undefined;
    const entity = {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name, namespace: 'default' },
      spec: { type: 'ml-model', lifecycle: 'production' },
    };
    await knex('components').insert({
      entity_uid: `uid-of-${name}`,
      entity_ref: `component:default/${name}`,
      kind: 'component',
      title: name,
      sort_name: name,
      search_text: name,
      type: 'ml-model',
      lifecycle: 'production',
      owner_ref: owner,
      entity: JSON.stringify(entity),
      fingerprint: `fingerprint-of-${name}`,
      ...(isEvaluated && {
        tier,
        tier_reasons: JSON.stringify([{ text: name, origin: 'default' }]),
        findings: '[]',
        level: component.level,
        target_level: 0,
        gap: 1,
        score: 0.5,
        coverage: 1,
        pass_count: count(component, 'pass'),
        fail_count: count(component, 'fail'),
        unknown_count: count(component, 'unknown'),
        not_applicable_count: count(component, 'not-applicable'),
        evaluated_at: FRIDAY,
      }),
    });
    const component_id = await idOf(knex, name);
    for (const [check_id, [state, since]] of Object.entries(states)) {
      await knex('check_results').insert({
        component_id,
        check_id,
        state,
        since,
        outcome: JSON.stringify({ evidence: [] }),
      });
    }
    await knex('fact_sets').insert({
      component_id,
      source: 'toy',
      facts: JSON.stringify({ blocks: { value: 5 } }),
      fingerprint: 'f',
      collected_at: FRIDAY,
      attempted_at: FRIDAY,
    });
    await knex('checklist_items').insert({
      component_id,
      checklist_id: 'before-scaling',
      item_id: 'one',
      ticked: name === 'fraud',
      note: `by ${name}`,
      changed_by: 'user:default/omar',
      changed_at: TUESDAY,
      version: 3,
    });
  }
  const log = async (name: string, rows: typeof TRANSITIONS): Promise<void> => {
    for (const [subject, to_value, at] of rows) {
      await knex('transitions').insert({
        component_id: await idOf(knex, name),
        subject,
        from_value: null,
        to_value,
        at,
      });
    }
  };
  // Rows of two components mingle, as they do when both are evaluated again and again.
  await log('fraud', TRANSITIONS.slice(0, 6));
  await log('churn', [
    ['check:few-blocks', 'unknown', MONDAY],
    ['check:many-blocks', 'not-applicable', MONDAY],
    ['level', 'none', MONDAY],
    ['tier', 'unclassified', MONDAY],
  ]);
  await log('fraud', TRANSITIONS.slice(6));
  await knex('owner_groups').insert({
    group_ref: 'group:default/risk',
    title: 'Risk',
  });
  await knex('label_changes').insert([
    { entity_ref: 'component:default/old', sequence: 1 },
    {
      entity_ref: 'component:default/fraud',
      sequence: 2,
      tier: 'tier-1',
      level: 'none',
    },
  ]);
  await knex('recording_state').update({
    label_sequence: 2,
    definitions_fingerprint: 'old',
  });
}

async function idOf(knex: Knex, name: string): Promise<number> {
  const row = await knex('components')
    .where({ entity_ref: `component:default/${name}` })
    .first('id');
  return row.id;
}

async function statesOf(knex: Knex, states: string) {
  const { checks } = await readPositions(knex);
  return Object.fromEntries(
    checks.flatMap(({ id }, position) => {
      const state = stateAt(states, position);
      return state ? [[id, state]] : [];
    }),
  );
}

describe.each(testDatabases.eachSupportedId())(
  'packing what was stored before on %s',
  id => {
    async function start() {
      const knex = await testDatabases.init(id);
      await knex.migrate.up({ directory });
      await fill(knex);
      return knex;
    }

    it('keeps results with their states and since when', async () => {
      const knex = await start();
      await knex.migrate.latest({ directory });
      const { checks } = await readPositions(knex);
      expect(await knex('results')).toHaveLength(2);
      for (const { name, states } of COMPONENTS.slice(0, 2)) {
        const row: ResultsRow = await knex('results')
          .where({ component_id: await idOf(knex, name) })
          .first();
        expect(await statesOf(knex, row.states)).toEqual(
          Object.fromEntries(
            Object.entries(states).map(([check, [state]]) => [check, state]),
          ),
        );
        const since: number[] = JSON.parse(row.since);
        for (const [check, [, at]] of Object.entries(states)) {
          const position = checks.findIndex(placed => placed.id === check);
          expect(since[position]).toBe(Date.parse(at) / 1000);
        }
        expect(JSON.parse(row.tier_reasons)).toEqual([
          { text: name, origin: 'default' },
        ]);
      }
    });

    it('keeps the history, step by step', async () => {
      const knex = await start();
      await knex.migrate.latest({ directory });
      const rows: TransitionRow[] = await knex('transitions')
        .where({ component_id: await idOf(knex, 'fraud') })
        .orderBy('id');
      const { checks } = await readPositions(knex);
      const steps = rows.map((row, index) => ({
        at: row.at,
        tier: row.tier,
        level: row.level,
        changed: Object.fromEntries(
          changedPositions(rows[index - 1]?.states ?? '', row.states).map(
            position => [
              checks[position].id,
              stateAt(row.states, position) ?? null,
            ],
          ),
        ),
      }));
      expect(steps).toEqual([
        {
          at: MONDAY,
          tier: 'tier-2',
          level: 1,
          changed: {
            'few-blocks': 'pass',
            'many-blocks': 'fail',
            gone: 'unknown',
            older: 'pass',
          },
        },
        { at: TUESDAY, tier: 'tier-1', level: 1, changed: { older: null } },
        {
          at: FRIDAY,
          tier: 'tier-1',
          level: 0,
          changed: { 'few-blocks': 'fail', 'many-blocks': 'pass' },
        },
      ]);
    });

    it('keeps what people and other systems said', async () => {
      const knex = await start();
      const kept = ['owner_groups', 'checklist_items', 'fact_sets'] as const;
      const before = await Promise.all(kept.map(table => knex(table)));
      const entities = await knex('components').orderBy('id').pluck('entity');
      await knex.migrate.latest({ directory });
      const after = await Promise.all(kept.map(table => knex(table)));
      after.forEach((rows, index) => expect(rows).toMatchObject(before[index]));
      expect(
        await knex('component_entities')
          .orderBy('component_id')
          .pluck('entity'),
      ).toEqual(entities);
      expect(await readLabelChanges(knex, { after: 0, limit: 9 })).toEqual([
        expect.objectContaining({
          sequence: 1,
          entity_ref: 'component:default/old',
          tier: null,
        }),
        expect.objectContaining({
          sequence: 2,
          entity_ref: 'component:default/fraud',
          tier: 'tier-1',
          level: 'none',
        }),
      ]);
      expect(await knex('recording_state').first()).toMatchObject({
        label_sequence: 2,
        definitions_fingerprint: null,
      });
    });

    it('lets the recorder go on, with rollups of everything', async () => {
      const knex = await start();
      await knex.migrate.latest({ directory });
      const clock = { now: new Date('2026-01-09T08:30:00Z') };
      const { recorder } = await toyPipeline(knex, { definitions, clock });
      const audit = async () =>
        (await auditScorecards(knex, { definitions, now: clock.now }))
          .differences;
      expect(await audit()).toEqual([]);
      expect(
        await knex('rollups').where({ group_kind: 'all' }).first(),
      ).toMatchObject({ components: 2, tier_1: 1, unclassified: 1, pass: 1 });

      await recorder.evaluateAll();
      expect(await audit()).toEqual([]);
      const fraud: ResultsRow = await knex('results')
        .where({ component_id: await idOf(knex, 'fraud') })
        .first();
      expect(await statesOf(knex, fraud.states)).toEqual({
        'few-blocks': 'fail',
        'many-blocks': 'pass',
      });
      // What stayed the same began when it did.
      const position = (await readPositions(knex)).check('few-blocks')!;
      expect(JSON.parse(fraud.since)[position]).toBe(Date.parse(FRIDAY) / 1000);
      expect(await knex('definition_changes')).toEqual([]);
    });

    it('counts everything after going back and forth, though there were no results', async () => {
      const knex = await start();
      await knex.migrate.latest({ directory });
      while (
        (await knex.migrate.currentVersion({ directory })) > '20261123090000'
      ) {
        await knex.migrate.down({ directory });
      }
      await knex.migrate.latest({ directory });
      const { recorder, clock } = await toyPipeline(knex, { definitions });
      await recorder.evaluateAll();
      const report = await auditScorecards(knex, {
        definitions,
        now: clock.now,
      });
      expect(report.differences).toEqual([]);
      expect(
        await knex('rollups').where({ group_kind: 'all' }).first(),
      ).toMatchObject({ components: 3 });
    });

    it('leaves everything as it was if it fails half-way', async () => {
      const knex = await start();
      // What it makes last is there already.
      await knex.schema.createTable('fences', table => table.integer('id'));
      const tables = [
        'components',
        'check_results',
        'transitions',
        'checklist_items',
        'label_changes',
        'recording_state',
        'fact_sets',
      ];
      const dump = () => Promise.all(tables.map(table => knex(table)));
      const before = await dump();
      await expect(knex.migrate.latest({ directory })).rejects.toMatchObject({
        message: expect.stringMatching(/fences.* already exists/),
      });
      expect(await dump()).toEqual(before);
      expect(await knex.schema.hasTable('results')).toBe(false);

      await knex.schema.dropTable('fences');
      await knex.migrate.latest({ directory });
      expect(await knex('results')).toHaveLength(2);
    });
  },
);
