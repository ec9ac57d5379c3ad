import { LEVELS } from 'backstage-plugin-ml-scorecards-common';
import { Knex } from 'knex';
import { readPositions } from '../../plugins/ml-scorecards-backend/src/database/positions';
import { ComponentIds } from './loadOrganisation';
import { compare, Expected, VersionOf } from './oracle';
import { CHECKS } from './workload';

/** What is recorded otherwise than the oracle expects it: results, tiers, levels, gaps, and the counts of the groups. */
export async function findDifferences(
  knex: Knex,
  options: {
    components: number;
    ids: ComponentIds;
    versionOf: VersionOf;
    now: Date;
  },
): Promise<string[]> {
  const { idOf } = options.ids;
  const recorded = await readRecorded(knex);
  const { differences, counts } = compare({
    components: options.components,
    versionOf: options.versionOf,
    recordedOf: component => recorded.get(idOf[component]),
    now: options.now,
  });

  const rollups: Array<Record<string, string | number>> = await knex(
    'rollups',
  ).whereIn('group_kind', ['all', 'owner']);
  const byKey = new Map(rollups.map(row => [String(row.group_key), row]));
  const compareGroup = (name: string, key: string, expected: string) => {
    const row = byKey.get(key);
    const found = LEVELS.map(level => Number(row?.[level] ?? 0)).join();
    if (found !== expected) {
      differences.push(`rollup of ${name} is ${found}, expected ${expected}`);
    }
  };
  compareGroup('all', '', counts.all.join());
  for (const [team, expected] of counts.teams) {
    compareGroup(`team ${team}`, `group:default/team-${team}`, expected.join());
  }
  return differences;
}

/** What is recorded, by the id of the component, in the form of the oracle. */
async function readRecorded(knex: Knex): Promise<Map<number, Expected>> {
  const { checks } = await readPositions(knex);
  const order = CHECKS.map(({ id }) => checks.findIndex(c => c.id === id));
  const recorded = new Map<number, Expected>();
  let after = 0;
  for (;;) {
    const rows: Array<Expected & { id: number }> = await knex('results')
      .join('components', 'components.id', 'results.component_id')
      .where('components.id', '>', after)
      .orderBy('components.id')
      .limit(5000)
      .select('components.id', 'states', 'tier', 'level', 'gap');
    if (rows.length === 0) {
      return recorded;
    }
    after = rows[rows.length - 1].id;
    for (const { id, states, ...summary } of rows) {
      const letters = order.map(position => states[position] ?? '-').join('');
      recorded.set(id, {
        ...summary,
        states: letters.replace(/[^pfn-]/g, 'u'),
      });
    }
  }
}
