import { Finding, levelRank } from 'backstage-plugin-ml-scorecards-common';
import { Knex } from 'knex';
import { EvaluatedCheck, Evaluation } from '../evaluation';
import { rankToLevel } from './columns';
import { chunked } from './database';
import { LabelChange, writeLabelChanges } from './labelChanges';
import { CheckResultRow, ComponentRow, TransitionRow } from './tables';

/** A component with the evaluation that is to become its current one. */
export interface EvaluatedComponent {
  readonly row: ComponentRow;
  readonly evaluation: Evaluation;
}

/** What is stored of a check's outcome besides its state. */
export type StoredOutcome = Pick<
  EvaluatedCheck,
  'reason' | 'answeredBy' | 'condition' | 'fix' | 'evidence' | 'required'
>;

/**
 * Makes evaluations the current ones: writes what differs from the stored results, and a transition for each change of
 * state, level or tier. Evaluating twice writes nothing the second time but the instant. Needs a recording
 * transaction.
 */
export async function writeEvaluations(
  transaction: Knex.Transaction,
  evaluated: readonly EvaluatedComponent[],
  now: Date,
): Promise<void> {
  const at = now.toISOString();
  const transitions: Omit<TransitionRow, 'id'>[] = [];
  const labels: LabelChange[] = [];
  const results: CheckResultRow[] = [];
  const ended: { componentId: number; checkId: string }[] = [];
  const before = await readResults(
    transaction,
    evaluated.map(({ row }) => row.id),
  );

  for (const { row, evaluation } of evaluated) {
    const change = (subject: string, from: string | null, to: string | null) =>
      transitions.push({
        component_id: row.id,
        subject,
        from_value: from,
        to_value: to,
        at,
      });
    const known = before.get(row.id) ?? new Map<string, CheckResultRow>();
    for (const check of evaluation.checks) {
      const last = known.get(check.id);
      const next: CheckResultRow = {
        component_id: row.id,
        check_id: check.id,
        state: check.state,
        since: last?.state === check.state ? last.since : at,
        outcome: JSON.stringify(toStoredOutcome(check)),
      };
      if (last?.state !== next.state) {
        change(`check:${check.id}`, last?.state ?? null, next.state);
      }
      if (last?.state !== next.state || last?.outcome !== next.outcome) {
        results.push(next);
      }
      known.delete(check.id);
    }
    // What is left has no definition any more.
    for (const last of known.values()) {
      ended.push({ componentId: row.id, checkId: last.check_id });
      change(`check:${last.check_id}`, last.state, null);
    }

    const lastLevel = row.level === null ? null : rankToLevel(row.level);
    if (lastLevel !== evaluation.level) {
      change('level', lastLevel, evaluation.level);
    }
    if (row.tier !== evaluation.tier.tier) {
      change('tier', row.tier, evaluation.tier.tier);
    }
    if (lastLevel !== evaluation.level || row.tier !== evaluation.tier.tier) {
      labels.push({
        entityRef: row.entity_ref,
        labels: { tier: evaluation.tier.tier, level: evaluation.level },
      });
    }
  }

  for (const chunk of chunked(results, 100)) {
    await transaction('check_results')
      .insert(chunk)
      .onConflict(['component_id', 'check_id'])
      .merge();
  }
  for (const { componentId, checkId } of ended) {
    await transaction('check_results')
      .where({ component_id: componentId, check_id: checkId })
      .delete();
  }
  for (const chunk of chunked(transitions, 100)) {
    await transaction('transitions').insert(chunk);
  }
  for (const { row, evaluation } of evaluated) {
    await transaction('components')
      .where({ id: row.id })
      .update(evaluationColumns(evaluation, at));
  }
  await writeLabelChanges(transaction, labels);
}

function evaluationColumns(evaluation: Evaluation, at: string) {
  const { counts } = evaluation;
  return {
    tier: evaluation.tier.tier,
    tier_reasons: JSON.stringify(evaluation.tier.reasons),
    findings: JSON.stringify(evaluation.findings satisfies readonly Finding[]),
    level: levelRank(evaluation.level),
    target_level: levelRank(evaluation.targetLevel),
    gap: evaluation.gap,
    score: evaluation.score ?? null,
    coverage: evaluation.coverage ?? null,
    pass_count: counts.pass,
    fail_count: counts.fail,
    unknown_count: counts.unknown,
    not_applicable_count: counts.notApplicable,
    evaluated_at: at,
  };
}

/** Current results of some components, by component and check id. */
export async function readResults(
  knex: Knex,
  componentIds: readonly number[],
): Promise<Map<number, Map<string, CheckResultRow>>> {
  const results = new Map<number, Map<string, CheckResultRow>>();
  for (const chunk of chunked(componentIds)) {
    const rows: CheckResultRow[] = await knex('check_results').whereIn(
      'component_id',
      chunk,
    );
    for (const row of rows) {
      const ofComponent = results.get(row.component_id) ?? new Map();
      ofComponent.set(row.check_id, row);
      results.set(row.component_id, ofComponent);
    }
  }
  return results;
}

/** When facts were read is not part of the outcome: it is stored once per source, and unchanged facts write nothing. */
function toStoredOutcome(check: EvaluatedCheck): StoredOutcome {
  return {
    reason: check.reason,
    answeredBy: check.answeredBy,
    condition: check.condition,
    fix: check.fix,
    required: check.required,
    evidence: check.evidence.map(({ collectedAt, ...rest }) => rest),
  };
}
