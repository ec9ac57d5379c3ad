import { Knex } from 'knex';
import { fingerprint } from '../fingerprint';
import { chunked, recordingTransaction } from './database';
import { advanceEpoch } from './recordingState';
import { OwnerGroupRow } from './tables';

/** Replaces the groups of the catalog, if they changed. An empty answer is not believed and changes nothing. */
export async function replaceOwnerGroups(
  knex: Knex,
  groups: readonly OwnerGroupRow[],
): Promise<void> {
  if (groups.length === 0) {
    return;
  }
  await recordingTransaction(knex, async transaction => {
    const known: OwnerGroupRow[] = await transaction('owner_groups').select();
    if (fingerprint(byRef(known)) === fingerprint(byRef(groups))) {
      return;
    }
    await transaction('owner_groups').delete();
    for (const chunk of chunked(groups, 300)) {
      await transaction('owner_groups').insert(chunk);
    }
    await advanceEpoch(transaction);
    await transaction('recording_state').update({
      groups_epoch: transaction.ref('epoch'),
    });
  });
}

function byRef(groups: readonly OwnerGroupRow[]) {
  return Object.fromEntries(groups.map(group => [group.group_ref, group]));
}

export async function readOwnerGroups(knex: Knex): Promise<OwnerGroupRow[]> {
  return knex<OwnerGroupRow>('owner_groups').select().orderBy('title');
}
