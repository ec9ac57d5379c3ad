import { Knex } from 'knex';
import { isPostgres } from './database';

/** By how much clocks may differ without anybody minding. */
const TOLERANCE_MS = 100;

/** Time that goes on evenly from the start of the process, and that nobody can set. */
const steadyTime = () => performance.timeOrigin + performance.now();

/**
 * Time as the database has it, so that replicas whose machines do not agree still agree on which lease is over and which
 * read is the later one. A SQLite database has no other clock than that of the machine.
 *
 * Asking for it each time would cost a statement, so it is known by how much it is ahead of a clock of the process. That
 * one cannot be set: an instant of the future that is stored because somebody sets the machine's clock for a moment
 * would stop a source until that time has come. But it stands still while the machine sleeps.
 */
export class DatabaseClock {
  private readonly knex: Knex;
  private readonly own: () => number;
  private readonly machine: () => number;
  private aheadMs = 0;

  private constructor(knex: Knex, own: () => number, machine: () => number) {
    this.knex = knex;
    this.own = own;
    this.machine = machine;
  }

  static async create(
    knex: Knex,
    own: () => number = steadyTime,
    machine: () => number = Date.now,
  ): Promise<DatabaseClock> {
    const clock = new DatabaseClock(knex, own, machine);
    await clock.adjust();
    return clock;
  }

  readonly now = (): Date => new Date(this.own() + this.aheadMs);

  /** Compares the clocks again: the database's may have been set, and the process's own may have stood still. */
  async adjust(): Promise<void> {
    const askedAt = this.own();
    const answer = await this.ask();
    const answeredAt = this.own();
    const aheadMs = Math.round(answer - (askedAt + answeredAt) / 2);
    // Within what asking took nobody can tell. Time that jumps to and fro for nothing would put reads out of order.
    const doubtMs = TOLERANCE_MS + (answeredAt - askedAt) / 2;
    if (Math.abs(aheadMs - this.aheadMs) > doubtMs) {
      this.aheadMs = aheadMs;
    }
  }

  private async ask(): Promise<number> {
    if (!isPostgres(this.knex)) {
      return this.machine();
    }
    const { rows } = await this.knex.raw(
      'select extract(epoch from clock_timestamp()) * 1000 as ms',
    );
    return Number(rows[0].ms);
  }
}
