import { Entity } from '@backstage/catalog-model';
import {
  Check,
  CheckResult,
  Checklist,
  ChecklistDefinition,
  CHECK_STATES,
  ChecksResponse,
  CheckState,
  DimensionResult,
  LabelChanges,
  Level,
  LEVELS,
  Maturity,
  MaturityGrouping,
  Scorecard,
  ScorecardsPage,
  ScorecardSummary,
  SourceStatus,
} from 'backstage-plugin-ml-scorecards-common';
import { Knex } from 'knex';
import { CollectorRegistry } from '../collection/CollectorRegistry';
import { readChecklistItems } from '../database/checklistItems';
import { rankToLevel, toTier } from '../database/columns';
import { readStoredFacts } from '../database/factSets';
import { readLabelChanges } from '../database/labelChanges';
import { readOwnerGroups } from '../database/ownerGroups';
import { readResults, StoredOutcome } from '../database/results';
import {
  readCheckCounts,
  readComponent,
  readComponentPage,
  readMaturityCounts,
  ScorecardFilters,
} from '../database/scorecardQueries';
import {
  CheckResultRow,
  ChecklistItemRow,
  ComponentRow,
} from '../database/tables';
import { Condition, DefinedCheck, Definitions, isBroken } from '../definitions';
import {
  countStates,
  coverage,
  nextSteps,
  reachedLevel,
  readSource,
  score,
  StoredFacts,
} from '../evaluation';
import { rollUp } from './maturity';
import { withDescendants } from './ownerTree';
import { VisibleComponents } from './Visibility';

/** A scorecard as stored, before it is known what the caller may do with it. */
export type StoredScorecard = Omit<Scorecard, 'may'>;

/** Answers the questions of pages from what was recorded. Never evaluates a condition. */
export class ScorecardReader {
  private readonly options: {
    knex: Knex;
    definitions: Definitions;
    collectors: CollectorRegistry;
    now: () => Date;
  };

  constructor(options: ScorecardReader['options']) {
    this.options = options;
  }

  async list(
    filters: ScorecardFilters,
    visible: VisibleComponents,
  ): Promise<ScorecardsPage> {
    const { knex } = this.options;
    const owners =
      filters.owner &&
      withDescendants(
        await readOwnerGroups(knex),
        filters.owner.map(owner => owner.toLocaleLowerCase('en-US')),
      );
    const page = await readComponentPage(knex, { filters, owners, visible });
    return {
      items: page.rows.map(toSummary),
      totalItems: page.totalItems,
      nextCursor: page.nextCursor,
    };
  }

  /** Gives undefined for an entity that has no scorecard (yet). */
  async get(entityRef: string): Promise<StoredScorecard | undefined> {
    const { knex, definitions } = this.options;
    const row = await readComponent(knex, entityRef);
    if (!row) {
      return undefined;
    }
    const entity: Entity = JSON.parse(row.entity);
    const stored = (await readStoredFacts(knex, [row.id])).get(row.id) ?? [];
    const results = (await readResults(knex, [row.id])).get(row.id);
    const items = await readChecklistItems(knex, row.id);

    const collectedAt = new Map(
      stored.map(facts => [facts.source, facts.collectedAt?.toISOString()]),
    );
    const checks = definitions.checks.flatMap(({ definition }) => {
      const result = results?.get(definition.id);
      return result ? [{ definition, result }] : [];
    });
    const checkResults = checks.map(({ definition, result }) =>
      toCheckResult(definition, result, collectedAt),
    );
    const weights = new Map(
      checks.map(({ definition }) => [definition.id, definition.weight]),
    );
    return {
      ...toSummary(row),
      tierReasons: JSON.parse(row.tier_reasons ?? '[]'),
      dimensions: this.toDimensions(checkResults, weights),
      nextSteps: nextSteps(checkResults),
      checklists: definitions.checklists.map(checklist =>
        toChecklist(checklist, items),
      ),
      sources: this.toSources(entity, stored),
      findings: JSON.parse(row.findings ?? '[]'),
    };
  }

  async checks(visible: VisibleComponents): Promise<ChecksResponse> {
    const { knex, definitions } = this.options;
    const counts = await readCheckCounts(knex, visible);
    const dimensions = new Map(
      definitions.dimensions.map(dimension => [dimension.id, dimension]),
    );
    return {
      items: definitions.checks.flatMap(check => {
        const dimension = dimensions.get(check.definition.dimension);
        const { id } = check.definition;
        const count = (state: CheckState) =>
          counts.find(row => row.checkId === id && row.state === state)
            ?.count ?? 0;
        return dimension
          ? [
              toCheck(check, dimension, {
                pass: count('pass'),
                fail: count('fail'),
                unknown: count('unknown'),
                notApplicable: count('not-applicable'),
              }),
            ]
          : [];
      }),
      problems: [...definitions.problems],
    };
  }

  checklists(): readonly ChecklistDefinition[] {
    return this.options.definitions.checklists;
  }

  async maturity(
    groupBy: MaturityGrouping,
    visible: VisibleComponents,
  ): Promise<Maturity> {
    const { knex } = this.options;
    return rollUp({
      groupBy,
      counts: await readMaturityCounts(knex, { groupBy, visible }),
      ownerGroups: groupBy === 'owner' ? await readOwnerGroups(knex) : [],
    });
  }

  async labelChanges(options: {
    after: number;
    limit: number;
  }): Promise<LabelChanges> {
    const rows = await readLabelChanges(this.options.knex, options);
    return {
      items: rows.map(row => ({
        sequence: row.sequence,
        entityRef: row.entity_ref,
        labels:
          row.tier === null || row.level === null
            ? null
            : { tier: toTier(row.tier), level: toLevel(row.level) },
      })),
    };
  }

  private toDimensions(
    results: readonly CheckResult[],
    weights: ReadonlyMap<string, number>,
  ): DimensionResult[] {
    return this.options.definitions.dimensions.flatMap(({ id, title }) => {
      const checks = results.filter(({ dimension }) => dimension === id);
      const weighed = checks.map(check => ({
        ...check,
        weight: weights.get(check.id) ?? 1,
      }));
      return checks.length === 0
        ? []
        : [
            {
              id,
              title,
              level: reachedLevel(weighed),
              score: score(weighed) ?? null,
              coverage: coverage(weighed) ?? null,
              counts: countStates(checks),
              checks,
            },
          ];
    });
  }

  /** The sources that checks read, as they are right now. */
  private toSources(
    entity: Entity,
    stored: readonly StoredFacts[],
  ): SourceStatus[] {
    const { definitions, collectors, now } = this.options;
    return [...definitions.factSets.values()].map(factSet => {
      const reading = readSource({
        factSet,
        timeToLiveMs: collectors.timeToLiveMs(factSet.source, entity),
        stored: stored.find(({ source }) => source === factSet.source),
        now: now(),
      });
      return {
        collector: factSet.source,
        title: factSet.title,
        status: reading.status,
        collectedAt: reading.collectedAt?.toISOString(),
        error: reading.error && {
          code: reading.error.code,
          message: reading.error.message,
          at: reading.error.at.toISOString(),
        },
        howToConnect:
          reading.status === 'not-connected' ? factSet.howToConnect : undefined,
      };
    });
  }
}

function toSummary(row: ComponentRow): ScorecardSummary {
  return {
    entityRef: row.entity_ref,
    title: row.title,
    kind: row.kind,
    type: row.type ?? undefined,
    lifecycle: row.lifecycle ?? undefined,
    owner: row.owner_ref ?? undefined,
    system: row.system_ref ?? undefined,
    domain: row.domain_ref ?? undefined,
    tier: toTier(row.tier),
    level: rankToLevel(row.level ?? 0),
    targetLevel: rankToLevel(row.target_level ?? 0),
    gap: row.gap ?? 0,
    score: row.score,
    coverage: row.coverage,
    counts: {
      pass: row.pass_count ?? 0,
      fail: row.fail_count ?? 0,
      unknown: row.unknown_count ?? 0,
      notApplicable: row.not_applicable_count ?? 0,
    },
    evaluatedAt: row.evaluated_at ?? '',
  };
}

function toCheckResult(
  definition: DefinedCheck['definition'],
  row: CheckResultRow,
  collectedAt: ReadonlyMap<string, string | undefined>,
): CheckResult {
  const outcome: StoredOutcome = JSON.parse(row.outcome);
  return {
    id: definition.id,
    title: definition.title,
    dimension: definition.dimension,
    level: definition.level,
    required: outcome.required,
    state: toState(row.state),
    reason: outcome.reason,
    answeredBy: outcome.answeredBy,
    condition: outcome.condition,
    evidence: outcome.evidence.map(evidence => ({
      ...evidence,
      collectedAt: collectedAt.get(evidence.fact.split('.', 1)[0]),
    })),
    why: definition.why,
    fix: outcome.fix,
    references: definition.source,
    since: row.since,
  };
}

function toChecklist(
  definition: ChecklistDefinition,
  rows: readonly ChecklistItemRow[],
): Checklist {
  return {
    ...definition,
    items: definition.items.map(item => {
      const row = rows.find(
        ({ checklist_id, item_id }) =>
          checklist_id === definition.id && item_id === item.id,
      );
      return {
        ...item,
        ticked: Boolean(row?.ticked),
        note: row?.note ?? undefined,
        evidenceUrl: row?.evidence_url ?? undefined,
        by: row?.changed_by,
        at: row?.changed_at,
        version: row?.version ?? 0,
      };
    }),
  };
}

function toCheck(
  check: DefinedCheck,
  dimension: Check['dimension'],
  counts: Check['counts'],
): Check {
  const { definition } = check;
  return {
    id: definition.id,
    title: definition.title,
    dimension,
    level: definition.level,
    requiredFor: definition.requiredFor,
    conditions: isBroken(check)
      ? []
      : check.alternatives.map(({ source, condition, fix }) => ({
          source: source ?? sourcesOf(condition),
          condition: condition.text,
          fix,
        })),
    why: definition.why,
    references: definition.source,
    counts,
  };
}

/** The sources that a condition asks; none if it only looks at the component. */
function sourcesOf(condition: Condition): string {
  return [...new Set(condition.facts.map(({ source }) => source))].join(', ');
}

function toState(text: string): CheckState {
  return CHECK_STATES.find(state => state === text) ?? 'unknown';
}

function toLevel(text: string): Level {
  return LEVELS.find(level => level === text) ?? 'none';
}
