import { CollectionError, Facts } from 'backstage-plugin-ml-scorecards-node';
import { Knex } from 'knex';
import { fingerprint } from '../fingerprint';
import { BulkColumns, upsertRows } from './bulk';
import { COLLECTED_AT, READ_AT } from './collectionFreshness';
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

/** What a collector's try gave for one component. */
export type CollectedSet = {
  readonly componentId: number;
  /** Of the component that the collector was given. */
  readonly fingerprint: string;
  /** When the collector was asked. */
  readonly startedAt: Date;
} & (
  | {
      readonly facts: Facts;
      readonly revision?: string;
    }
  | { readonly unchanged: true }
  | { readonly error: CollectionError }
  | { readonly notServed: true }
);

/**
 * Stores what collectors gave and says for which components facts or errors changed. A failure leaves the last facts
 * in place, with the instant at which they were last read. Needs a recording transaction. Passed over are components
 * that are gone, those whose entity changed since the collector was given it (they have a batch of their own), and
 * those that a later try has already answered for, or that a later pass found unchanged: an older read never overwrites
 * a newer one.
 */
export async function writeCollectedSets(
  transaction: Knex.Transaction,
  options: {
    source: string;
    timeToLiveMs: number;
    sets: readonly CollectedSet[];
    now: Date;
  },
): Promise<number[]> {
  const { source, timeToLiveMs, sets, now } = options;
  const at = now.toISOString();
  const staleBefore = new Date(now.getTime() - timeToLiveMs).toISOString();
  const changed: number[] = [];
  for (const chunk of chunked(latestOfEach(sets))) {
    const known = await readKnown(
      transaction,
      source,
      chunk.map(({ componentId }) => componentId),
    );
    const rows: FactSetRow[] = [];
    for (const set of chunk) {
      const { component, before, readAt } = known.get(set.componentId) ?? {};
      const startedAt = set.startedAt.toISOString();
      const isOutdated =
        component !== set.fingerprint || (readAt && readAt > startedAt);
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

/** One set for each component: one statement cannot write a row twice. */
function latestOfEach(sets: readonly CollectedSet[]): CollectedSet[] {
  const latest = new Map<number, CollectedSet>();
  for (const set of sets) {
    const other = latest.get(set.componentId);
    if (!other || other.startedAt <= set.startedAt) {
      latest.set(set.componentId, set);
    }
  }
  return [...latest.values()];
}

/**
 * What is stored of a source of some components, by component, with the fingerprints of their entities, and the start of
 * the try or the pass that last read it.
 */
async function readKnown(
  transaction: Knex.Transaction,
  source: string,
  componentIds: readonly number[],
): Promise<
  Map<number, { component: string; before?: FactSetRow; readAt?: string }>
> {
  const rows: Array<
    { id: number; component: string; read_at: string | null } & (
      | FactSetRow
      | { component_id: null }
    )
  > = await transaction('components')
    .leftJoin('fact_sets', join =>
      join
        .on('fact_sets.component_id', 'components.id')
        .andOnVal('fact_sets.source', source),
    )
    .leftJoin(
      'collection_sources',
      'collection_sources.source',
      'fact_sets.source',
    )
    .whereIn('components.id', [...componentIds])
    .select(
      { id: 'components.id', component: 'components.fingerprint' },
      ...STORED_COLUMNS,
      { collected_at: transaction.raw(COLLECTED_AT) },
      { read_at: transaction.raw(READ_AT) },
    );
  return new Map(
    rows.map(({ id, component, read_at: readAt, ...row }) => [
      id,
      row.component_id === null
        ? { component }
        : { component, before: row, readAt: readAt ?? undefined },
    ]),
  );
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
