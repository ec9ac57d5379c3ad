import { Knex } from 'knex';
import { isPostgres } from './database';

/**
 * Narrows a query to a set of values of any size. They travel as one bind, and PostgreSQL sees how many they are, which
 * tells it whether to begin with them or to walk along an order and look each row up among them.
 */
export function whereAmong(
  query: Knex.QueryBuilder,
  column: string | Knex.Raw,
  values: readonly string[] | readonly number[],
): Knex.QueryBuilder {
  return isPostgres(query)
    ? query.whereRaw('?? = any(?)', [column, values.slice()])
    : query.whereRaw('?? in (select value from json_each(?))', [
        column,
        JSON.stringify(values),
      ]);
}
