import { LoggerService } from '@backstage/backend-plugin-api';
import { InputError, NotFoundError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import {
  decisionDays,
  DecisionUpdate,
} from 'backstage-plugin-ml-scorecards-common';
import { Knex } from 'knex';
import { readComponentRecord } from '../database/componentRecords';
import {
  deleteDecisionRecord,
  updateDecisionRecord,
} from '../database/decisionRecords';
import { ComponentRow, DecisionRecordRow } from '../database/tables';
import { Definitions } from '../definitions';
import { ScorecardRecorder } from '../recording/ScorecardRecorder';
import { evaluateForPeople } from './evaluateForPeople';

/** Names what is decided about. */
interface Subject {
  readonly entityRef: string;
  /** Id of a trigger or finding. */
  readonly subject: string;
}

/**
 * Puts on record what owners decide about triggers and findings, and evaluates what follows. Who may is decided before.
 */
export class DecisionService {
  private readonly options: {
    knex: Knex;
    definitions: Definitions;
    recorder: Pick<ScorecardRecorder, 'evaluate'>;
    logger: LoggerService;
    now: () => Date;
  };

  constructor(options: DecisionService['options']) {
    this.options = options;
  }

  /** Gives the decision before and after, for the audit log. */
  async update(
    options: Subject & { update: DecisionUpdate; by: string },
  ): Promise<{ before: JsonObject | null; after: JsonObject }> {
    const { knex, now } = this.options;
    const { subject, update, by } = options;
    const at = now();
    requireNearFuture(update.until, at);
    const component = await this.componentOf(options);
    const { before, after } = await updateDecisionRecord(
      knex,
      { componentId: component.id, subject },
      { ...update, by, at },
    );
    await evaluateForPeople(component, this.options);
    return { before: before ? forAudit(before) : null, after: forAudit(after) };
  }

  /** The same, for taking one back. */
  async delete(
    options: Subject & { version: number },
  ): Promise<{ before: JsonObject | null; after: null }> {
    const component = await this.componentOf(options);
    const before = await deleteDecisionRecord(
      this.options.knex,
      { componentId: component.id, subject: options.subject },
      options.version,
    );
    await evaluateForPeople(component, this.options);
    return { before: before ? forAudit(before) : null, after: null };
  }

  private async componentOf({
    entityRef,
    subject,
  }: Subject): Promise<ComponentRow> {
    const { knex, definitions } = this.options;
    const subjects = [...definitions.triggers, ...definitions.findings];
    if (!subjects.some(({ definition }) => definition.id === subject)) {
      throw new NotFoundError(`There is no trigger or finding "${subject}"`);
    }
    const record = await readComponentRecord(knex, entityRef);
    if (!record) {
      throw new NotFoundError(`There is no scorecard of ${entityRef}`);
    }
    return record.component;
  }
}

function requireNearFuture(until: string, now: Date): void {
  const { first, last } = decisionDays(now);
  if (until < first || until > last) {
    throw new InputError('until: must be after today, by a year at most');
  }
}

function forAudit(row: DecisionRecordRow): JsonObject {
  return {
    reason: row.reason,
    evidenceUrl: row.evidence_url,
    currentMetrics: row.current_metrics,
    growthRate: row.growth_rate,
    downtimeCost: row.downtime_cost,
    dataVelocity: row.data_velocity,
    until: row.until,
    by: row.decided_by,
    at: row.decided_at,
    version: row.version,
  };
}
