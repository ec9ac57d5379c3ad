import { Knex } from 'knex';
import { isPostgres } from './database';

/**
 * Reads in several statements what was there at one instant, whatever is recorded meanwhile. On SQLite, whose only
 * connection it takes, everybody else waits.
 */
export async function readSnapshot<T>(
  knex: Knex,
  work: (transaction: Knex.Transaction) => Promise<T>,
): Promise<T> {
  return knex.transaction(
    work,
    isPostgres(knex)
      ? { isolationLevel: 'repeatable read', readOnly: true }
      : undefined,
  );
}
