import { Entity } from '@backstage/catalog-model';
import { CollectionError } from 'backstage-plugin-ml-scorecards-node';
import { Knex } from 'knex';
import { BatchComponents } from './collectionBatches';

/** What is stored of a source for a component. */
export interface StoredOfComponent {
  readonly id: number;
  /** State of the entity, to tell whether it changed while it was collected. */
  readonly fingerprint: string;
  readonly revision?: string;
  readonly stored?: {
    /** Hash of the facts, if there are any. */
    readonly facts?: string;
    readonly error?: CollectionError;
    /** Whether all of it is of an entity that has changed since. */
    readonly isOutdated: boolean;
  };
}

/** A component that a collector reads, and what is stored of its source. */
export interface ComponentToRead extends StoredOfComponent {
  readonly entityRef: string;
  readonly entity: Entity;
}

/** The components of a batch with what is stored of a source. Those that are gone are left out. */
export async function readComponentsToRead(
  knex: Knex,
  source: string,
  components: BatchComponents,
): Promise<ComponentToRead[]> {
  const rows = await withStored(componentQuery(knex), source, components);
  return rows.map(toComponentToRead);
}

/** The same without the entities, which nobody looks at. */
export async function readStoredOfComponents(
  knex: Knex,
  source: string,
  components: BatchComponents,
): Promise<StoredOfComponent[]> {
  const query = knex('components')
    .orderBy('components.id')
    .select('components.id', 'components.fingerprint');
  const rows = await withStored(query, source, components);
  return rows.map(toStored);
}

/** One component, to be read anew whatever is stored of it. */
export async function readComponentToReadAnew(
  knex: Knex,
  componentId: number,
): Promise<ComponentToRead | undefined> {
  const row = await componentQuery(knex).where({ id: componentId }).first();
  return row && toComponentToRead(row);
}

function withStored(
  query: Knex.QueryBuilder,
  source: string,
  components: BatchComponents,
): Knex.QueryBuilder {
  return query
    .leftJoin('fact_sets', join =>
      join
        .on('fact_sets.component_id', 'components.id')
        .andOnVal('fact_sets.source', source),
    )
    .select(
      'fact_sets.attempted_at',
      'fact_sets.fingerprint as facts',
      'fact_sets.revision',
      'fact_sets.error',
    )
    .modify(among =>
      'ids' in components
        ? among.whereIn('components.id', [...components.ids])
        : among.whereBetween('components.id', [
            components.fromId,
            components.toId,
          ]),
    );
}

function componentQuery(knex: Knex): Knex.QueryBuilder {
  return knex('components')
    .join(
      'component_entities',
      'component_entities.component_id',
      'components.id',
    )
    .orderBy('components.id')
    .select(
      'components.id',
      'components.entity_ref',
      'component_entities.entity',
      'components.fingerprint',
    );
}

interface StoredRow {
  id: number;
  fingerprint: string;
  /** null without a row in `fact_sets`. */
  attempted_at?: string | null;
  facts?: string | null;
  revision?: string | null;
  error?: string | null;
}

function toComponentToRead(
  row: StoredRow & { entity_ref: string; entity: string },
): ComponentToRead {
  return {
    ...toStored(row),
    entityRef: row.entity_ref,
    entity: JSON.parse(row.entity),
  };
}

function toStored(row: StoredRow): StoredOfComponent {
  const { attempted_at: attemptedAt } = row;
  return {
    id: row.id,
    fingerprint: row.fingerprint,
    revision: row.revision ?? undefined,
    stored:
      attemptedAt === null || attemptedAt === undefined
        ? undefined
        : {
            facts: row.facts ?? undefined,
            error: row.error ? JSON.parse(row.error) : undefined,
            isOutdated: attemptedAt === '',
          },
  };
}
