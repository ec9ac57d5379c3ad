import { ConflictError } from '@backstage/errors';
import { DecisionUpdate } from 'backstage-plugin-ml-scorecards-common';
import { Knex } from 'knex';
import { isPostgres, recordingTransaction } from './database';
import { advanceEpoch } from './recordingState';
import { DecisionRecordRow } from './tables';

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
  const [list, object] = isPostgres(knex)
    ? ['json_agg', 'json_build_object']
    : ['json_group_array', 'json_object'];
  const columns = DECISION_COLUMNS.map(name => `'${name}', ${name}`).join(', ');
  return `(select ${list}(${object}(${columns})) from decision_records
    where decision_records.component_id = components.id)`;
}

/**
 * Puts a decision on record, if the version of the one before is still what the caller saw; otherwise throws a
 * ConflictError and writes nothing. Gives the decision before and after.
 */
export async function updateDecisionRecord(
  knex: Knex,
  key: DecisionKey,
  change: DecisionUpdate & { readonly by: string; readonly at: Date },
): Promise<{ before?: DecisionRecordRow; after: DecisionRecordRow }> {
  const where = { component_id: key.componentId, subject: key.subject };
  // A recording transaction, as it says that what can be read has changed.
  return recordingTransaction(knex, async transaction => {
    const before = await transaction<DecisionRecordRow>('decision_records')
      .where(where)
      .first();
    const after: DecisionRecordRow = {
      ...where,
      reason: change.reason,
      evidence_url: change.evidenceUrl || null,
      current_metrics: change.currentMetrics || null,
      growth_rate: change.growthRate || null,
      downtime_cost: change.downtimeCost || null,
      data_velocity: change.dataVelocity || null,
      decided_by: change.by,
      decided_at: change.at.toISOString(),
      until: change.until,
      version: change.version + 1,
    };
    // The version is compared in the statement that writes, so that of two people at once only one gets through.
    const written =
      change.version === 0
        ? await transaction('decision_records')
            .insert(after)
            .onConflict(['component_id', 'subject'])
            .ignore()
            .returning('version')
        : await transaction('decision_records')
            .where({ ...where, version: change.version })
            .update(after)
            .returning('version');
    if (written.length !== 1) {
      throw conflict(before, change.version);
    }
    await advanceEpoch(transaction);
    return { before, after };
  });
}

/** Takes a decision back, under the same condition. Gives what it was. */
export async function deleteDecisionRecord(
  knex: Knex,
  key: DecisionKey,
  version: number,
): Promise<DecisionRecordRow> {
  const where = { component_id: key.componentId, subject: key.subject };
  return recordingTransaction(knex, async transaction => {
    const before = await transaction<DecisionRecordRow>('decision_records')
      .where(where)
      .first();
    const deleted = await transaction('decision_records')
      .where({ ...where, version })
      .delete();
    if (!before || deleted !== 1) {
      throw conflict(before, version);
    }
    await advanceEpoch(transaction);
    return before;
  });
}

function conflict(
  before: DecisionRecordRow | undefined,
  seen: number,
): ConflictError {
  return new ConflictError(
    `Somebody else changed this decision meanwhile: it is at version ${
      before?.version ?? 0
    }, and you saw version ${seen}`,
  );
}
