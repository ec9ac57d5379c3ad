import { InputError, NotFoundError } from '@backstage/errors';
import { ChecklistItemUpdate } from 'backstage-plugin-ml-scorecards-common';
import { updateChecklistItem } from '../database/checklistItems';
import { MadeStatement } from '../database/statements';
import { Statement, StatementService } from './StatementService';

/** What people say on checklists. */
export class ChecklistService extends StatementService {
  async update(
    statement: Statement & {
      checklist: string;
      item: string;
      update: ChecklistItemUpdate;
    },
  ): Promise<MadeStatement> {
    const { knex, definitions } = this.options;
    const { checklist, item, update, by } = statement;
    const definition = definitions.checklists.find(
      ({ definition: { id } }) => id === checklist,
    )?.definition;
    if (!definition?.items.some(({ id }) => id === item)) {
      throw new NotFoundError(
        `There is no item "${item}" in a checklist "${checklist}"`,
      );
    }
    if (update.disputed && update.ticked) {
      throw new InputError('disputed: an item is ticked or disputed, not both');
    }
    if (update.disputed && !update.note) {
      throw new InputError('note: say what is wrong with the facts');
    }
    return this.state(statement, (record, at) => {
      const { answered = [] } = record.advice ?? {};
      if (update.disputed && !answered.includes(`${checklist}/${item}`)) {
        throw new InputError(
          'disputed: no facts answer this item, so there is nothing to dispute',
        );
      }
      return updateChecklistItem(
        knex,
        {
          componentId: record.component.id,
          checklistId: checklist,
          itemId: item,
        },
        { ...update, by, at },
      );
    });
  }
}
