import { Entity } from '@backstage/catalog-model';
import { Knex } from 'knex';
import { StoredFacts } from '../evaluation';
import { COLLECTED_AT, CURRENT_ERROR } from './collectionFreshness';
import { chunked, isPostgres } from './database';
import { ComponentRow, ResultsRow } from './tables';

/** A component with all that evaluation reads of it and what is recorded of it so far. */
export interface ComponentRecord {
  readonly component: ComponentRow;
  readonly entity: Entity;
  readonly facts: readonly StoredFacts[];
  readonly results?: ResultsRow;
}

type RecordRow = ComponentRow &
  (ResultsRow | { component_id: null }) & {
    entity: string;
    stored_facts: string | null;
  };

type FactsTuple = [
  source: string,
  facts: StoredFacts['facts'] | null,
  /** Empty before the first read. */
  collectedAt: string,
  error: { code: string; message: string; at: string } | null,
];

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
    records.push(...rows.map(toRecord));
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
  return row && toRecord(row);
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
  const facts = `(select ${join}(${tuple}, ',') from fact_sets
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
      'results.definitions',
      knex.raw(`${facts} as stored_facts`),
    );
}

/** The row itself is handed on: taking it apart would cost as much as reading it. */
function toRecord(row: RecordRow): ComponentRecord {
  const facts: FactsTuple[] = JSON.parse(`[${row.stored_facts ?? ''}]`);
  return {
    component: row,
    entity: JSON.parse(row.entity),
    facts: facts.map(toStoredFacts),
    results: hasResults(row) ? row : undefined,
  };
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
