import { LoggerService } from '@backstage/backend-plugin-api';
import { NotFoundError, toError } from '@backstage/errors';
import { Knex } from 'knex';
import {
  ComponentRecord,
  readComponentRecord,
} from '../database/componentRecords';
import { MadeStatement } from '../database/statements';
import { Definitions } from '../definitions';
import { ScorecardRecorder } from '../recording/ScorecardRecorder';

/** Whose statement it is, and about which component. */
export interface Statement {
  readonly entityRef: string;
  /** Entity ref of the person. */
  readonly by: string;
}

/** What statements of every kind need. */
export interface StatementOptions {
  readonly knex: Knex;
  readonly definitions: Definitions;
  readonly recorder: Pick<ScorecardRecorder, 'evaluate'>;
  readonly logger: LoggerService;
  readonly now: () => Date;
}

/**
 * Changes what people state about components, and evaluates what follows. Who may is decided before. Each kind of
 * statement has a service of its own, which says what makes sense.
 */
export abstract class StatementService {
  protected readonly options: StatementOptions;

  constructor(options: StatementOptions) {
    this.options = options;
  }

  /**
   * Makes a statement about a component. What was stated is written by then and stays: if evaluation fails, the next one
   * of all components catches up.
   */
  protected async state(
    { entityRef }: Statement,
    write: (record: ComponentRecord, at: Date) => Promise<MadeStatement>,
  ): Promise<MadeStatement> {
    const { knex, recorder, logger, now } = this.options;
    const record = await readComponentRecord(knex, entityRef);
    if (!record) {
      throw new NotFoundError(`There is no scorecard of ${entityRef}`);
    }
    const made = await write(record, now());
    try {
      await recorder.evaluate([record.component.id], { cause: 'people' });
    } catch (error) {
      logger.error(
        'An ML component could not be evaluated after people stated something about it.',
        Object.assign(toError(error), { entityRef }),
      );
    }
    return made;
  }
}
