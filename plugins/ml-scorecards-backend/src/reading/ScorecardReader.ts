import {
  Check,
  ChecklistDefinition,
  ChecksResponse,
  LabelChanges,
  Level,
  LEVELS,
  Maturity,
  MaturityGrouping,
  ScorecardsPage,
  ScorecardSummary,
} from 'backstage-plugin-ml-scorecards-common';
import { Knex } from 'knex';
import { CollectorRegistry } from '../collection/CollectorRegistry';
import { readChecklistItems } from '../database/checklistItems';
import { rankToLevel, toTier } from '../database/columns';
import { readComponentRecord } from '../database/componentRecords';
import { readLabelChanges } from '../database/labelChanges';
import { readOwnerGroups } from '../database/ownerGroups';
import { CurrentPositions } from '../database/positions';
import { readReadState } from '../database/recordingState';
import {
  readCheckCounts,
  readComponentPage,
  readMaturityCounts,
  ScorecardFilters,
} from '../database/scorecardQueries';
import { ComponentRow } from '../database/tables';
import { Condition, DefinedCheck, Definitions, isBroken } from '../definitions';
import { readSource } from '../evaluation';
import { rollUp } from './maturity';
import { withDescendants } from './ownerTree';
import { StoredScorecard, toScorecard } from './toScorecard';
import { VisibleComponents } from './Visibility';

/** Answers the questions of pages from what was recorded. Never evaluates a condition. */
export class ScorecardReader {
  private readonly options: {
    knex: Knex;
    definitions: Definitions;
    positions: CurrentPositions;
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
    const page = await readComponentPage(knex, {
      filters,
      owners,
      positions: this.options.positions.latest(),
      visible,
    });
    const { sweptAt } = await readReadState(knex);
    return {
      items: page.rows.map(row => toSummary(row, sweptAt)),
      totalItems: page.totalItems,
      nextCursor: page.nextCursor,
    };
  }

  /** Gives undefined for an entity that has no scorecard (yet). */
  async get(entityRef: string): Promise<StoredScorecard | undefined> {
    const { knex, definitions, positions, collectors } = this.options;
    const record = await readComponentRecord(knex, entityRef);
    if (!record) {
      return undefined;
    }
    const { sweptAt } = await readReadState(knex);
    const { component, entity, facts } = record;
    const evaluatedAt = evaluatedAtOf(component, sweptAt);
    return toScorecard({
      record,
      summary: toSummary(component, sweptAt),
      definitions,
      positions: positions.latest(),
      readings: new Map(
        [...definitions.factSets].map(([source, factSet]) => [
          source,
          // As they were judged: what has become stale since shows when the next evaluation has said so.
          readSource({
            factSet,
            timeToLiveMs: collectors.timeToLiveMs(source, entity),
            stored: facts.find(stored => stored.source === source),
            now: new Date(evaluatedAt),
          }),
        ]),
      ),
      checklistItems: await readChecklistItems(knex, component.id),
    });
  }

  async checks(visible: VisibleComponents): Promise<ChecksResponse> {
    const { knex, definitions } = this.options;
    const counts = await readCheckCounts(knex, {
      positions: this.options.positions.latest(),
      visible,
    });
    const dimensions = new Map(
      definitions.dimensions.map(dimension => [dimension.id, dimension]),
    );
    return {
      items: definitions.checks.flatMap(check => {
        const dimension = dimensions.get(check.definition.dimension);
        const { id } = check.definition;
        const [pass, fail, unknown, notApplicable] = counts[id] ?? [0, 0, 0, 0];
        return dimension
          ? [toCheck(check, dimension, { pass, fail, unknown, notApplicable })]
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
}

/** The last instant at which the results were found to be right: unchanged results are not written again. */
function evaluatedAtOf(row: ComponentRow, sweptAt: Date | undefined): string {
  const swept = sweptAt?.toISOString() ?? '';
  const changed = row.evaluated_at ?? '';
  return swept > changed ? swept : changed;
}

function toSummary(
  row: ComponentRow,
  sweptAt: Date | undefined,
): ScorecardSummary {
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
    evaluatedAt: evaluatedAtOf(row, sweptAt),
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

function toLevel(text: string): Level {
  return LEVELS.find(level => level === text) ?? 'none';
}
