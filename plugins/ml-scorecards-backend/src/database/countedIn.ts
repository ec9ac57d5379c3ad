import { Knex } from 'knex';
import { whereAmong } from './whereAmong';

/**
 * In which trees groups are counted, as `countedIn` of the owner tree has it: all groups, or some. Those that are in
 * none are left out.
 */
export async function readCountedIn(
  knex: Knex,
  groupRefs?: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const query = knex('owner_groups')
    .whereNot({ counted_in: '[]' })
    .select('group_ref', 'counted_in');
  const rows: Array<{ group_ref: string; counted_in: string }> =
    await (groupRefs ? whereAmong(query, 'group_ref', groupRefs) : query);
  return new Map(rows.map(row => [row.group_ref, JSON.parse(row.counted_in)]));
}
