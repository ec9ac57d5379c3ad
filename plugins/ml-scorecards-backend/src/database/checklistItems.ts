import {
  ChecklistItemUpdate,
  StatementAction,
} from 'backstage-plugin-ml-scorecards-common';
import { Knex } from 'knex';
import {
  changeStatement,
  MadeStatement,
  statementsSql,
  Told,
} from './statements';
import { ChecklistItemRow } from './tables';

const TABLE = 'checklist_items';

const ITEM_COLUMNS = [
  'component_id',
  'checklist_id',
  'item_id',
  'ticked',
  'disputed',
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
  return statementsSql(knex, TABLE, ITEM_COLUMNS);
}

/**
 * Changes an item, if its version is still the one that the caller saw; otherwise throws a ConflictError and writes
 * nothing.
 */
export async function updateChecklistItem(
  knex: Knex,
  { componentId, checklistId, itemId }: ChecklistItemKey,
  change: ChecklistItemUpdate & { readonly by: string; readonly at: Date },
): Promise<MadeStatement> {
  const key = {
    component_id: componentId,
    checklist_id: checklistId,
    item_id: itemId,
  };
  const after = {
    ...key,
    ticked: change.ticked,
    disputed: change.disputed ?? false,
    note: change.note || null,
    evidence_url: change.evidenceUrl || null,
    changed_by: change.by,
    changed_at: change.at.toISOString(),
  };
  return changeStatement<ChecklistItemRow>(knex, {
    table: TABLE,
    noun: 'item',
    key,
    seen: change.version,
    after,
    tell,
    says: {
      kind: 'checklist-item',
      action: actionOf(change),
      subject: `${checklistId}/${itemId}`,
      by: change.by,
      at: change.at,
    },
  });
}

function actionOf({ ticked, disputed }: ChecklistItemUpdate): StatementAction {
  if (disputed) {
    return 'dispute';
  }
  return ticked ? 'tick' : 'untick';
}

function tell(row: ChecklistItemRow): Told {
  return {
    ticked: Boolean(row.ticked),
    disputed: Boolean(row.disputed),
    note: row.note,
    evidenceUrl: row.evidence_url,
    by: row.changed_by,
    at: row.changed_at,
    version: row.version,
  };
}
