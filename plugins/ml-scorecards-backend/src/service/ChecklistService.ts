import { InputError, NotFoundError } from '@backstage/errors';
import { ChecklistItemUpdate } from 'backstage-plugin-ml-scorecards-common';
import { updateChecklistItem } from '../database/checklistItems';
import { MadeStatement } from '../database/statements';
import { FactsOnItem, factsOnItem } from '../evaluation';
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
    if (update.disputed && !update.note) {
      throw new InputError('note: say what is wrong with the facts');
    }
    return this.state(statement, (record, at) => {
      requireFactsToAllow(
        update,
        record.advice && factsOnItem(record.advice, `${checklist}/${item}`),
      );
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

/** Nobody ticks what facts deny, and only what facts say can be disputed. */
function requireFactsToAllow(
  { ticked, disputed }: ChecklistItemUpdate,
  facts: FactsOnItem | undefined,
): void {
  if (ticked && !disputed && facts === 'denied') {
    throw new InputError(
      'ticked: facts say that this is not so, and a tick does not count against them. Mend what they found, or dispute them with a note',
    );
  }
  if (disputed && facts !== (ticked ? 'denied' : 'answered')) {
    throw new InputError(
      `disputed: no facts ${
        ticked ? 'deny' : 'answer'
      } this item, so there is nothing to dispute`,
    );
  }
}
