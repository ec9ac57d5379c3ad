import { NotFoundError } from '@backstage/errors';
import { CollectorRegistry } from '../collection/CollectorRegistry';
import { ComponentRecord } from '../database/componentRecords';
import { CurrentPositions } from '../database/positions';
import { DefinedCheck } from '../definitions';
import { CheckVerdict, readSources, SourceReading } from '../evaluation';
import { unpackVerdict, unpackResults } from '../recording/packedResults';
import {
  Statement,
  StatementOptions,
  StatementService,
} from './StatementService';

/** A statement about a check, by its id. */
export interface CheckStatement extends Statement {
  readonly check: string;
}

/** What statements about checks need besides. */
export interface CheckStatementOptions extends StatementOptions {
  readonly collectors: CollectorRegistry;
  readonly positions: CurrentPositions;
}

/** Statements about checks: what makes sense depends on how the check stands. */
export abstract class CheckStatementService extends StatementService {
  private readonly checkOptions: CheckStatementOptions;

  constructor(options: CheckStatementOptions) {
    super(options);
    this.checkOptions = options;
  }

  protected requireCheck(id: string): DefinedCheck['definition'] {
    const check = this.options.definitions.checks.find(
      ({ definition }) => definition.id === id,
    );
    if (!check) {
      throw new NotFoundError(`There is no check "${id}"`);
    }
    return check.definition;
  }

  protected requireStored<T extends { readonly check_id: string }>(
    rows: readonly T[],
    check: string,
    noun: string,
  ): T {
    const row = rows.find(({ check_id }) => check_id === check);
    if (!row) {
      throw new NotFoundError(`There is no ${noun} of "${check}"`);
    }
    return row;
  }

  /** How a check stands, as it was recorded. */
  protected verdictOn(
    { results }: ComponentRecord,
    check: string,
  ): CheckVerdict | undefined {
    const position = this.checkOptions.positions.latest().check(check);
    return results && position !== undefined
      ? unpackVerdict(unpackResults(results), position)
      : undefined;
  }

  /** The sources as they are at an instant. */
  protected readings(
    { entity, facts }: ComponentRecord,
    now: Date,
  ): ReadonlyMap<string, SourceReading> {
    const { collectors, definitions } = this.checkOptions;
    return readSources({
      factSets: definitions.factSets,
      timeToLiveMs: source => collectors.timeToLiveMs(source, entity),
      stored: facts,
      now,
    });
  }
}
