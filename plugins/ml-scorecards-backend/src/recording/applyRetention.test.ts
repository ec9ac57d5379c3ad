import { Knex } from 'knex';
import { mlComponent } from '../__testUtils__/components';
import { openTestDatabase, testDatabases } from '../__testUtils__/databases';
import { toyPipeline } from '../__testUtils__/toyPipeline';
import { applyRetention } from './applyRetention';
import { COUNT_COLUMNS } from '../database/countedColumns';
import { differencesIn } from './auditReport';
import { auditScorecards } from './auditScorecards';

jest.setTimeout(120_000);

const DAY = 24 * 60 * 60 * 1000;
const NOW = new Date('2026-06-30T12:00:00Z');
const RETENTION = { transitionsMs: 10 * DAY, snapshotsMs: 20 * DAY };

function daysAgo(days: number): string {
  return new Date(NOW.getTime() - days * DAY).toISOString();
}

describe.each(testDatabases.eachSupportedId())('applyRetention on %s', id => {
  const apply = (knex: Knex, signal?: AbortSignal) =>
    applyRetention({ knex, retention: RETENTION, now: NOW, signal });

  /** Components with a history of the given days before now, in which each step changes something. */
  async function start(histories: Record<string, readonly number[]>) {
    const knex = await openTestDatabase(id);
    const names = Object.keys(histories);
    const clock = { now: new Date(daysAgo(100)) };
    const { select, record, definitions } = await toyPipeline(knex, { clock });
    await select(names.map(name => mlComponent(name)));
    for (const [name, days] of Object.entries(histories)) {
      for (const [index, day] of days.entries()) {
        clock.now = new Date(daysAgo(day));
        await record([name], { blocks: { value: index % 2 === 0 ? 1 : 5 } });
      }
    }
    return { knex, definitions };
  }

  async function historyOf(knex: Knex, name: string): Promise<number[]> {
    const ats: string[] = await knex('transitions')
      .join('components', 'components.id', 'component_id')
      .where({ entity_ref: `component:default/${name}` })
      .orderBy('transitions.id')
      .pluck('at');
    return ats.map(at => (NOW.getTime() - Date.parse(at)) / DAY);
  }

  it('keeps the last step before the cutoff, and all after it', async () => {
    const { knex, definitions } = await start({
      busy: [50, 40, 31, 30, 5, 4],
      edge: [31, 10, 5],
      idle: [50],
      fresh: [5, 4],
    });
    expect(await apply(knex)).toMatchObject({ transitions: 4 });
    expect(await historyOf(knex, 'busy')).toEqual([30, 5, 4]);
    expect(await historyOf(knex, 'edge')).toEqual([10, 5]);
    expect(await historyOf(knex, 'idle')).toEqual([50]);
    expect(await historyOf(knex, 'fresh')).toEqual([5, 4]);
    const report = await auditScorecards(knex, { definitions, now: NOW });
    expect(differencesIn(report).found).toBe(0);
    expect(await apply(knex)).toMatchObject({ transitions: 0, snapshots: 0 });
  });

  it('keeps the last snapshot of each group before the cutoff', async () => {
    const { knex } = await start({ busy: [50, 40, 31, 30, 5, 4] });
    await apply(knex);
    const daysOf = (group_kind: string) =>
      knex('rollup_days').where({ group_kind }).orderBy('day').pluck('day');
    expect(await daysOf('all')).toEqual(
      [30, 5, 4].map(days => daysAgo(days).slice(0, 10)),
    );
    // Only checks swap their states, and these are not counted by owner.
    expect(await daysOf('owner')).toEqual([daysAgo(50).slice(0, 10)]);
  });

  it('forgets entities without labels, and no other labels', async () => {
    const knex = await openTestDatabase(id);
    const row = (sequence: number, tier: string | null, days: number) => ({
      entity_ref: `component:default/c${sequence}`,
      sequence,
      tier,
      level: tier && 'gold',
      changed_at: daysAgo(days),
    });
    await knex('label_changes').insert([
      row(1, null, 100),
      row(2, 'tier-1', 100),
      row(3, null, 89),
      row(4, null, 1),
    ]);
    expect(await apply(knex)).toMatchObject({ labelTombstones: 1 });
    expect(await knex('label_changes').pluck('sequence')).toEqual([2, 3, 4]);
  });

  it('goes on through many rows at the same moment, in statements of bounded size', async () => {
    const { knex } = await start({ a: [50], b: [50] });
    await fillHistories(knex, 2600);
    const deletes: number[] = [];
    knex.on('query-response', (response, { method }) => {
      if (method === 'del') {
        deletes.push(Number(response));
      }
    });
    const { transitions } = await apply(knex);
    expect(transitions).toBe(5200);
    expect(Math.max(...deletes)).toBeLessThanOrEqual(1000);
    expect(await historyOf(knex, 'a')).toHaveLength(1);
  });

  it('stops between two batches when it is told to', async () => {
    const { knex } = await start({ a: [50] });
    await fillHistories(knex, 2000);
    const controller = new AbortController();
    knex.on('query-response', (_, { method }) => {
      if (method === 'del') {
        controller.abort();
      }
    });
    await expect(apply(knex, controller.signal)).rejects.toThrow(/abort/i);
    expect(await historyOf(knex, 'a')).toHaveLength(1001);
  });

  if (id === 'POSTGRES_15') {
    it('scans no table', async () => {
      const knex = await openTestDatabase(id);
      const { select } = await toyPipeline(knex);
      await select([...Array(300).keys()].map(n => mlComponent(`c${n}`)));
      await fillSteadily(knex);
      await knex.raw('analyze');
      const statements: Array<{ sql: string; bindings: unknown[] }> = [];
      knex.on('query', ({ sql, bindings }) => {
        if (/"(transitions|rollup_days)"/.test(sql)) {
          statements.push({ sql, bindings });
        }
      });
      await apply(knex);
      knex.removeAllListeners('query');
      expect(statements.length).toBeGreaterThan(20);
      for (const { sql, bindings } of statements) {
        const { rows } = await knex.raw(
          `explain ${sql.replace(/\$\d+/g, '?')}`,
          bindings as string[],
        );
        const plan = rows
          .map((row: Record<string, string>) => row['QUERY PLAN'])
          .join('\n');
        expect(plan).not.toMatch(/Seq Scan/);
      }
    });
  }
});

/** Gives each component steps of one old moment that all differ from the one before. */
async function fillHistories(knex: Knex, steps: number) {
  const components: number[] = await knex('components').pluck('id');
  const last = await knex('transitions').orderBy('id', 'desc').first();
  for (let start = 0; start < steps; start += 100) {
    await knex('transitions').insert(
      components.flatMap(component_id =>
        [...Array(Math.min(100, steps - start)).keys()].map(step => ({
          component_id,
          at: daysAgo(49),
          cause: 'facts',
          states: step % 2 === 0 ? 'fpu' : last.states,
          tier: last.tier,
          level: last.level,
        })),
      ),
    );
  }
}

/** What a portal holds in which retention runs every day or two: most of it is younger than the cutoff. */
async function fillSteadily(knex: Knex) {
  const ago = (days: string) =>
    `to_char(timestamp '${NOW.toISOString().slice(
      0,
      19,
    )}' - ${days} * interval '1 day',
      'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  await knex.raw(
    `insert into transitions (component_id, at, cause, states, tier, level)
     select components.id, ${ago('(200 - step) * 0.06')}, 'facts',
       case when step % 2 = 0 then 'fpu' else 'pfu' end, 'tier-1', 0
     from components, generate_series(0, 199) as step order by step`,
  );
  const counts = COUNT_COLUMNS.join(', ');
  await knex.raw(
    `insert into rollup_days (group_kind, group_key, day, ${counts})
     select 'system', 'system:default/s' || number,
       substr(${ago('days')}, 1, 10), ${COUNT_COLUMNS.map(() => 'days').join()}
     from generate_series(0, 299) as number, generate_series(0, 29) as days`,
  );
}
