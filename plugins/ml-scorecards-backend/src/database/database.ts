import {
  DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import limiterFactory from 'p-limit';

/** Rows written or ids asked for in one statement: below the bind limits of SQLite and PostgreSQL. */
const CHUNK = 500;

const limiters = new WeakMap<Knex, limiterFactory.Limit>();

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

/** What every recording transaction finds when it begins. */
export interface RecordingState {
  /** The epoch before it: what it changes is of the next one. */
  readonly epoch: number;
  /** Version of the positions of checks and dimensions. */
  readonly positionsVersion: number;
  /** Fingerprint of the definitions with which all components were last evaluated. */
  readonly definitions?: string;
}

/** Says inside a transaction whether a run may still write, and throws if not. */
export type Fence = (transaction: Knex.Transaction) => Promise<void>;

/**
 * Begins a transaction that records. Taking the one row of `recording_state` first makes all of them wait for each
 * other, on both databases and across replicas: what is read inside is what is written upon, and sequences become
 * visible in the order in which they were given out. A run that has lost its turn to another one is stopped by its
 * fence, whatever it believes about time.
 */
export async function recordingTransaction<T>(
  knex: Knex,
  work: (transaction: Knex.Transaction, state: RecordingState) => Promise<T>,
  fence?: Fence,
): Promise<T> {
  return inTurn(knex)(() => begin(knex, work, fence));
}

/**
 * Within a process they wait here, and not each with a connection of its own in hand: otherwise, when another replica
 * holds the row for long, all connections would wait for it, and nobody could read any more.
 */
function inTurn(knex: Knex): limiterFactory.Limit {
  const limit = limiters.get(knex) ?? limiterFactory(1);
  limiters.set(knex, limit);
  return limit;
}

function begin<T>(
  knex: Knex,
  work: (transaction: Knex.Transaction, state: RecordingState) => Promise<T>,
  fence?: Fence,
): Promise<T> {
  return knex.transaction(async transaction => {
    if (isPostgres(knex)) {
      // A process that is stopped here must not keep the others waiting for ever.
      await transaction.raw(
        `set local idle_in_transaction_session_timeout = '60s'`,
      );
    }
    const [state] = await transaction('recording_state')
      .where({ id: 1 })
      .update({ id: 1 })
      .returning(['epoch', 'positions_version', 'definitions_fingerprint']);
    await fence?.(transaction);
    return work(transaction, {
      epoch: state.epoch,
      positionsVersion: state.positions_version,
      definitions: state.definitions_fingerprint ?? undefined,
    });
  });
}

/** The dialects differ in few places, all in this folder. */
export function isPostgres(knex: Pick<Knex, 'client'>): boolean {
  return knex.client.config.client === 'pg';
}
