import { Level, levelRank } from 'backstage-plugin-ml-scorecards-common';
import { LabelChange } from '../database/labelChanges';
import { ComponentRow, ResultsRow, TransitionRow } from '../database/tables';
import { Evaluation } from '../evaluation';
import { changedPositions, packResults, withoutReasons } from './packedResults';
import { Positions } from './Positions';

/** The columns of `components` that evaluation fills. */
export type SummaryColumns = Pick<
  ComponentRow,
  | 'tier'
  | 'level'
  | 'target_level'
  | 'gap'
  | 'score'
  | 'coverage'
  | 'pass_count'
  | 'fail_count'
  | 'unknown_count'
  | 'not_applicable_count'
  | 'attested_count'
  | 'waived_count'
>;

/** What recording an evaluation comes to. */
export interface ScorecardChange {
  readonly summary: SummaryColumns;
  readonly results: ResultsRow;
  /** There if a state, the level or the tier changed. */
  readonly transition?: Omit<TransitionRow, 'id'>;
  /** There if what the catalog's labels say changed. */
  readonly label?: LabelChange;
}

/**
 * Compares an evaluation with what is stored of the component. Gives undefined if nothing differs, so that evaluating
 * twice writes nothing. Pure.
 */
export function diffScorecard(options: {
  component: ComponentRow;
  stored?: ResultsRow;
  evaluation: Evaluation;
  /** Position of each verdict. */
  checkPositions: readonly number[];
  positions: Positions;
  definitions: string;
  cause: TransitionRow['cause'];
  /** Whose facts are new, if that is the cause. */
  source?: string;
  now: Date;
}): ScorecardChange | undefined {
  const { component, stored, evaluation, positions, now } = options;
  const summary = summaryOf(evaluation);
  const dimensionLevels: Level[] = [];
  for (const [id, level] of evaluation.dimensionLevels) {
    const position = positions.dimension(id);
    if (position !== undefined) {
      dimensionLevels[position] = level;
    }
  }
  const packed = packResults({
    verdicts: evaluation.verdicts,
    positions: options.checkPositions,
    length: positions.checks.length,
    dimensionLevels,
  });
  const restsOn = evaluation.tier.restsOnUnknown;
  const next: Omit<ResultsRow, 'since'> = {
    component_id: component.id,
    states: packed.states,
    deciders: packed.deciders,
    faults: packed.faults ? JSON.stringify(packed.faults) : null,
    dimension_levels: packed.dimensionLevels,
    tier_reasons: JSON.stringify(evaluation.tier.reasons),
    tier_rests_on: restsOn.length > 0 ? JSON.stringify(restsOn) : null,
    findings: JSON.stringify(evaluation.findings),
    advice: JSON.stringify(evaluation.advice),
    definitions: options.definitions,
  };
  if (stored && isSame(next, stored) && isSame(summary, component)) {
    return undefined;
  }

  const changed = changedPositions(stored?.states ?? '', packed.states);
  const seconds = Math.floor(now.getTime() / 1000);
  const since: number[] = stored ? JSON.parse(stored.since) : [];
  for (let position = since.length; position < packed.states.length; ) {
    since[position] = 0;
    position += 1;
  }
  for (const position of changed) {
    since[position] = seconds;
  }
  const labelsChanged =
    component.tier !== summary.tier || component.level !== summary.level;
  return {
    summary,
    results: { ...next, since: JSON.stringify(since) },
    transition:
      changed.length > 0 || labelsChanged
        ? {
            component_id: component.id,
            at: now.toISOString(),
            ...causeOf(options),
            states: withoutReasons(packed.states),
            tier: evaluation.tier.tier,
            level: levelRank(evaluation.level),
            gap: summary.gap,
            score: summary.score,
          }
        : undefined,
    label: labelsChanged
      ? {
          entityRef: component.entity_ref,
          labels: { tier: evaluation.tier.tier, level: evaluation.level },
        }
      : undefined,
  };
}

function causeOf({
  stored,
  cause,
  source,
  definitions,
}: Parameters<typeof diffScorecard>[0]): Pick<
  TransitionRow,
  'cause' | 'source'
> {
  if (!stored) {
    // The first results of all come from the first facts.
    return { cause: 'facts', source: source ?? null };
  }
  return stored.definitions === definitions
    ? { cause, source: source ?? null }
    : { cause: 'definitions', source: null };
}

function summaryOf(evaluation: Evaluation): SummaryColumns {
  const { counts } = evaluation;
  return {
    tier: evaluation.tier.tier,
    level: levelRank(evaluation.level),
    target_level: levelRank(evaluation.targetLevel),
    gap: evaluation.gap,
    score: evaluation.score ?? null,
    coverage: evaluation.coverage ?? null,
    pass_count: counts.pass,
    fail_count: counts.fail,
    unknown_count: counts.unknown,
    not_applicable_count: counts.notApplicable,
    attested_count: evaluation.attested,
    waived_count: evaluation.waived,
  };
}

function isSame<T extends object>(next: T, stored: T): boolean {
  for (const name in next) {
    if (stored[name] !== next[name]) {
      return false;
    }
  }
  return true;
}
