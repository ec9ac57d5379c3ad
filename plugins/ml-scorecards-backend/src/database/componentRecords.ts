import { Entity } from '@backstage/catalog-model';
import { Knex } from 'knex';
import {
  Advice,
  Attested,
  NOBODY_SAID,
  PeopleSaid,
  SaidOfItem,
  StoredFacts,
} from '../evaluation';
import { attestationsSql, toldVersionsOf } from './attestations';
import { checklistItemsSql } from './checklistItems';
import { COLLECTED_AT, CURRENT_ERROR } from './collectionFreshness';
import { chunked, isPostgres } from './database';
import { decisionRecordsSql } from './decisionRecords';
import { pushedFactsSql } from './pushedFacts';
import {
  AttestationRow,
  ChecklistItemRow,
  ComponentRow,
  DecisionRecordRow,
  ResultsRow,
  WaiverRow,
} from './tables';
import { waiversSql } from './waivers';

const MILLISECONDS_PER_DAY = 24 * 60 * 60 * 1000;

type RecordRow = ComponentRow &
  (ResultsRow | { component_id: null }) & {
    entity: string;
    stored_facts: string | null;
    pushed_facts: string | null;
    /** PostgreSQL's driver parses it, SQLite's does not. */
    checklist_items: ChecklistItemRow[] | string | null;
    decision_records: DecisionRecordRow[] | string | null;
    attestations: AttestationRow[] | string | null;
    waivers: WaiverRow[] | string | null;
  };

type PushedTuple = [
  source: string,
  facts: NonNullable<StoredFacts['facts']>,
  collectedAt: string,
];

type FactsTuple = [
  source: string,
  facts: StoredFacts['facts'] | null,
  /** Empty before the first read. */
  collectedAt: string,
  error: { code: string; message: string; at: string } | null,
];

/**
 * A component with all that evaluation reads of it and what is recorded of it so far. What is JSON is parsed when it is
 * asked for, and each time anew: of many components that were read at once, only one is in memory in full.
 */
export class ComponentRecord {
  private readonly row: RecordRow;

  constructor(row: RecordRow) {
    this.row = row;
  }

  /** The same component with other results. */
  with(changed: Partial<ComponentRow & ResultsRow>): ComponentRecord {
    return new ComponentRecord({ ...this.row, ...changed } as RecordRow);
  }

  /** The row itself: taking it apart would cost as much as reading it. */
  get component(): ComponentRow {
    return this.row;
  }

  get results(): ResultsRow | undefined {
    return hasResults(this.row) ? this.row : undefined;
  }

  get entity(): Entity {
    return JSON.parse(this.row.entity);
  }

  /** Whether anything is stored of any source. */
  get hasFacts(): boolean {
    return this.row.stored_facts !== null;
  }

  /** What collectors and pipelines gave: of one source there may be both. */
  get facts(): StoredFacts[] {
    const facts: FactsTuple[] = JSON.parse(this.row.stored_facts ?? '[]');
    const pushed: PushedTuple[] = JSON.parse(this.row.pushed_facts ?? '[]');
    return [...facts.map(toStoredFacts), ...pushed.map(toPushedFacts)];
  }

  /** The items of checklists that somebody has touched. */
  get checklistItems(): ChecklistItemRow[] {
    return rowsOf(this.row.checklist_items);
  }

  /** What was decided about triggers and findings. */
  get decisions(): DecisionRecordRow[] {
    return rowsOf(this.row.decision_records);
  }

  /** What people vouch for. */
  get attestations(): AttestationRow[] {
    return rowsOf(this.row.attestations);
  }

  /** The last waiver of each check for which somebody asked. */
  get waivers(): WaiverRow[] {
    return rowsOf(this.row.waivers);
  }

  /** What people said that evaluation looks at. */
  get said(): PeopleSaid {
    const { checklist_items, decision_records, attestations, waivers } =
      this.row;
    if (!checklist_items && !decision_records && !attestations && !waivers) {
      return NOBODY_SAID;
    }
    return {
      items: new Map(
        this.checklistItems.map(item => [
          `${item.checklist_id}/${item.item_id}`,
          toSaidOfItem(item),
        ]),
      ),
      attestations: new Map(
        this.attestations.map(row => [row.check_id, toAttested(row)]),
      ),
      waivers: new Map(
        this.waivers.flatMap(({ state, check_id, until }) =>
          state === 'approved' ? [[check_id, { until: endOf(until) }]] : [],
        ),
      ),
      decisions: new Map(
        this.decisions.map(({ subject, until }) => [
          subject,
          { until: endOf(until) },
        ]),
      ),
    };
  }

  /** The advice that was recorded last. */
  get advice(): Advice | undefined {
    const advice = this.results?.advice;
    return advice ? JSON.parse(advice) : undefined;
  }
}

/** Records of some components, in no order. Those that are gone are left out. */
export async function readComponentRecords(
  knex: Knex,
  componentIds: readonly number[],
): Promise<ComponentRecord[]> {
  const records: ComponentRecord[] = [];
  for (const ids of chunked(componentIds)) {
    const rows: RecordRow[] = await recordQuery(knex).whereIn(
      'components.id',
      ids,
    );
    records.push(...rows.map(row => new ComponentRecord(row)));
  }
  return records;
}

/** The record of an evaluated component by its entity. */
export async function readComponentRecord(
  knex: Knex,
  entityRef: string,
): Promise<ComponentRecord | undefined> {
  const row: RecordRow | undefined = await recordQuery(knex)
    .where({ entity_ref: entityRef })
    .whereNotNull('evaluated_at')
    .first();
  return row && new ComponentRecord(row);
}

/** One statement, so that the parts of a record belong together, and one row, because rows cost more than their size. */
function recordQuery(knex: Knex): Knex.QueryBuilder {
  // What is JSON already is put together as it is: parsing and writing it anew would take most of the time.
  const quote = isPostgres(knex) ? 'to_json' : 'json_quote';
  const join = isPostgres(knex) ? 'string_agg' : 'group_concat';
  const tuple = `'[' || ${quote}(fact_sets.source)
    || ',' || coalesce(fact_sets.facts, 'null')
    || ',"' || coalesce(${COLLECTED_AT}, '')
    || '",' || coalesce(${CURRENT_ERROR}, 'null') || ']'`;
  const facts = `(select '[' || ${join}(${tuple}, ',') || ']' from fact_sets
    left join collection_sources on collection_sources.source = fact_sets.source
    where fact_sets.component_id = components.id)`;
  return knex('components')
    .join(
      'component_entities',
      'component_entities.component_id',
      'components.id',
    )
    .leftJoin('results', 'results.component_id', 'components.id')
    .select(
      'components.*',
      'component_entities.entity',
      'results.component_id',
      'results.states',
      'results.deciders',
      'results.since',
      'results.faults',
      'results.dimension_levels',
      'results.tier_reasons',
      'results.tier_rests_on',
      'results.findings',
      'results.advice',
      'results.definitions',
      knex.raw(`${facts} as stored_facts`),
      knex.raw(`${pushedFactsSql(knex)} as pushed_facts`),
      knex.raw(`${checklistItemsSql(knex)} as checklist_items`),
      knex.raw(`${decisionRecordsSql(knex)} as decision_records`),
      knex.raw(`${attestationsSql(knex)} as attestations`),
      knex.raw(`${waiversSql(knex)} as waivers`),
    );
}

/** The rows of `statementsSql`. */
export function rowsOf<T>(rows: T[] | string | null): T[] {
  return typeof rows === 'string' ? JSON.parse(rows) : rows ?? [];
}

/** An item as evaluation sees it. */
export function toSaidOfItem(row: ChecklistItemRow): SaidOfItem {
  return {
    ticked: Boolean(row.ticked),
    disputed: Boolean(row.disputed),
    at: new Date(row.changed_at),
  };
}

/** The word of a person as evaluation sees it. */
export function toAttested(row: AttestationRow): Attested {
  return { until: endOf(row.until), told: toldVersionsOf(row) };
}

/** The end of a day in UTC: what holds until then holds on that day as well. */
export function endOf(day: string): Date {
  return new Date(Date.parse(day) + MILLISECONDS_PER_DAY);
}

function hasResults(row: RecordRow): row is RecordRow & ResultsRow {
  return row.component_id !== null;
}

function toStoredFacts([
  source,
  facts,
  collectedAt,
  error,
]: FactsTuple): StoredFacts {
  return {
    source,
    facts: facts ?? undefined,
    collectedAt: collectedAt ? new Date(collectedAt) : undefined,
    error: error
      ? ({ ...error, at: new Date(error.at) } as StoredFacts['error'])
      : undefined,
  };
}

function toPushedFacts([source, facts, collectedAt]: PushedTuple): StoredFacts {
  return { source, facts, collectedAt: new Date(collectedAt), pushed: true };
}
