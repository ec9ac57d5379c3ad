import { Knex } from 'knex';
import { SelectedComponent } from '../selection/SelectedComponent';
import { chunked, recordingTransaction } from './database';
import { writeLabelChanges } from './labelChanges';
import { ComponentRow } from './tables';

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
  options: { allowMassRemoval: boolean },
): Promise<SyncResult> {
  return recordingTransaction(knex, async transaction => {
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

    for (const chunk of chunked(toRemove.map(({ id }) => id))) {
      await transaction('components').whereIn('id', chunk).delete();
    }
    await writeLabelChanges(
      transaction,
      (refuse ? [] : lost).map(row => ({
        entityRef: row.entity_ref,
        labels: null,
      })),
    );

    const changed = selected.filter(
      ({ uid, fingerprint }) =>
        knownByUid.get(uid)?.fingerprint !== fingerprint,
    );
    const ids = await upsertComponents(transaction, changed);
    return {
      changed: ids,
      removed: toRemove.length,
      refusedRemovals: refuse ? lost.length : 0,
    };
  });
}

/** Stores one component, if it changed. Gives its id. */
export async function storeComponent(
  knex: Knex,
  component: SelectedComponent,
): Promise<number> {
  return recordingTransaction(knex, async transaction => {
    const known: KnownRow[] = await transaction('components')
      .select('id', 'entity_uid', 'entity_ref', 'fingerprint')
      .where({ entity_uid: component.uid })
      .orWhere({ entity_ref: component.entityRef });
    const same = known.find(row => row.entity_uid === component.uid);
    if (same?.fingerprint === component.fingerprint) {
      return same.id;
    }
    await transaction('components')
      .where({ entity_ref: component.entityRef })
      .whereNot({ entity_uid: component.uid })
      .delete();
    const [id] = await upsertComponents(transaction, [component]);
    return id;
  });
}

async function upsertComponents(
  transaction: Knex.Transaction,
  components: readonly SelectedComponent[],
): Promise<number[]> {
  const ids: number[] = [];
  for (const chunk of chunked(components, 50)) {
    const rows: Array<{ id: number }> = await transaction('components')
      .insert(chunk.map(toRow))
      .onConflict('entity_uid')
      .merge()
      .returning('id');
    ids.push(...rows.map(({ id }) => id));
  }
  for (const chunk of chunked(ids)) {
    // The entity may name other places now, so all of its sources are due.
    await transaction('fact_sets')
      .whereIn('component_id', chunk)
      .update({ attempted_at: '', revision: null });
  }
  return ids;
}

function toRow(component: SelectedComponent) {
  const { uid, entityRef, title, entity } = component;
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
    entity: JSON.stringify(entity),
    fingerprint: component.fingerprint,
  };
}
