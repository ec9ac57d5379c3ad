import fc from 'fast-check';
import { Knex } from 'knex';
import { mlComponent } from '../__testUtils__/components';
import { openTestDatabase, testDatabases } from '../__testUtils__/databases';
import {
  readChangedSince,
  readIdsOfOwners,
} from '../database/conditionQueries';
import { readReadState } from '../database/recordingState';
import {
  START,
  TOY_CHECKS,
  toyCheck,
  toyDefinitions,
  toyPipeline,
} from '../__testUtils__/toyPipeline';
import { AUDIT_KINDS, AuditKind, AuditReport } from './auditReport';
import { auditScorecards } from './auditScorecards';

jest.setTimeout(120_000);

const HOUR = 60 * 60 * 1000;
const NOTHING = Object.fromEntries(AUDIT_KINDS.map(kind => [kind, 0]));
const LATER = new Date('2026-02-01T00:00:00Z');

function found(report: AuditReport): Partial<Record<AuditKind, number>> {
  return Object.fromEntries(
    AUDIT_KINDS.filter(kind => report.counts[kind] > 0).map(kind => [
      kind,
      report.counts[kind],
    ]),
  );
}

describe.each(testDatabases.eachSupportedId())('auditScorecards on %s', id => {
  /** Three components with results and a history. */
  async function start() {
    const knex = await openTestDatabase(id);
    const pipeline = await toyPipeline(knex);
    await pipeline.select([
      mlComponent('a'),
      mlComponent('b', { owner: 'group:default/other' }),
      mlComponent('c', { lifecycle: 'experimental' }),
    ]);
    await pipeline.record(['a', 'b', 'c'], { blocks: { value: 5 } });
    pipeline.later(HOUR / 2);
    await pipeline.record(['a'], { blocks: { value: 1 } });
    const audit = (repair = false) =>
      auditScorecards(knex, {
        definitions: pipeline.definitions,
        now: LATER,
        repair,
      });
    return { knex, pipeline, audit };
  }

  it('finds nothing in what strange entities leave', async () => {
    const { pipeline, audit } = await start();
    const odd = mlComponent('odd', {
      lifecycle: `${'a'.repeat(199)}😀 and more`,
    });
    odd.metadata.title = 'half \ud83d, NUL \0';
    await pipeline.select([mlComponent('a'), odd]);
    await pipeline.record(['a', 'odd'], { blocks: { value: 2 } });
    const report = await audit();
    expect(found(report)).toEqual({});
    expect(report.recalculated).toBe(2);
  });

  it('finds nothing in what was recorded', async () => {
    const { audit } = await start();
    const report = await audit();
    expect(found(report)).toEqual({});
    expect(report).toMatchObject({
      components: 3,
      recalculated: 3,
      differences: [],
    });
  });

  it('finds nothing in an empty database', async () => {
    const knex = await openTestDatabase(id);
    const report = await auditScorecards(knex, {
      definitions: toyDefinitions(),
      now: LATER,
    });
    expect(found(report)).toEqual({});
  });

  it('writes nothing without being told', async () => {
    const { knex, audit } = await start();
    await knex('rollups').where({ group_kind: 'all' }).update({ pass: 77 });
    await knex('transitions').delete();
    const before = await dump(knex);
    await audit();
    expect(await dump(knex)).toEqual(before);
  });

  const componentId = (knex: Knex, name: string) =>
    knex('components')
      .where({ entity_ref: `component:default/${name}` })
      .select('id');

  it.each<
    [
      what: string,
      damage: (knex: Knex) => Promise<unknown>,
      kinds: Partial<Record<AuditKind, number>>,
      subject: string,
      left: Partial<Record<AuditKind, number>>,
    ]
  >([
    [
      'a lost last step',
      async knex => {
        await lastTransition(knex).delete();
      },
      { 'history-end': 1 },
      'component:default/a',
      {},
    ],
    [
      'a history that is lost as a whole',
      knex =>
        knex('transitions')
          .whereIn('component_id', componentId(knex, 'b'))
          .delete(),
      { 'history-end': 1 },
      'component:default/b',
      {},
    ],
    [
      'a step that nobody recorded',
      async knex => {
        const { id: _, ...row } = await knex('transitions')
          .orderBy('id', 'desc')
          .first();
        await knex('transitions').insert({ ...row, states: '--' });
      },
      { 'history-end': 1 },
      'component:default/a',
      {},
    ],
    [
      'a step written twice',
      async knex => {
        const { id: _, ...row } = await knex('transitions')
          .orderBy('id', 'desc')
          .first();
        await knex('transitions').insert(row);
      },
      { 'history-step': 1 },
      'component:default/a',
      { 'history-step': 1 },
    ],
    [
      'steps that are not in the order of time',
      async knex => {
        await lastTransition(knex).update({ at: '2025-12-31T00:00:00.000Z' });
      },
      { 'history-order': 1 },
      'component:default/a',
      { 'history-order': 1 },
    ],
    [
      'a wrong count of states',
      knex =>
        knex('components')
          .whereIn('id', componentId(knex, 'c'))
          .update({ pass_count: 9 }),
      { summary: 1 },
      'component:default/c',
      { summary: 1 },
    ],
    [
      'a wrong score',
      knex =>
        knex('components')
          .whereIn('id', componentId(knex, 'c'))
          .update({ score: 0.9 }),
      { summary: 1 },
      'component:default/c',
      { summary: 1 },
    ],
    [
      'a group with a wrong count',
      knex =>
        knex('rollups')
          .where({ group_key: 'group:default/other' })
          .update({ components: 5, gap: 8 }),
      { rollup: 1, snapshot: 1 },
      'owner group:default/other',
      {},
    ],
    [
      'a wrong count of a check',
      knex =>
        knex('rollups')
          .where({ group_kind: 'all' })
          .update({ checks: JSON.stringify({ 'few-blocks': [3, 0, 0, 0] }) }),
      { rollup: 1, snapshot: 1 },
      'all',
      {},
    ],
    [
      'a group that is missing',
      knex =>
        knex('rollups').where({ group_key: 'group:default/other' }).delete(),
      { rollup: 1 },
      'owner group:default/other',
      {},
    ],
    [
      'a group that should be empty',
      knex =>
        knex('rollups')
          .where({ group_key: 'group:default/other' })
          .update({ group_key: 'group:default/ghost' }),
      { rollup: 2, snapshot: 1 },
      'owner group:default/ghost',
      {},
    ],
    [
      'a snapshot that is not the rollup',
      knex =>
        knex('rollup_days').where({ group_kind: 'all' }).update({ gold: 1 }),
      { snapshot: 1 },
      'all',
      {},
    ],
    [
      'a snapshot that is missing',
      knex =>
        knex('rollup_days')
          .where({ group_key: 'group:default/other' })
          .delete(),
      { snapshot: 1 },
      'owner group:default/other',
      {},
    ],
    [
      'owners that an older replica has left',
      knex =>
        knex('component_owners')
          .whereIn('component_id', componentId(knex, 'b'))
          .update({ owner_ref: 'group:default/former' }),
      { owners: 1 },
      'component:default/b',
      {},
    ],
    [
      'a component without the owners that its entity has',
      knex =>
        knex('component_owners')
          .whereIn('component_id', componentId(knex, 'a'))
          .delete(),
      { owners: 1 },
      'component:default/a',
      {},
    ],
    [
      'results that nobody counts as evaluated',
      knex =>
        knex('components')
          .whereIn('id', componentId(knex, 'b'))
          .update({ pass_count: null, evaluated_at: null }),
      { summary: 1, rollup: 6 },
      'component:default/b',
      { summary: 1 },
    ],
  ])(
    'finds %s, and mends it if that is promised',
    async (_, damage, kinds, subject, left) => {
      const { knex, audit } = await start();
      const results = await knex('results').orderBy('component_id');
      await damage(knex);

      const report = await audit();
      expect(found(report)).toMatchObject(kinds);
      expect(Object.keys(found(report))).toEqual(Object.keys(kinds));
      expect(report.differences.map(d => d.subject)).toContain(subject);
      expect(report.mended).toEqual(NOTHING);

      const repaired = await audit(true);
      expect(repaired.counts).toEqual(report.counts);
      for (const kind of AUDIT_KINDS) {
        expect([kind, repaired.mended[kind]]).toEqual([
          kind,
          report.counts[kind] - (left[kind] ?? 0),
        ]);
      }
      expect(found(await audit())).toEqual(left);
      expect(await knex('results').orderBy('component_id')).toEqual(results);
    },
  );

  it('finds rows of components that do not exist', async () => {
    const { knex, audit } = await start();
    await withoutForeignKeys(knex, async () => {
      await knex('fact_sets').insert({
        component_id: 4711,
        source: 'toy',
        attempted_at: '',
      });
      await knex('components').whereIn('id', componentId(knex, 'b')).delete();
    });
    const report = await audit();
    // The entity, owner, facts, results and history of b, and the facts of nobody.
    expect(report.counts['unknown-component']).toBe(6);
    expect(report.differences).toContainEqual({
      kind: 'unknown-component',
      subject: 'fact_sets',
      message: 'has rows of the component 4711, which does not exist',
    });
  });

  it('tells the first differences of each kind and counts the others', async () => {
    const knex = await openTestDatabase(id);
    const { select, record, definitions } = await toyPipeline(knex);
    const names = [...Array(60).keys()].map(n => `model-${n}`);
    await select(names.map(name => mlComponent(name)));
    await record(names, { blocks: { value: 5 } });
    await knex('transitions').delete();
    await knex('components').update({ fail_count: 9 });
    const report = await auditScorecards(knex, { definitions, now: LATER });
    expect(found(report)).toEqual({ 'history-end': 60, summary: 60 });
    expect(report.differences).toHaveLength(40);
  });

  it('mends a lost step with what is current, at the moment it was noticed', async () => {
    const { knex, audit } = await start();
    const last = await knex('transitions').orderBy('id', 'desc').first();
    await knex('transitions').where({ id: last.id }).delete();
    await audit(true);
    expect(await knex('transitions').orderBy('id', 'desc').first()).toEqual({
      ...last,
      id: expect.any(Number),
      at: LATER.toISOString(),
      cause: 'time',
      source: null,
    });
  });

  it('lets conditions be judged anew on components whose owners it mends', async () => {
    const { knex, audit } = await start();
    const before = await readReadState(knex);
    const [a] = await componentId(knex, 'a').pluck('id');
    const [b] = await readIdsOfOwners(knex, ['group:default/other']);
    await knex('component_owners')
      .where({ component_id: a })
      .update({ owner_ref: 'group:default/other' });
    await audit(true);
    expect(await readIdsOfOwners(knex, ['group:default/other'])).toEqual([b]);

    const after = await readReadState(knex);
    expect(after.componentsEpoch).toBe(before.epoch + 1);
    expect(after.epoch).toBe(after.componentsEpoch);
    expect(await readChangedSince(knex, before.epoch)).toEqual([a]);
  });

  it('leaves levels alone that other definitions gave', async () => {
    const { knex } = await start();
    const report = await auditScorecards(knex, {
      definitions: toyDefinitions([toyCheck('other', 'toy.blocks > 7')]),
      now: LATER,
    });
    expect(found(report)).toEqual({});
    expect(report).toMatchObject({ components: 3, recalculated: 0 });
  });

  it('stops when it is told to', async () => {
    const { knex, pipeline } = await start();
    await expect(
      auditScorecards(knex, {
        definitions: pipeline.definitions,
        now: LATER,
        signal: AbortSignal.abort(),
      }),
    ).rejects.toThrow(/abort/i);
  });

  it('finds nothing after any sequence of recordings, changes and removals', async () => {
    const names = ['a', 'b', 'c', 'd'];
    const entity = fc.record({
      name: fc.constantFrom(...names),
      uid: fc.constantFrom('1', '2'),
      owner: fc.constantFrom('group:default/risk', 'group:default/other'),
      lifecycle: fc.constantFrom('production', 'experimental'),
      impact: fc.constantFrom('critical', 'none'),
    });
    const step = fc.oneof(
      fc.record({
        do: fc.constant('select' as const),
        entities: fc.uniqueArray(entity, { selector: ({ name }) => name }),
      }),
      fc.record({
        do: fc.constant('record' as const),
        names: fc.subarray(names, { minLength: 1 }),
        blocks: fc.option(fc.integer({ min: 1, max: 4 })),
        playedHoursAgo: fc.option(fc.integer({ min: 0, max: 40 })),
      }),
      fc.record({
        do: fc.constant('sweep' as const),
        hours: fc.integer({ min: 0, max: 30 }),
      }),
      fc.record({
        do: fc.constant('define' as const),
        checks: fc.subarray(TOY_CHECKS),
        required: fc.subarray(['tier-1', 'tier-2', 'tier-3', 'tier-4']),
        dimension: fc.constantFrom('play', 'joy'),
      }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 3, maxLength: 12 }),
        async steps => {
          const knex = await openTestDatabase(id);
          const clock = { now: START };
          let pipeline = await toyPipeline(knex, { clock });
          await pipeline.select(names.map(name => mlComponent(name)));
          for (const next of steps) {
            pipeline.later(1000);
            switch (next.do) {
              case 'select':
                await pipeline.select(
                  next.entities.map(({ name, uid, impact, ...rest }) =>
                    mlComponent(name, {
                      ...rest,
                      uid: `${name}-${uid}`,
                      labels: { 'mlscorecards.io/decision-impact': impact },
                    }),
                  ),
                );
                break;
              case 'record':
                await pipeline.record(next.names, {
                  ...(next.blocks && { blocks: { value: next.blocks } }),
                  ...(next.playedHoursAgo !== null && {
                    playedAt: {
                      value: new Date(
                        clock.now.getTime() - next.playedHoursAgo * HOUR,
                      ).toISOString(),
                    },
                  }),
                });
                break;
              case 'define':
                pipeline = await toyPipeline(knex, {
                  clock,
                  definitions: toyDefinitions(
                    next.checks.map(check => ({
                      ...check,
                      requiredFor: next.required,
                      dimension: next.dimension,
                    })),
                  ),
                });
                break;
              default:
                pipeline.later(next.hours * HOUR);
                await pipeline.recorder.evaluateAll();
            }
            const report = await auditScorecards(knex, {
              definitions: pipeline.definitions,
              now: clock.now,
            });
            expect(report.differences).toEqual([]);
          }
        },
      ),
      { numRuns: id === 'SQLITE_3' ? 30 : 8 },
    );
  });
});

function lastTransition(knex: Knex) {
  return knex('transitions').where({ id: knex('transitions').max('id') });
}

async function dump(knex: Knex) {
  const tables = ['components', 'results', 'transitions', 'rollups'];
  return Promise.all(tables.map(table => knex(table).select()));
}

async function withoutForeignKeys(knex: Knex, work: () => Promise<void>) {
  const isSqlite = knex.client.config.client !== 'pg';
  const [off, on] = isSqlite
    ? ['pragma foreign_keys = off', 'pragma foreign_keys = on']
    : [
        'alter table %s disable trigger all',
        'alter table %s enable trigger all',
      ];
  const tables = isSqlite
    ? ['']
    : [
        'components',
        'component_entities',
        'component_owners',
        'fact_sets',
        'results',
        'transitions',
        'checklist_items',
      ];
  for (const table of tables) {
    await knex.raw(off.replace('%s', table));
  }
  await work();
  for (const table of tables) {
    await knex.raw(on.replace('%s', table));
  }
}
