import { ConflictError } from '@backstage/errors';
import { ChecklistItemUpdate } from 'backstage-plugin-ml-scorecards-common';
import { Knex } from 'knex';
import { isPostgres, recordingTransaction } from './database';
import { advanceEpoch } from './recordingState';
import { ChecklistItemRow } from './tables';

const ITEM_COLUMNS = [
  'component_id',
  'checklist_id',
  'item_id',
  'ticked',
  'note',
  'evidence_url',
  'changed_by',
  'changed_at',
  'version',
] as const satisfies readonly (keyof ChecklistItemRow)[];

/** Names an item of a checklist of a component. */
export interface ChecklistItemKey {
  readonly componentId: number;
  readonly checklistId: string;
  readonly itemId: string;
}

/** SQL of the items that somebody has touched, of a row of `components`: a list in JSON, or null for none. */
export function checklistItemsSql(knex: Knex): string {
  const [list, object] = isPostgres(knex)
    ? ['json_agg', 'json_build_object']
    : ['json_group_array', 'json_object'];
  const columns = ITEM_COLUMNS.map(name => `'${name}', ${name}`).join(', ');
  return `(select ${list}(${object}(${columns})) from checklist_items
    where checklist_items.component_id = components.id)`;
}

/**
 * Changes an item, if its version is still the one that the caller saw; otherwise throws a ConflictError and writes
 * nothing. Gives the item before and after.
 */
export async function updateChecklistItem(
  knex: Knex,
  key: ChecklistItemKey,
  change: ChecklistItemUpdate & { readonly by: string; readonly at: Date },
): Promise<{ before?: ChecklistItemRow; after: ChecklistItemRow }> {
  const where = {
    component_id: key.componentId,
    checklist_id: key.checklistId,
    item_id: key.itemId,
  };
  // A recording transaction, as it says that what can be read has changed.
  return recordingTransaction(knex, async transaction => {
    const before = await transaction<ChecklistItemRow>('checklist_items')
      .where(where)
      .first();
    const after: ChecklistItemRow = {
      ...where,
      ticked: change.ticked,
      note: change.note || null,
      evidence_url: change.evidenceUrl || null,
      changed_by: change.by,
      changed_at: change.at.toISOString(),
      version: change.version + 1,
    };
    // The version is compared in the statement that writes, so that of two people at once only one gets through.
    const written =
      change.version === 0
        ? await transaction('checklist_items')
            .insert(after)
            .onConflict(['component_id', 'checklist_id', 'item_id'])
            .ignore()
            .returning('version')
        : await transaction('checklist_items')
            .where({ ...where, version: change.version })
            .update(after)
            .returning('version');
    if (written.length !== 1) {
      throw new ConflictError(
        `Somebody else changed this item meanwhile: it is at version ${
          before?.version ?? 0
        }, and you saw version ${change.version}`,
      );
    }
    await advanceEpoch(transaction);
    return { before, after };
  });
}
