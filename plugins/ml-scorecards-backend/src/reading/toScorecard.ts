import { Entity } from '@backstage/catalog-model';
import {
  CheckResult,
  DimensionResult,
  Scorecard,
  ScorecardSummary,
  SourceStatus,
  WaiverTerms,
} from 'backstage-plugin-ml-scorecards-common';
import { ComponentRecord } from '../database/componentRecords';
import { AttestationRow, ResultsRow, WaiverRow } from '../database/tables';
import { DefinedCheck, Definitions, FactName, SCORECARD } from '../definitions';
import {
  CheckVerdict,
  explainCheck,
  isOwed,
  isRequired,
  nextSteps,
  scorecardReading,
  SourceReading,
  stepsOver,
  tally,
  whyAllUnknown,
} from '../evaluation';
import { Catalogue } from '../catalogue/Catalogue';
import { unpackVerdict, unpackResults } from '../recording/packedResults';
import { Positions } from '../recording/Positions';
import { rubricResults } from '../rubrics';
import { AdviceInWords } from './AdviceInWords';
import { FactSheet } from './FactSheet';
import { toAttestation, toWaiver } from './statementsInWords';

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
  waiverTerms: WaiverTerms;
  /** When the results were last found to be right. */
  now: Date;
}): StoredScorecard {
  const { record, summary, definitions, catalogue, now } = options;
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
      advice.checklist(checklist, checklistItems, now),
    ),
    sources: [...options.readings.values()].map(toSourceStatus),
    findings: JSON.parse(results?.findings ?? '[]'),
    targets: definitions.tiers[summary.tier].targets,
    triggers: advice.triggers(),
    effortFindings: advice.effortFindings(),
    investment: investmentOf(summary),
    storageAdvice: advice.storageAdvice(),
    waiverTerms: options.waiverTerms,
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
  const { definitions, positions, summary, record, now } = options;
  const attestations = byCheck(record.attestations);
  const waivers = byCheck(record.waivers);
  const { entity } = record;
  const packed = unpackResults(results);
  const since: number[] = JSON.parse(results.since);
  const tierRestsOn: FactName[] = JSON.parse(results.tier_rests_on ?? '[]');
  return definitions.checks.flatMap(check => {
    const position = positions.check(check.definition.id);
    const verdict =
      position === undefined ? undefined : unpackVerdict(packed, position);
    return position !== undefined && verdict
      ? [
          {
            check,
            result: toCheckResult(check, verdict, {
              ...options,
              entity,
              tierRestsOn,
              required: isRequired(check, summary),
              attestation: attestations.get(check.definition.id),
              waiver: waivers.get(check.definition.id),
              now,
              since: new Date(since[position] * 1000).toISOString(),
            }),
          },
        ]
      : [];
  });
}

function toCheckResult(
  check: DefinedCheck,
  verdict: CheckVerdict,
  options: {
    entity: Entity;
    readings: ReadonlyMap<string, SourceReading>;
    facts: FactSheet;
    catalogue: Catalogue;
    tierRestsOn: readonly FactName[];
    required: boolean;
    attestation?: AttestationRow;
    waiver?: WaiverRow;
    now: Date;
    since: string;
  },
): CheckResult {
  const { definition } = check;
  const { attestation, waiver } = options;
  const { message, facts, fix, ...explanation } = explainCheck(
    check,
    verdict,
    options,
  );
  return {
    id: definition.id,
    title: definition.title,
    dimension: definition.dimension,
    level: definition.level,
    required: options.required,
    state: verdict.state,
    reason: verdict.reason && {
      code: verdict.reason,
      message: message ?? 'Its sources are being read anew.',
    },
    ...explanation,
    params:
      Object.keys(definition.params).length > 0 ? definition.params : undefined,
    fix: isOwed({ state: verdict.state }) ? fix : undefined,
    evidence: options.facts.add(facts),
    why: definition.why,
    references: definition.source,
    since: options.since,
    attested: verdict.attested,
    attestation:
      attestation &&
      toAttestation(attestation, {
        ...options,
        perVersion: definition.attestable?.perVersion ?? false,
      }),
    attestable: definition.attestable,
    waived: verdict.waived,
    waiver: waiver && toWaiver(waiver, options.now),
    custom: options.catalogue.hasCheck(definition.id) ? undefined : true,
  };
}

function byCheck<T extends { readonly check_id: string }>(
  rows: readonly T[],
): ReadonlyMap<string, T> {
  return new Map(rows.map(row => [row.check_id, row]));
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
        waived: result.waived,
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

/** How a source is, as scorecards say it. */
export function toSourceStatus(reading: SourceReading): SourceStatus {
  const { factSet, status, collectedAt, error, pushed } = reading;
  return {
    collector: factSet.source,
    title: factSet.title,
    status,
    collectedAt: collectedAt?.toISOString(),
    pushed,
    error: error && {
      code: error.code,
      message: error.message,
      at: error.at.toISOString(),
    },
    unknownBecause: whyAllUnknown(reading),
    ...(status === 'not-connected' && {
      howToConnect: factSet.howToConnect,
      docsUrl: factSet.docsUrl,
    }),
  };
}
