import { DecisionUpdate } from 'backstage-plugin-ml-scorecards-common';
import { Knex } from 'knex';
import {
  changeStatement,
  MadeStatement,
  statementsSql,
  Told,
} from './statements';
import { DecisionRecordRow } from './tables';

const TABLE = 'decision_records';

const DECISION_COLUMNS = [
  'component_id',
  'subject',
  'reason',
  'evidence_url',
  'current_metrics',
  'growth_rate',
  'downtime_cost',
  'data_velocity',
  'decided_by',
  'decided_at',
  'until',
  'version',
] as const satisfies readonly (keyof DecisionRecordRow)[];

/** Names what was decided about a trigger or finding of a component. */
export interface DecisionKey {
  readonly componentId: number;
  /** Id of the trigger or finding. */
  readonly subject: string;
}

/** SQL of the decisions about a row of `components`: a list in JSON, or null for none. */
export function decisionRecordsSql(knex: Knex): string {
  return statementsSql(knex, TABLE, DECISION_COLUMNS);
}

/**
 * Puts a decision on record, if the version of the one before is still what the caller saw; otherwise throws a
 * ConflictError and writes nothing.
 */
export async function updateDecisionRecord(
  knex: Knex,
  { componentId, subject }: DecisionKey,
  change: DecisionUpdate & { readonly by: string; readonly at: Date },
): Promise<MadeStatement> {
  const key = { component_id: componentId, subject };
  const after = {
    ...key,
    reason: change.reason,
    evidence_url: change.evidenceUrl || null,
    current_metrics: change.currentMetrics || null,
    growth_rate: change.growthRate || null,
    downtime_cost: change.downtimeCost || null,
    data_velocity: change.dataVelocity || null,
    decided_by: change.by,
    decided_at: change.at.toISOString(),
    until: change.until,
  };
  return changeStatement<DecisionRecordRow>(knex, {
    table: TABLE,
    noun: 'decision',
    key,
    seen: change.version,
    after,
    tell,
    says: {
      kind: 'decision',
      action: 'decide',
      subject,
      by: change.by,
      at: change.at,
    },
  });
}

/** Takes a decision back, under the same condition. */
export async function deleteDecisionRecord(
  knex: Knex,
  { componentId, subject }: DecisionKey,
  change: { readonly version: number; readonly by: string; readonly at: Date },
): Promise<MadeStatement> {
  const { version, by, at } = change;
  return changeStatement<DecisionRecordRow>(knex, {
    table: TABLE,
    noun: 'decision',
    key: { component_id: componentId, subject },
    seen: version,
    after: undefined,
    tell,
    says: { kind: 'decision', action: 'take-back', subject, by, at },
  });
}

function tell(row: DecisionRecordRow): Told {
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
