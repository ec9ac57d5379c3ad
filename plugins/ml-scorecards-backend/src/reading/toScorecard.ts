import {
  CheckResult,
  CheckState,
  DimensionResult,
  Scorecard,
  ScorecardSummary,
  SourceStatus,
} from 'backstage-plugin-ml-scorecards-common';
import { ComponentRecord } from '../database/componentRecords';
import { ResultsRow } from '../database/tables';
import { DefinedCheck, Definitions, FactName, SCORECARD } from '../definitions';
import {
  Decision,
  explainCheck,
  isRequired,
  nextSteps,
  scorecardReading,
  SourceReading,
  stepsOver,
  tally,
  whyAllUnknown,
} from '../evaluation';
import { Catalogue } from '../catalogue/Catalogue';
import { PackedResults, unpackDecision } from '../recording/packedResults';
import { Positions } from '../recording/Positions';
import { rubricResults } from '../rubrics';
import { AdviceInWords } from './AdviceInWords';
import { FactSheet } from './FactSheet';

/** A scorecard as stored, before it is known what the caller may do with it. */
export type StoredScorecard = Omit<Scorecard, 'may'>;

/** A check with what was decided, as it is shown. */
interface ShownCheck {
  readonly check: DefinedCheck;
  readonly result: CheckResult;
}

/** Puts the whole sheet of a component together from what was recorded. Pure. */
export function toScorecard(options: {
  record: ComponentRecord;
  summary: ScorecardSummary;
  definitions: Definitions;
  positions: Positions;
  /** The sources as they were when the results were last found to be right. */
  readings: ReadonlyMap<string, SourceReading>;
  catalogue: Catalogue;
}): StoredScorecard {
  const { record, summary, definitions, catalogue } = options;
  const { results, checklistItems } = record;
  const readings = withScorecard(options);
  const facts = new FactSheet({ readings, catalogue });
  const advice = new AdviceInWords({
    entity: record.entity,
    definitions,
    advice: record.advice,
    readings,
    decisions: record.decisions,
    facts,
  });
  const checks = results
    ? shownChecks({ ...options, readings, facts }, results)
    : [];
  const sheet = {
    ...summary,
    tierReasons: JSON.parse(results?.tier_reasons ?? '[]'),
    dimensions: toDimensions(definitions, checks),
    nextSteps: nextSteps({
      results: checks.map(({ check, result }) => ({
        ...result,
        effort: check.definition.effort,
      })),
      targetLevel: summary.targetLevel,
    }),
    rubrics: rubricResults(
      definitions.rubrics,
      new Map(checks.map(({ result }) => [result.id, result])),
    ),
    checklists: definitions.checklists.map(checklist =>
      advice.checklist(checklist, checklistItems),
    ),
    sources: [...options.readings.values()].map(toSourceStatus),
    findings: JSON.parse(results?.findings ?? '[]'),
    targets: definitions.tiers[summary.tier].targets,
    triggers: advice.triggers(),
    effortFindings: advice.effortFindings(),
    investment: investmentOf(summary),
    storageAdvice: advice.storageAdvice(),
    catalogueUrl: catalogue.url,
  };
  // Last, when all parts have named theirs.
  return { ...sheet, facts: facts.all() };
}

/** The scorecard's own facts are read like those of a source. */
function withScorecard({
  record,
  readings,
}: Parameters<typeof toScorecard>[0]): ReadonlyMap<string, SourceReading> {
  return new Map(readings).set(
    SCORECARD,
    scorecardReading(record.advice?.facts ?? {}),
  );
}

/** How many levels are reached above what is owed, or below it; two and more are the same. */
function investmentOf({ level, targetLevel }: ScorecardSummary): number {
  return Math.max(-2, Math.min(2, stepsOver(level, targetLevel)));
}

function shownChecks(
  options: Parameters<typeof toScorecard>[0] & { facts: FactSheet },
  results: ResultsRow,
): ShownCheck[] {
  const { definitions, positions, summary } = options;
  const packed: PackedResults = {
    states: results.states,
    deciders: results.deciders,
    dimensionLevels: results.dimension_levels,
    faults: results.faults ? JSON.parse(results.faults) : undefined,
  };
  const since: number[] = JSON.parse(results.since);
  const tierRestsOn: FactName[] = JSON.parse(results.tier_rests_on ?? '[]');
  return definitions.checks.flatMap(check => {
    const position = positions.check(check.definition.id);
    const decision =
      position === undefined ? undefined : unpackDecision(packed, position);
    return position !== undefined && decision
      ? [
          {
            check,
            result: toCheckResult(check, decision, {
              ...options,
              tierRestsOn,
              required: isRequired(check, summary),
              since: new Date(since[position] * 1000).toISOString(),
            }),
          },
        ]
      : [];
  });
}

function toCheckResult(
  check: DefinedCheck,
  decision: Decision,
  options: {
    readings: ReadonlyMap<string, SourceReading>;
    facts: FactSheet;
    catalogue: Catalogue;
    tierRestsOn: readonly FactName[];
    required: boolean;
    since: string;
  },
): CheckResult {
  const { definition } = check;
  const { message, facts, fix, ...explanation } = explainCheck(
    check,
    decision,
    options,
  );
  return {
    id: definition.id,
    title: definition.title,
    dimension: definition.dimension,
    level: definition.level,
    required: options.required,
    state: decision.state,
    reason: decision.reason && {
      code: decision.reason,
      message: message ?? 'Its sources are being read anew.',
    },
    ...explanation,
    fix: needsMending(decision.state) ? fix : undefined,
    evidence: options.facts.add(facts),
    why: definition.why,
    references: definition.source,
    since: options.since,
    custom: options.catalogue.hasCheck(definition.id) ? undefined : true,
  };
}

function needsMending(state: CheckState): boolean {
  return state === 'fail' || state === 'unknown';
}

function toDimensions(
  { dimensions }: Definitions,
  shown: readonly ShownCheck[],
): DimensionResult[] {
  return dimensions.flatMap(({ id, title }) => {
    const within = shown.filter(({ result }) => result.dimension === id);
    if (within.length === 0) {
      return [];
    }
    const { level, score, coverage, counts } = tally(
      within.map(({ check, result }) => ({
        level: result.level,
        state: result.state,
        weight: check.definition.weight,
      })),
    );
    return [
      {
        id,
        title,
        level,
        score: score ?? null,
        coverage: coverage ?? null,
        counts,
        checks: within.map(({ result }) => result),
      },
    ];
  });
}

function toSourceStatus(reading: SourceReading): SourceStatus {
  const { factSet, status, collectedAt, error } = reading;
  return {
    collector: factSet.source,
    title: factSet.title,
    status,
    collectedAt: collectedAt?.toISOString(),
    error: error && {
      code: error.code,
      message: error.message,
      at: error.at.toISOString(),
    },
    unknownBecause: whyAllUnknown(reading),
    howToConnect: status === 'not-connected' ? factSet.howToConnect : undefined,
  };
}
