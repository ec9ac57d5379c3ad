import { Entity } from '@backstage/catalog-model';
import { Knex } from 'knex';
import { StoredFacts } from '../evaluation';
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
  Omit<ResultsRow, 'component_id' | 'states'> & {
    entity: string;
    states: string | null;
    stored_facts: string | null;
  };

type FactsTuple = [
  source: string,
  facts: StoredFacts['facts'] | null,
  collectedAt: string | null,
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
  const facts = isPostgres(knex)
    ? `(select json_agg(json_build_array(
          source, facts::json, collected_at, error::json))::text
        from fact_sets where fact_sets.component_id = components.id)`
    : `(select json_group_array(json_array(
          source, json(facts), collected_at, json(error)))
        from fact_sets where fact_sets.component_id = components.id)`;
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

function toRecord({
  entity,
  stored_facts,
  states,
  deciders,
  since,
  faults,
  dimension_levels,
  tier_reasons,
  tier_rests_on,
  findings,
  definitions,
  ...component
}: RecordRow): ComponentRecord {
  const facts: FactsTuple[] = JSON.parse(stored_facts ?? '[]');
  return {
    component,
    entity: JSON.parse(entity),
    facts: facts.map(toStoredFacts),
    results:
      states === null
        ? undefined
        : {
            component_id: component.id,
            states,
            deciders,
            since,
            faults,
            dimension_levels,
            tier_reasons,
            tier_rests_on,
            findings,
            definitions,
          },
  };
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
