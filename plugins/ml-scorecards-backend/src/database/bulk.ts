import { Knex } from 'knex';
import { chunked, isPostgres } from './database';

/** What a column holds, for PostgreSQL, which has to be told. */
export type ColumnType = 'integer' | 'double precision' | 'text' | 'boolean';

/** The columns of a table that a bulk write fills. */
export type BulkColumns = Readonly<Record<string, ColumnType>>;

/** Rows in one statement. They travel as one bind, so no limit on binds applies; SQLite blocks while it writes. */
const ROWS_PER_STATEMENT = 1000;

/**
 * Inserts rows or, where the key is there already, updates them. One statement and one bind for many rows: with a bind
 * for each value, planning and parsing cost more than writing.
 */
export async function upsertRows(
  transaction: Knex,
  options: {
    table: string;
    columns: BulkColumns;
    key: readonly string[];
    rows: readonly object[];
  },
): Promise<void> {
  const { table, columns, key } = options;
  const names = Object.keys(columns);
  const changed = names.filter(name => !key.includes(name));
  for (const rows of chunked(options.rows, ROWS_PER_STATEMENT)) {
    await transaction.raw(
      `insert into ${table} (${names.join(', ')})
       select ${names.map(name => `v.${name}`).join(', ')}
       from ${rowsFrom(transaction, columns)} where true
       on conflict (${key.join(', ')}) do update set ${changed
        .map(name => `${name} = excluded.${name}`)
        .join(', ')}`,
      [toJson(rows)],
    );
  }
}

/** Inserts rows, many in one statement. */
export async function insertRows(
  transaction: Knex,
  options: { table: string; columns: BulkColumns; rows: readonly object[] },
): Promise<void> {
  const { table, columns } = options;
  const names = Object.keys(columns);
  for (const rows of chunked(options.rows, ROWS_PER_STATEMENT)) {
    await transaction.raw(
      `insert into ${table} (${names.join(', ')})
       select ${names.map(name => `v.${name}`).join(', ')}
       from ${rowsFrom(transaction, columns)}`,
      [toJson(rows)],
    );
  }
}

/** Updates rows that are there, many in one statement. `id` says which. */
export async function updateRows(
  transaction: Knex,
  options: { table: string; columns: BulkColumns; rows: readonly object[] },
): Promise<void> {
  const { table, columns } = options;
  const names = Object.keys(columns).filter(name => name !== 'id');
  for (const rows of chunked(options.rows, ROWS_PER_STATEMENT)) {
    await transaction.raw(
      `update ${table} set ${names
        .map(name => `${name} = v.${name}`)
        .join(', ')}
       from ${rowsFrom(transaction, columns)} where ${table}.id = v.id`,
      [toJson(rows)],
    );
  }
}

/** What PostgreSQL refuses in JSON: half a character, and NUL. */
const REFUSED = /\\u(d[89a-f]|0000)/i;

/** A text as it is stored: without what PostgreSQL refuses. */
export function storable(text: string): string {
  return Buffer.from(text).toString().replaceAll('\0', '\uFFFD');
}

/** Rows as one text that both databases take, whatever an entity's YAML or a source has put into it. */
function toJson(rows: readonly object[]): string {
  const json = JSON.stringify(rows);
  return REFUSED.test(json)
    ? JSON.stringify(rows, (_, value) =>
        typeof value === 'string' ? storable(value) : value,
      )
    : json;
}

/** A table `v` of the rows that are bound as JSON. */
export function rowsFrom(knex: Knex, columns: BulkColumns): string {
  const entries = Object.entries(columns);
  return isPostgres(knex)
    ? `json_to_recordset(?::json) as v(${entries
        .map(([name, type]) => `${name} ${type}`)
        .join(', ')})`
    : `(select ${entries
        .map(([name]) => `json_extract(value, '$.${name}') as ${name}`)
        .join(', ')} from json_each(?)) as v`;
}
