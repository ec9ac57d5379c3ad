import { InputError, NotFoundError } from '@backstage/errors';
import {
  decisionDays,
  DecisionUpdate,
} from 'backstage-plugin-ml-scorecards-common';
import {
  deleteDecisionRecord,
  updateDecisionRecord,
} from '../database/decisionRecords';
import { MadeStatement } from '../database/statements';
import { Statement, StatementService } from './StatementService';

/** A statement about a trigger or finding, by its id. */
interface DecisionStatement extends Statement {
  readonly subject: string;
}

/** What owners decide about triggers and findings. */
export class DecisionService extends StatementService {
  async update(
    statement: DecisionStatement & { update: DecisionUpdate },
  ): Promise<MadeStatement> {
    const { update, subject, by } = statement;
    const { first, last } = decisionDays(this.options.now());
    if (update.until < first || update.until > last) {
      throw new InputError('until: must be after today, by a year at most');
    }
    this.requireSubject(subject);
    return this.state(statement, ({ component }, at) =>
      updateDecisionRecord(
        this.options.knex,
        { componentId: component.id, subject },
        { ...update, by, at },
      ),
    );
  }

  async delete(
    statement: DecisionStatement & { version: number },
  ): Promise<MadeStatement> {
    const { subject, version, by } = statement;
    this.requireSubject(subject);
    return this.state(statement, ({ component }, at) =>
      deleteDecisionRecord(
        this.options.knex,
        { componentId: component.id, subject },
        { version, by, at },
      ),
    );
  }

  private requireSubject(subject: string): void {
    const { triggers, findings } = this.options.definitions;
    if (
      ![...triggers, ...findings].some(
        ({ definition }) => definition.id === subject,
      )
    ) {
      throw new NotFoundError(`There is no trigger or finding "${subject}"`);
    }
  }
}
