import { Knex } from 'knex';
import { setImmediate } from 'node:timers/promises';
import { SelectedComponent } from '../selection/SelectedComponent';
import { chunked } from './database';
import { isRefused } from './isRefused';
import {
  removeComponents,
  storeComponents,
  StoreOptions,
  StoreResult,
} from './storeComponents';

/** What bringing the components table in step with the catalog needs. */
export interface SyncOptions extends StoreOptions {
  readonly allowMassRemoval: boolean;
  /** Called each time when some were stored, with the ids of those that are new or whose entity changed. */
  readonly onChanged?: (componentIds: readonly number[]) => Promise<void>;
  /** Called with each component that the database does not take. What was stored of it stays. Without it, that fails. */
  readonly onRefused?: (component: SelectedComponent, error: Error) => void;
}

/** What bringing the components table in step with the catalog did. */
export interface SyncResult {
  /** Ids of components that are new or whose entity changed. */
  readonly changed: readonly number[];
  readonly removed: number;
  /** Removals that were refused because they were too many at once. */
  readonly refusedRemovals: number;
}

/** Entities in memory, and in a transaction, at once. */
const PAGE = 500;

/**
 * Brings the components table in step with what the catalog holds, as it comes: what was read is true, even if the
 * catalog fails later. What is gone can only be told at the end. Everything of an entity goes when the entity goes, by
 * uid, so that a name used again starts anew. A catalog that suddenly lost more than a tenth of its components is not
 * believed unless `allowMassRemoval` says so.
 */
export async function syncComponents(
  knex: Knex,
  selected: Iterable<SelectedComponent> | AsyncIterable<SelectedComponent>,
  options: SyncOptions,
): Promise<SyncResult> {
  const before = await readExtent(knex);
  const seen = new Set<string>();
  const changed: number[] = [];
  let removed = 0;
  for await (const page of inPages(selected)) {
    const stored = await storePage(knex, page, options);
    page.forEach(({ uid }) => seen.add(uid));
    changed.push(...stored.changed);
    removed += stored.removed;
    if (stored.changed.length > 0) {
      await options.onChanged?.(stored.changed);
    }
  }

  const lost = await readUnseen(knex, seen, before.lastId);
  const isMassRemoval =
    lost.length > before.count / 10 && (lost.length > 5 || seen.size === 0);
  if (isMassRemoval && !options.allowMassRemoval) {
    return { changed, removed, refusedRemovals: lost.length };
  }
  for (const chunk of chunked(lost)) {
    removed += await removeComponents(knex, chunk, options);
  }
  return { changed, removed, refusedRemovals: 0 };
}

/** One entity that the database does not take must not keep the others from being stored. */
async function storePage(
  knex: Knex,
  page: readonly SelectedComponent[],
  options: SyncOptions,
): Promise<StoreResult> {
  const { onRefused } = options;
  if (!onRefused) {
    return storeComponents(knex, page, options);
  }
  try {
    return await storeComponents(knex, page, options);
  } catch (error) {
    if (!isRefused(error)) {
      throw error;
    }
  }
  const results: StoreResult[] = [];
  for (const component of page) {
    try {
      results.push(await storeComponents(knex, [component], options));
    } catch (error) {
      if (!isRefused(error)) {
        throw error;
      }
      onRefused(component, error);
    }
  }
  return {
    changed: results.flatMap(({ changed }) => changed),
    removed: results.reduce((sum, { removed }) => sum + removed, 0),
  };
}

async function* inPages<T>(
  items: Iterable<T> | AsyncIterable<T>,
): AsyncGenerator<T[]> {
  let page: T[] = [];
  for await (const item of items) {
    page.push(item);
    if (page.length === PAGE) {
      yield page;
      page = [];
    }
  }
  if (page.length > 0) {
    yield page;
  }
}

async function readExtent(
  knex: Knex,
): Promise<{ count: number; lastId: number }> {
  const row = await knex('components')
    .count({ count: '*' })
    .max({ lastId: 'id' })
    .first();
  return { count: Number(row?.count), lastId: Number(row?.lastId ?? 0) };
}

/** Ids of the components whose entities were not seen, up to an id: later ones came while the catalog was read. */
async function readUnseen(
  knex: Knex,
  seen: ReadonlySet<string>,
  upTo: number,
): Promise<number[]> {
  const unseen: number[] = [];
  let after = 0;
  for (;;) {
    const rows: Array<{ id: number; entity_uid: string }> = await knex(
      'components',
    )
      .where('id', '>', after)
      .where('id', '<=', upTo)
      .orderBy('id')
      .limit(1000)
      .select('id', 'entity_uid');
    const last = rows.at(-1);
    if (!last) {
      return unseen;
    }
    unseen.push(
      ...rows.filter(row => !seen.has(row.entity_uid)).map(({ id }) => id),
    );
    after = last.id;
    // SQLite answers at once, and nobody else would get the event loop.
    await setImmediate();
  }
}
