import { Knex } from 'knex';
import { fingerprint } from '../fingerprint';
import { countedIn, ownerTree } from '../ownerTree';
import { chunked, Fence, recordingTransaction } from './database';
import { recountOwnerTrees } from './ownerTreeRollups';
import { advanceEpochOf } from './recordingState';
import { OwnerGroupRow } from './tables';

const COLUMNS = ['group_ref', 'title', 'parent_ref'] as const;

/**
 * Replaces the groups of the catalog, if they changed, and counts their trees anew. An empty answer is not believed and
 * changes nothing.
 */
export async function replaceOwnerGroups(
  knex: Knex,
  groups: readonly OwnerGroupRow[],
  options: { now: Date; fence?: Fence },
): Promise<void> {
  const { now, fence } = options;
  if (groups.length === 0) {
    return;
  }
  await recordingTransaction(
    knex,
    async transaction => {
      const known: OwnerGroupRow[] = await transaction('owner_groups').select(
        ...COLUMNS,
      );
      const isCounted = !(await transaction('owner_groups')
        .whereNull('counted_in')
        .first());
      if (
        isCounted &&
        fingerprint(byRef(known)) === fingerprint(byRef(groups))
      ) {
        return;
      }
      await transaction('owner_groups').delete();
      const trees = countedIn(ownerTree(groups));
      for (const chunk of chunked(groups, 200)) {
        await transaction('owner_groups').insert(
          chunk.map(group => ({
            ...group,
            counted_in: JSON.stringify(trees.get(group.group_ref) ?? []),
          })),
        );
      }
      await recountOwnerTrees(transaction, trees, now);
      await advanceEpochOf('groups', transaction);
    },
    fence,
  );
}

function byRef(groups: readonly OwnerGroupRow[]) {
  return Object.fromEntries(groups.map(group => [group.group_ref, group]));
}

export async function readOwnerGroups(knex: Knex): Promise<OwnerGroupRow[]> {
  return knex('owner_groups').select(...COLUMNS);
}
