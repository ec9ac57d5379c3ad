import { JsonValue } from '@backstage/types';
import { Knex } from 'knex';
import { isPostgres } from './database';
import { whereAmong } from './whereAmong';

/** Entities looked at before others get the event loop. */
const PAGE = 1000;

/** All components, or only some, by id. */
export type Among = 'all' | readonly number[];

/** The ids of components whose entities have changed since an epoch. */
export async function readChangedSince(
  knex: Knex,
  epoch: number,
): Promise<number[]> {
  return knex('component_entities')
    .where('epoch', '>', epoch)
    .pluck('component_id');
}

/** The ids of components. */
export async function readComponentIds(
  knex: Knex,
  among: Among = 'all',
): Promise<number[]> {
  return whereIds(knex('components'), 'id', among).pluck('id');
}

/** The ids of the components of some kinds, given in lower case. */
export async function readIdsOfKinds(
  knex: Knex,
  kinds: readonly string[],
  among: Among = 'all',
): Promise<number[]> {
  const query = whereAmong(knex('components'), 'kind', kinds);
  return whereIds(query, 'id', among).pluck('id');
}

/** The ids of the components that have any of some owners. */
export async function readIdsOfOwners(
  knex: Knex,
  owners: readonly string[],
  among: Among = 'all',
): Promise<number[]> {
  const query = whereAmong(knex('component_owners'), 'owner_ref', owners);
  return whereIds(query, 'component_id', among)
    .distinct('component_id')
    .pluck('component_id');
}

/** The ids of those of some entities that are components, by ref. */
export async function readIdsByRef(
  knex: Knex,
  entityRefs: readonly string[],
  among: Among = 'all',
): Promise<Map<string, number>> {
  const query = whereAmong(knex('components'), 'entity_ref', entityRefs);
  const rows: Array<{ id: number; entity_ref: string }> = await whereIds(
    query,
    'id',
    among,
  ).select('id', 'entity_ref');
  return new Map(rows.map(row => [row.entity_ref, row.id]));
}

/**
 * A part of stored entities, page by page. The database takes it out of each entity: parsing them whole here would
 * take five times as long. `field` is a dotted path, and not one that anybody outside chooses.
 */
export async function* readEntityParts(
  knex: Knex,
  field: string,
  among: Among = 'all',
): AsyncGenerator<Array<{ id: number; part: JsonValue | undefined }>> {
  const path = field.split('.');
  for (let after = 0; ; ) {
    const rows: PartRow[] = await whereIds(
      knex('component_entities'),
      'component_id',
      among,
    )
      .where('component_id', '>', after)
      .orderBy('component_id')
      .limit(PAGE)
      .select('component_id', ...partColumns(knex, path));
    const last = rows.at(-1);
    if (!last) {
      return;
    }
    after = last.component_id;
    yield rows.map(row => ({
      id: row.component_id,
      part:
        row.whole === null
          ? parsed(row.part)
          : path.reduce(memberOf, parsed(row.whole)),
    }));
  }
}

interface PartRow {
  component_id: number;
  /** JSON; null if it is not there. */
  part: string | null;
  /** The whole entity, where the database cannot take it apart. */
  whole: string | null;
}

/**
 * PostgreSQL takes no JSON apart that escapes NUL or half a character. Nothing but such things is escaped in what we
 * store, so that is told by the escape alone.
 */
function partColumns(knex: Knex, path: string[]): Knex.Raw[] {
  return isPostgres(knex)
    ? [
        knex.raw(
          `case when strpos(entity, '\\u') = 0 then (entity::json #> ?)::text end as part`,
          [path],
        ),
        knex.raw(
          `case when strpos(entity, '\\u') > 0 then entity end as whole`,
        ),
      ]
    : [
        knex.raw('entity -> ? as part', [`$.${path.join('.')}`]),
        knex.raw('null as whole'),
      ];
}

function whereIds(
  query: Knex.QueryBuilder,
  column: string,
  among: Among,
): Knex.QueryBuilder {
  return among === 'all' ? query : whereAmong(query, column, among);
}

function parsed(json: string | null): JsonValue | undefined {
  return json === null ? undefined : JSON.parse(json);
}

function memberOf(
  value: JsonValue | undefined,
  key: string,
): JsonValue | undefined {
  return value && typeof value === 'object' && !Array.isArray(value)
    ? value[key]
    : undefined;
}
