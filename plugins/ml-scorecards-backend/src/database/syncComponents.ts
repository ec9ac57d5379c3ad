import { Knex } from 'knex';
import { SelectedComponent } from '../selection/SelectedComponent';
import { RollupDelta } from '../recording/RollupDelta';
import { upsertRows } from './bulk';
import { resetFactSets } from './collectionFreshness';
import {
  chunked,
  Fence,
  RecordingState,
  recordingTransaction,
} from './database';
import { writeLabelChanges } from './labelChanges';
import { CurrentPositions } from './positions';
import { advanceEpoch } from './recordingState';
import { countedComponent } from './results';
import { applyRollupDelta } from './rollups';
import { ComponentRow, ResultsRow } from './tables';

/** What storing components needs besides them. */
export interface SyncOptions {
  readonly positions: CurrentPositions;
  readonly now: Date;
  readonly fence?: Fence;
}

/** What bringing the components table in step with the catalog did. */
export interface SyncResult {
  /** Ids of components that are new or whose entity changed. */
  readonly changed: readonly number[];
  readonly removed: number;
  /** Removals that were refused because they were too many at once. */
  readonly refusedRemovals: number;
}

type KnownRow = Pick<
  ComponentRow,
  'id' | 'entity_uid' | 'entity_ref' | 'fingerprint'
>;

/**
 * Brings the components table in step with what the catalog holds. Everything of an entity goes when the entity goes,
 * by uid, so that a name used again starts anew. A catalog that suddenly lost more than a tenth of its components is
 * not believed unless `allowMassRemoval` says so.
 */
export async function syncComponents(
  knex: Knex,
  selected: readonly SelectedComponent[],
  options: SyncOptions & { readonly allowMassRemoval: boolean },
): Promise<SyncResult> {
  const sync = async (
    transaction: Knex.Transaction,
    state: RecordingState,
  ): Promise<SyncResult> => {
    const known: KnownRow[] = await transaction('components').select(
      'id',
      'entity_uid',
      'entity_ref',
      'fingerprint',
    );
    const knownByUid = new Map(known.map(row => [row.entity_uid, row]));
    const selectedUids = new Set(selected.map(({ uid }) => uid));
    const selectedRefs = new Set(selected.map(({ entityRef }) => entityRef));

    const gone = known.filter(row => !selectedUids.has(row.entity_uid));
    // A ref that is still selected has a new uid: the old entity is surely gone, so this is no loss.
    const lost = gone.filter(row => !selectedRefs.has(row.entity_ref));
    const isMassRemoval =
      lost.length > known.length / 10 &&
      (lost.length > 5 || selected.length === 0);
    const refuse = isMassRemoval && !options.allowMassRemoval;
    const toRemove = refuse
      ? gone.filter(row => selectedRefs.has(row.entity_ref))
      : gone;

    const changed = selected.filter(
      ({ uid, fingerprint }) =>
        knownByUid.get(uid)?.fingerprint !== fingerprint,
    );
    const removed = toRemove.map(({ id }) => id);
    const ids = await store(transaction, state, options, { removed, changed });
    await writeLabelChanges(
      transaction,
      (refuse ? [] : lost).map(row => ({
        entityRef: row.entity_ref,
        labels: null,
      })),
      options.now,
    );
    return {
      changed: ids,
      removed: removed.length,
      refusedRemovals: refuse ? lost.length : 0,
    };
  };
  return recordingTransaction(knex, sync, options.fence);
}

/** Stores one component, if it changed. Gives its id. */
export async function storeComponent(
  knex: Knex,
  component: SelectedComponent,
  options: SyncOptions,
): Promise<number> {
  return recordingTransaction(knex, async (transaction, state) => {
    const known: KnownRow[] = await transaction('components')
      .select('id', 'entity_uid', 'entity_ref', 'fingerprint')
      .where({ entity_uid: component.uid })
      .orWhere({ entity_ref: component.entityRef });
    const same = known.find(row => row.entity_uid === component.uid);
    if (same?.fingerprint === component.fingerprint) {
      return same.id;
    }
    const [id] = await store(transaction, state, options, {
      removed: known.flatMap(row => (row === same ? [] : row.id)),
      changed: [component],
    });
    return id;
  });
}

/** Removes and stores components, and keeps the rollups in step. Gives the ids of those that were stored. */
async function store(
  transaction: Knex.Transaction,
  state: RecordingState,
  options: SyncOptions,
  {
    removed,
    changed,
  }: {
    removed: readonly number[];
    changed: readonly SelectedComponent[];
  },
): Promise<number[]> {
  if (removed.length === 0 && changed.length === 0) {
    return [];
  }
  const positions = await options.positions.within(transaction, state);
  const delta = new RollupDelta(positions);
  for (const chunk of chunked(removed)) {
    for (const row of await readCounted(transaction, 'id', chunk)) {
      delta.remove(countedComponent(row, row));
    }
    await transaction('components').whereIn('id', chunk).delete();
  }

  const ids: number[] = [];
  for (const chunk of chunked(changed, 200)) {
    const uids = chunk.map(({ uid }) => uid);
    for (const row of await readCounted(transaction, 'entity_uid', uids)) {
      delta.remove(countedComponent(row, row));
    }
    ids.push(...(await upsertComponents(transaction, chunk)));
    for (const row of await readCounted(transaction, 'entity_uid', uids)) {
      delta.add(countedComponent(row, row));
    }
  }
  await applyRollupDelta(transaction, delta, positions, options.now);
  await advanceEpoch(transaction);
  return ids;
}

/** Those of some components that have results, as rollups count them. */
async function readCounted(
  transaction: Knex.Transaction,
  column: 'id' | 'entity_uid',
  values: readonly (number | string)[],
): Promise<
  Array<ComponentRow & Pick<ResultsRow, 'states' | 'dimension_levels'>>
> {
  return transaction('components')
    .join('results', 'results.component_id', 'components.id')
    .whereIn(column, [...values])
    .whereNotNull('evaluated_at')
    .select('components.*', 'results.states', 'results.dimension_levels');
}

async function upsertComponents(
  transaction: Knex.Transaction,
  components: readonly SelectedComponent[],
): Promise<number[]> {
  // SQLite allows fewer binds than PostgreSQL, and ids come back only from statements that insert values.
  const rows: Array<{ id: number; entity_uid: string }> = [];
  for (const chunk of chunked(components, 50)) {
    rows.push(
      ...(await transaction('components')
        .insert(chunk.map(toRow))
        .onConflict('entity_uid')
        .merge()
        .returning(['id', 'entity_uid'])),
    );
  }
  const idByUid = new Map(rows.map(row => [row.entity_uid, row.id]));
  await upsertRows(transaction, {
    table: 'component_entities',
    columns: { component_id: 'integer', entity: 'text' },
    key: ['component_id'],
    rows: components.map(({ uid, entity }) => ({
      component_id: idByUid.get(uid),
      entity: JSON.stringify(entity),
    })),
  });
  const ids = rows.map(({ id }) => id);
  // The entity may name other places now.
  await resetFactSets(transaction, ids);
  return ids;
}

function toRow(component: SelectedComponent) {
  const { uid, entityRef, title } = component;
  return {
    entity_uid: uid,
    entity_ref: entityRef,
    kind: component.kind,
    title,
    sort_name: title.toLowerCase().slice(0, 400),
    search_text: `${entityRef} ${title}`.toLowerCase(),
    type: component.type ?? null,
    lifecycle: component.lifecycle ?? null,
    owner_ref: component.ownerRef ?? null,
    system_ref: component.systemRef ?? null,
    domain_ref: component.domainRef ?? null,
    fingerprint: component.fingerprint,
  };
}
