import { LoggerService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import { ChecklistItemUpdate } from 'backstage-plugin-ml-scorecards-common';
import { Knex } from 'knex';
import { updateChecklistItem } from '../database/checklistItems';
import { readComponentRecord } from '../database/componentRecords';
import { ChecklistItemRow } from '../database/tables';
import { Definitions } from '../definitions';
import { ScorecardRecorder } from '../recording/ScorecardRecorder';
import { evaluateForPeople } from './evaluateForPeople';

/** Changes what people say on checklists, and evaluates what follows. Who may is decided before. */
export class ChecklistService {
  private readonly options: {
    knex: Knex;
    definitions: Definitions;
    recorder: Pick<ScorecardRecorder, 'evaluate'>;
    logger: LoggerService;
    now: () => Date;
  };

  constructor(options: ChecklistService['options']) {
    this.options = options;
  }

  /** Gives the item before and after, for the audit log. */
  async update(options: {
    entityRef: string;
    checklist: string;
    item: string;
    update: ChecklistItemUpdate;
    by: string;
  }): Promise<{ before: JsonObject | null; after: JsonObject }> {
    const { knex, definitions, now } = this.options;
    const { entityRef, checklist, item, update, by } = options;
    const definition = definitions.checklists.find(
      ({ definition: { id } }) => id === checklist,
    )?.definition;
    if (!definition?.items.some(({ id }) => id === item)) {
      throw new NotFoundError(
        `There is no item "${item}" in a checklist "${checklist}"`,
      );
    }
    const record = await readComponentRecord(knex, entityRef);
    if (!record) {
      throw new NotFoundError(`There is no scorecard of ${entityRef}`);
    }
    const { before, after } = await updateChecklistItem(
      knex,
      {
        componentId: record.component.id,
        checklistId: checklist,
        itemId: item,
      },
      { ...update, by, at: now() },
    );
    await evaluateForPeople(record.component, this.options);
    return { before: before ? forAudit(before) : null, after: forAudit(after) };
  }
}

function forAudit(row: ChecklistItemRow): JsonObject {
  return {
    ticked: Boolean(row.ticked),
    note: row.note,
    evidenceUrl: row.evidence_url,
    by: row.changed_by,
    at: row.changed_at,
    version: row.version,
  };
}
