import { Knex } from 'knex';
import { RollupDelta } from '../recording/RollupDelta';
import { ownersOf, SelectedComponent } from '../selection/SelectedComponent';
import { BulkColumns, upsertRows } from './bulk';
import { resetFactSets } from './collectionFreshness';
import { replaceOwners } from './componentOwners';
import { Fence, RecordingState, recordingTransaction } from './database';
import { writeLabelChanges } from './labelChanges';
import { CurrentPositions } from './positions';
import { advanceEpochOf } from './recordingState';
import { keepVersions } from './removedVersions';
import { countedComponent } from './results';
import { applyRollupDelta } from './rollups';
import { ComponentRow, ResultsRow } from './tables';

const COLUMNS = {
  entity_uid: 'text',
  entity_ref: 'text',
  kind: 'text',
  title: 'text',
  sort_name: 'text',
  search_text: 'text',
  type: 'text',
  lifecycle: 'text',
  owner_ref: 'text',
  system_ref: 'text',
  domain_ref: 'text',
  fingerprint: 'text',
} as const satisfies BulkColumns;

/** What storing components needs besides them. */
export interface StoreOptions {
  readonly positions: CurrentPositions;
  readonly now: () => Date;
  readonly fence?: Fence;
  /**
   * The epoch in which reading the catalog began, where that takes its time. What was stored since then under the name of an
   * entity stays: a run that reads for minutes must not set back what somebody has refreshed meanwhile.
   */
  readonly readSince?: number;
}

/** What storing components did. */
export interface StoreResult {
  /** Ids of components that are new or whose entity changed. */
  readonly changed: readonly number[];
  /** How many had a name that is now another entity's. */
  readonly removed: number;
}

/**
 * Stores those of some components that are new or changed, in one transaction: they should not be many. Everything of an
 * entity goes when its name is used again by another one.
 */
export async function storeComponents(
  knex: Knex,
  components: readonly SelectedComponent[],
  options: StoreOptions,
): Promise<StoreResult> {
  // Mostly nothing changed, and nobody has to wait until that is found out.
  const differing = await readChanged(knex, distinct(components));
  if (differing.length === 0) {
    return { changed: [], removed: 0 };
  }
  return recordingTransaction(
    knex,
    async (transaction, state) => {
      const changed = await withoutLaterStored(
        transaction,
        await readChanged(transaction, differing),
        options.readSince,
      );
      if (changed.length === 0) {
        return { changed: [], removed: 0 };
      }
      const replaced = await readReplaced(transaction, changed);
      return recount(transaction, state, options, async delta => {
        await remove(transaction, delta, replaced);
        return {
          changed: await put(transaction, delta, changed, state.epoch + 1),
          removed: replaced.length,
        };
      });
    },
    options.fence,
  );
}

/** Stores one component, if it changed. Gives its id. */
export async function storeComponent(
  knex: Knex,
  component: SelectedComponent,
  options: StoreOptions,
): Promise<number | undefined> {
  await storeComponents(knex, [component], options);
  const row = await knex('components')
    .where({ entity_uid: component.uid })
    .first('id');
  return row?.id;
}

/**
 * Removes components whose entities are gone, in one transaction: they should not be many. Gives how many there were.
 */
export async function removeComponents(
  knex: Knex,
  ids: readonly number[],
  options: StoreOptions,
): Promise<number> {
  return recordingTransaction(
    knex,
    async (transaction, state) => {
      const rows: Array<Pick<ComponentRow, 'id' | 'entity_ref'>> =
        await transaction('components')
          .whereIn('id', [...ids])
          .select('id', 'entity_ref');
      if (rows.length === 0) {
        return 0;
      }
      await recount(transaction, state, options, delta =>
        remove(
          transaction,
          delta,
          rows.map(({ id }) => id),
        ),
      );
      await writeLabelChanges(
        transaction,
        rows.map(row => ({ entityRef: row.entity_ref, labels: null })),
        options.now(),
      );
      return rows.length;
    },
    options.fence,
  );
}

/** The catalog moves on while it is read, so that an entity or a name may come twice. The last one counts. */
function distinct(
  components: readonly SelectedComponent[],
): SelectedComponent[] {
  const byUid = new Map(components.map(one => [one.uid, one]));
  const byRef = new Map([...byUid.values()].map(one => [one.entityRef, one]));
  return [...byRef.values()];
}

/** Those of some components that are not stored as they are. */
async function readChanged(
  knex: Knex,
  components: readonly SelectedComponent[],
): Promise<SelectedComponent[]> {
  const rows: Array<Pick<ComponentRow, 'entity_uid' | 'fingerprint'>> =
    await knex('components')
      .whereIn(
        'entity_uid',
        components.map(({ uid }) => uid),
      )
      .select('entity_uid', 'fingerprint');
  const known = new Map(rows.map(row => [row.entity_uid, row.fingerprint]));
  return components.filter(
    ({ uid, fingerprint }) => known.get(uid) !== fingerprint,
  );
}

/** Those of some components under whose names nothing was stored after an epoch, be it the same entity or another one. */
async function withoutLaterStored(
  transaction: Knex.Transaction,
  components: readonly SelectedComponent[],
  epoch: number | undefined,
): Promise<readonly SelectedComponent[]> {
  if (epoch === undefined || components.length === 0) {
    return components;
  }
  const later: Array<Pick<ComponentRow, 'entity_uid' | 'entity_ref'>> =
    await transaction('components')
      .join('component_entities', 'component_id', 'components.id')
      .where('component_entities.epoch', '>', epoch)
      .where(named =>
        named
          .whereIn(
            'entity_uid',
            components.map(({ uid }) => uid),
          )
          .orWhereIn(
            'entity_ref',
            components.map(({ entityRef }) => entityRef),
          ),
      )
      .select('entity_uid', 'entity_ref');
  const uids = new Set(later.map(row => row.entity_uid));
  const refs = new Set(later.map(row => row.entity_ref));
  return components.filter(
    ({ uid, entityRef }) => !uids.has(uid) && !refs.has(entityRef),
  );
}

/** Ids of components whose names are now those of other entities. */
async function readReplaced(
  transaction: Knex.Transaction,
  components: readonly SelectedComponent[],
): Promise<number[]> {
  const uidOf = new Map(components.map(one => [one.entityRef, one.uid]));
  const rows: Array<Pick<ComponentRow, 'id' | 'entity_uid' | 'entity_ref'>> =
    await transaction('components')
      .whereIn('entity_ref', [...uidOf.keys()])
      .select('id', 'entity_uid', 'entity_ref');
  return rows
    .filter(row => row.entity_uid !== uidOf.get(row.entity_ref))
    .map(({ id }) => id);
}

/** Keeps the rollups in step with what is done to components. */
async function recount<T>(
  transaction: Knex.Transaction,
  state: RecordingState,
  options: StoreOptions,
  work: (delta: RollupDelta) => Promise<T>,
): Promise<T> {
  const positions = await options.positions.within(transaction, state);
  const delta = new RollupDelta(positions);
  const result = await work(delta);
  await applyRollupDelta(transaction, delta, positions, options.now());
  await advanceEpochOf('components', transaction);
  return result;
}

async function remove(
  transaction: Knex.Transaction,
  delta: RollupDelta,
  ids: readonly number[],
): Promise<void> {
  if (ids.length > 0) {
    for (const row of await readCounted(transaction, 'id', ids)) {
      delta.remove(countedComponent(row, row));
    }
    await keepVersions(transaction, ids);
    await transaction('components')
      .whereIn('id', [...ids])
      .delete();
  }
}

/** Inserts or updates components. Gives their ids. */
async function put(
  transaction: Knex.Transaction,
  delta: RollupDelta,
  components: readonly SelectedComponent[],
  epoch: number,
): Promise<number[]> {
  const uids = components.map(({ uid }) => uid);
  for (const row of await readCounted(transaction, 'entity_uid', uids)) {
    delta.remove(countedComponent(row, row));
  }
  const ids = await upsertComponents(transaction, components, epoch);
  for (const row of await readCounted(transaction, 'id', ids)) {
    delta.add(countedComponent(row, row));
  }
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
  epoch: number,
): Promise<number[]> {
  const uids = components.map(({ uid }) => uid);
  await upsertRows(transaction, {
    table: 'components',
    columns: COLUMNS,
    key: ['entity_uid'],
    rows: components.map(toRow),
  });
  const rows: Array<Pick<ComponentRow, 'id' | 'entity_uid'>> =
    await transaction('components')
      .whereIn('entity_uid', uids)
      .orderBy('id')
      .select('id', 'entity_uid');
  const idByUid = new Map(rows.map(row => [row.entity_uid, row.id]));
  await upsertRows(transaction, {
    table: 'component_entities',
    columns: { component_id: 'integer', entity: 'text', epoch: 'integer' },
    key: ['component_id'],
    rows: components.map(({ uid, entity }) => ({
      component_id: idByUid.get(uid),
      entity: JSON.stringify(entity),
      epoch,
    })),
  });
  const ids = rows.map(({ id }) => id);
  await replaceOwners(
    transaction,
    components.flatMap(({ uid, entity }) => {
      const componentId = idByUid.get(uid);
      return componentId === undefined
        ? []
        : [{ componentId, owners: ownersOf(entity) }];
    }),
  );
  // The entity may name other places now.
  await resetFactSets(transaction, ids);
  return ids;
}

function toRow(
  component: SelectedComponent,
): Record<keyof typeof COLUMNS, string | null> {
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
