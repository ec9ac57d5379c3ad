import { Knex } from 'knex';
import { isPostgres } from './database';

/** By how much clocks may differ without anybody minding. */
const TOLERANCE_MS = 100;

/**
 * Time as the database has it, so that replicas whose machines do not agree still agree on which lease is over and which
 * read is the later one. Asking for it each time would cost a statement, so it is known by how much it is ahead of the
 * process's own clock. A SQLite database has no other clock.
 */
export class DatabaseClock {
  private readonly knex: Knex;
  private readonly own: () => number;
  private aheadMs = 0;

  private constructor(knex: Knex, own: () => number) {
    this.knex = knex;
    this.own = own;
  }

  static async create(
    knex: Knex,
    own: () => number = Date.now,
  ): Promise<DatabaseClock> {
    const clock = new DatabaseClock(knex, own);
    await clock.adjust();
    return clock;
  }

  readonly now = (): Date => new Date(this.own() + this.aheadMs);

  /** Compares the clocks again: either may have been set. */
  async adjust(): Promise<void> {
    if (!isPostgres(this.knex)) {
      return;
    }
    const askedAt = this.own();
    const { rows } = await this.knex.raw(
      'select extract(epoch from clock_timestamp()) * 1000 as ms',
    );
    const answeredAt = this.own();
    const aheadMs = Math.round(Number(rows[0].ms) - (askedAt + answeredAt) / 2);
    // Within what asking took nobody can tell. Time that jumps to and fro for nothing would put reads out of order.
    const doubtMs = TOLERANCE_MS + (answeredAt - askedAt) / 2;
    if (Math.abs(aheadMs - this.aheadMs) > doubtMs) {
      this.aheadMs = aheadMs;
    }
  }
}
