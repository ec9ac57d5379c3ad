import { Knex } from 'knex';
import { ScorecardChange } from '../recording/diffScorecard';
import { Positions } from '../recording/Positions';
import { RollupDelta } from '../recording/RollupDelta';
import { BulkColumns, insertRows, updateRows, upsertRows } from './bulk';
import { CountedComponent } from './countedColumns';
import { writeLabelChanges } from './labelChanges';
import { advanceEpoch } from './recordingState';
import { applyRollupDelta } from './rollups';
import { ComponentRow, ResultsRow } from './tables';

/** A component whose scorecard changes. */
export interface ChangedComponent {
  readonly component: ComponentRow;
  readonly stored?: ResultsRow;
  readonly change: ScorecardChange;
}

const SUMMARY_COLUMNS: BulkColumns = {
  id: 'integer',
  tier: 'text',
  level: 'integer',
  target_level: 'integer',
  gap: 'integer',
  score: 'double precision',
  coverage: 'double precision',
  pass_count: 'integer',
  fail_count: 'integer',
  unknown_count: 'integer',
  not_applicable_count: 'integer',
  attested_count: 'integer',
  waived_count: 'integer',
  evaluated_at: 'text',
};

const RESULTS_COLUMNS: BulkColumns = {
  component_id: 'integer',
  states: 'text',
  deciders: 'text',
  since: 'text',
  faults: 'text',
  dimension_levels: 'text',
  tier_reasons: 'text',
  tier_rests_on: 'text',
  findings: 'text',
  advice: 'text',
  definitions: 'text',
};

const TRANSITION_COLUMNS: BulkColumns = {
  component_id: 'integer',
  at: 'text',
  cause: 'text',
  source: 'text',
  states: 'text',
  tier: 'text',
  level: 'integer',
  gap: 'integer',
  score: 'double precision',
};

/**
 * Makes changed scorecards the current ones: results, summaries, transitions, rollups, snapshots and labels, all from
 * one comparison. Needs a recording transaction.
 */
export async function writeScorecards(
  transaction: Knex.Transaction,
  changed: readonly ChangedComponent[],
  options: { positions: Positions; now: Date },
): Promise<void> {
  if (changed.length === 0) {
    return;
  }
  const { positions, now } = options;
  const delta = new RollupDelta(positions);
  for (const { component, stored, change } of changed) {
    if (stored && component.evaluated_at !== null) {
      delta.remove(countedComponent(component, stored));
    }
    delta.add(
      countedComponent({ ...component, ...change.summary }, change.results),
    );
  }
  await upsertRows(transaction, {
    table: 'results',
    columns: RESULTS_COLUMNS,
    key: ['component_id'],
    rows: changed.map(({ change }) => change.results),
  });
  await updateRows(transaction, {
    table: 'components',
    columns: SUMMARY_COLUMNS,
    rows: changed.map(({ component, change }) => ({
      id: component.id,
      ...change.summary,
      evaluated_at: now.toISOString(),
    })),
  });
  await insertRows(transaction, {
    table: 'transitions',
    columns: TRANSITION_COLUMNS,
    rows: changed.flatMap(({ change }) => change.transition ?? []),
  });
  await applyRollupDelta(transaction, delta, positions, now);
  await writeLabelChanges(
    transaction,
    changed.flatMap(({ change }) => change.label ?? []),
    now,
  );
  await advanceEpoch(transaction);
}

/** What rollups count of a component with results. */
export function countedComponent(
  component: ComponentRow,
  results: Pick<ResultsRow, 'states' | 'dimension_levels'>,
): CountedComponent {
  return {
    owner_ref: component.owner_ref,
    system_ref: component.system_ref,
    domain_ref: component.domain_ref,
    lifecycle: component.lifecycle,
    tier: component.tier ?? 'unclassified',
    level: component.level ?? 0,
    target_level: component.target_level ?? 0,
    gap: component.gap ?? 0,
    states: results.states,
    dimension_levels: results.dimension_levels,
  };
}
