import { Knex } from 'knex';
import { chunked } from './database';
import { OwnerGroupRow } from './tables';

/** Replaces the groups of the catalog. An empty answer is not believed and changes nothing. */
export async function replaceOwnerGroups(
  knex: Knex,
  groups: readonly OwnerGroupRow[],
): Promise<void> {
  if (groups.length === 0) {
    return;
  }
  await knex.transaction(async transaction => {
    await transaction('owner_groups').delete();
    for (const chunk of chunked(groups, 300)) {
      await transaction('owner_groups').insert(chunk);
    }
  });
}

export async function readOwnerGroups(knex: Knex): Promise<OwnerGroupRow[]> {
  return knex<OwnerGroupRow>('owner_groups').select().orderBy('title');
}
