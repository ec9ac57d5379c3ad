import { DecisionUpdate } from 'backstage-plugin-ml-scorecards-common';
import { Knex } from 'knex';
import { changeStatement, statementsSql } from './statements';
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
 * ConflictError and writes nothing. Gives the decision before and after.
 */
export async function updateDecisionRecord(
  knex: Knex,
  { componentId, subject }: DecisionKey,
  change: DecisionUpdate & { readonly by: string; readonly at: Date },
): Promise<{ before?: DecisionRecordRow; after: DecisionRecordRow }> {
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
  const seen = change.version;
  const before = await changeStatement<DecisionRecordRow>(knex, {
    table: TABLE,
    noun: 'decision',
    key,
    seen,
    after,
  });
  return { before, after: { ...after, version: seen + 1 } };
}

/** Takes a decision back, under the same condition. Gives what it was. */
export async function deleteDecisionRecord(
  knex: Knex,
  { componentId, subject }: DecisionKey,
  version: number,
): Promise<DecisionRecordRow | undefined> {
  return changeStatement<DecisionRecordRow>(knex, {
    table: TABLE,
    noun: 'decision',
    key: { component_id: componentId, subject },
    seen: version,
    after: undefined,
  });
}
