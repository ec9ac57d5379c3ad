import {
  DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { Knex } from 'knex';

/** Rows written or ids asked for in one statement: below the bind limits of SQLite and PostgreSQL. */
const CHUNK = 500;

/** Opens the plugin's own database and brings its tables up to date. */
export async function openDatabase(database: DatabaseService): Promise<Knex> {
  const client = await database.getClient();
  if (!database.migrations?.skip) {
    await client.migrate.latest({
      directory: resolvePackagePath(
        'backstage-plugin-ml-scorecards-backend',
        'migrations',
      ),
    });
  }
  return client;
}

/** Splits what goes into one statement, so that no statement has more values than the database takes. */
export function* chunked<T>(
  items: readonly T[],
  size: number = CHUNK,
): Generator<T[]> {
  for (let start = 0; start < items.length; start += size) {
    yield items.slice(start, start + size);
  }
}

/**
 * Begins a transaction that records. Taking the one row of `recording_state` first makes all of them wait for each
 * other, on both databases and across replicas: what is read inside is what is written upon, and sequences become
 * visible in the order in which they were given out.
 */
export async function recordingTransaction<T>(
  knex: Knex,
  work: (transaction: Knex.Transaction) => Promise<T>,
): Promise<T> {
  return knex.transaction(async transaction => {
    await transaction('recording_state').where({ id: 1 }).update({ id: 1 });
    return work(transaction);
  });
}

/** Narrows a query to a set of values that may be larger than the number of binds a statement takes. */
export function whereInMany(
  query: Knex.QueryBuilder,
  column: string,
  values: Iterable<string>,
): Knex.QueryBuilder {
  const list = JSON.stringify([...values]);
  const isPostgres = query.client.config.client === 'pg';
  return query.whereRaw(
    isPostgres
      ? '?? in (select jsonb_array_elements_text(?::jsonb))'
      : '?? in (select value from json_each(?))',
    [column, list],
  );
}
