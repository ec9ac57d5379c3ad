import { Entity } from '@backstage/catalog-model';
import { CollectionError, Facts } from 'backstage-plugin-ml-scorecards-node';
import { Knex } from 'knex';
import { fingerprint } from '../fingerprint';
import { BulkColumns, upsertRows } from './bulk';
import { BatchComponents } from './collectionBatches';
import { COLLECTED_AT } from './collectionFreshness';
import { chunked } from './database';
import { FactSetRow } from './tables';

const FACT_SET_COLUMNS: BulkColumns = {
  component_id: 'integer',
  source: 'text',
  facts: 'text',
  fingerprint: 'text',
  revision: 'text',
  collected_at: 'text',
  attempted_at: 'text',
  error: 'text',
};

const STORED_COLUMNS = Object.keys(FACT_SET_COLUMNS)
  .filter(name => name !== 'collected_at')
  .map(name => `fact_sets.${name}`);

const UNCHANGED_WITHOUT_FACTS: CollectionError = {
  code: 'bad-payload',
  message:
    'The collector says that nothing changed, but it has never given any facts.',
};

/** A component that a collector reads, and what is stored of its source. */
export interface ComponentToRead {
  readonly id: number;
  readonly entityRef: string;
  readonly entity: Entity;
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

/** What a collector's try gave for one component. */
export type CollectedSet = {
  readonly componentId: number;
  /** Of the component that the collector was given. */
  readonly fingerprint: string;
} & (
  | {
      readonly facts: Facts;
      readonly revision?: string;
    }
  | { readonly unchanged: true }
  | { readonly error: CollectionError }
  | { readonly notServed: true }
);

/** The components of a batch with what is stored of a source. Those that are gone are left out. */
export async function readComponentsToRead(
  knex: Knex,
  source: string,
  components: BatchComponents,
): Promise<ComponentToRead[]> {
  const query = componentQuery(knex)
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
    );
  const rows =
    'ids' in components
      ? await query.whereIn('components.id', [...components.ids])
      : await query.whereBetween('components.id', [
          components.fromId,
          components.toId,
        ]);
  return rows.map(toComponentToRead);
}

/** One component, to be read anew whatever is stored of it. */
export async function readComponentToReadAnew(
  knex: Knex,
  componentId: number,
): Promise<ComponentToRead | undefined> {
  const row = await componentQuery(knex).where({ id: componentId }).first();
  return row && toComponentToRead(row);
}

/**
 * Stores what collectors gave and says for which components facts or errors changed. A failure leaves the last facts
 * in place, with the instant at which they were last read. Needs a recording transaction. Passed over are components
 * that are gone, those whose entity changed since the collector was given it (they have a batch of their own), and
 * those that a later try has already answered for: an older read never overwrites a newer one.
 */
export async function writeCollectedSets(
  transaction: Knex.Transaction,
  options: {
    source: string;
    timeToLiveMs: number;
    sets: readonly CollectedSet[];
    /** When the collector was asked. */
    startedAt: Date;
    now: Date;
  },
): Promise<number[]> {
  const { source, timeToLiveMs, sets, now } = options;
  const startedAt = options.startedAt.toISOString();
  const at = now.toISOString();
  const staleBefore = new Date(now.getTime() - timeToLiveMs).toISOString();
  const changed: number[] = [];
  for (const chunk of chunked(sets, 100)) {
    const ids = chunk.map(({ componentId }) => componentId);
    const known: FactSetRow[] = await transaction('fact_sets')
      .leftJoin(
        'collection_sources',
        'collection_sources.source',
        'fact_sets.source',
      )
      .where('fact_sets.source', source)
      .whereIn('component_id', ids)
      .select(...STORED_COLUMNS, {
        collected_at: transaction.raw(COLLECTED_AT),
      });
    const existing: Array<{ id: number; fingerprint: string }> =
      await transaction('components')
        .whereIn('id', ids)
        .select('id', 'fingerprint');
    const knownById = new Map(known.map(row => [row.component_id, row]));
    const fingerprints = new Map(
      existing.map(({ id, fingerprint: current }) => [id, current]),
    );
    const rows: FactSetRow[] = [];
    for (const set of chunk) {
      const before = knownById.get(set.componentId);
      const isOutdated =
        fingerprints.get(set.componentId) !== set.fingerprint ||
        (before && before.attempted_at > startedAt);
      if (isOutdated) {
        continue;
      }
      const row = nextRow(source, set, before, { at, startedAt });
      rows.push(row);
      if (isNews(before, row, staleBefore)) {
        changed.push(set.componentId);
      }
    }
    if (rows.length > 0) {
      await upsertRows(transaction, {
        table: 'fact_sets',
        columns: FACT_SET_COLUMNS,
        key: ['component_id', 'source'],
        rows,
      });
    }
  }
  return changed;
}

function nextRow(
  source: string,
  set: CollectedSet,
  before: FactSetRow | undefined,
  { at, startedAt }: { at: string; startedAt: string },
): FactSetRow {
  const row: FactSetRow = {
    component_id: set.componentId,
    source,
    facts: before?.facts ?? null,
    fingerprint: before?.fingerprint ?? null,
    revision: before?.revision ?? null,
    collected_at: before?.collected_at ?? null,
    attempted_at: startedAt,
    error: null,
  };
  if ('facts' in set) {
    return {
      ...row,
      facts: JSON.stringify(set.facts),
      fingerprint: fingerprint(set.facts),
      revision: set.revision ?? null,
      collected_at: at,
    };
  }
  if ('error' in set) {
    const last = before?.error ? JSON.parse(before.error) : undefined;
    const isSame =
      last?.code === set.error.code && last?.message === set.error.message;
    // The same failure keeps the instant at which it began, so that a dead source costs no evaluation.
    return {
      ...row,
      error: JSON.stringify({
        code: set.error.code,
        message: set.error.message,
        at: isSame ? last.at : at,
      }),
    };
  }
  if ('unchanged' in set) {
    return before?.facts
      ? { ...row, collected_at: at }
      : { ...row, error: JSON.stringify({ ...UNCHANGED_WITHOUT_FACTS, at }) };
  }
  return {
    ...row,
    facts: null,
    fingerprint: null,
    revision: null,
    collected_at: null,
  };
}

function isNews(
  before: FactSetRow | undefined,
  after: FactSetRow,
  staleBefore: string,
): boolean {
  if (!before) {
    return true;
  }
  const revived =
    before.collected_at !== null &&
    before.collected_at < staleBefore &&
    after.collected_at !== before.collected_at;
  // Selection empties attempted_at when the entity changed.
  const hasNewEntity = before.attempted_at === '';
  return (
    hasNewEntity ||
    revived ||
    (before.collected_at === null) !== (after.collected_at === null) ||
    before.fingerprint !== after.fingerprint ||
    before.error !== after.error
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

function toComponentToRead(row: {
  id: number;
  entity_ref: string;
  entity: string;
  fingerprint: string;
  /** null without a row in `fact_sets`. */
  attempted_at?: string | null;
  facts?: string | null;
  revision?: string | null;
  error?: string | null;
}): ComponentToRead {
  const { attempted_at: attemptedAt } = row;
  return {
    id: row.id,
    entityRef: row.entity_ref,
    entity: JSON.parse(row.entity),
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
