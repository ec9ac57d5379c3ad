import { setTimeout as wait } from 'node:timers/promises';
import { DatabaseClock } from '../database/DatabaseClock';

const DAY_MS = 86_400_000;

const createClock = DatabaseClock.create.bind(DatabaseClock);

/**
 * Stops the date, but no timer, so that a test decides how late it is, and no clock of a database. `jest.useRealTimers`
 * lets the date go on.
 */
export function stopDate(at: string): void {
  jest
    .spyOn(DatabaseClock, 'create')
    .mockImplementation(knex => createClock(knex, () => Date.now()));
  jest.spyOn(DatabaseClock.prototype, 'adjust').mockResolvedValue();
  jest.useFakeTimers({
    now: new Date(at),
    doNotFake: [
      'clearImmediate',
      'clearInterval',
      'clearTimeout',
      'hrtime',
      'nextTick',
      'performance',
      'queueMicrotask',
      'setImmediate',
      'setInterval',
      'setTimeout',
    ],
  });
}

export function later(ms: number): void {
  jest.setSystemTime(Date.now() + ms);
}

/**
 * Waits for the day (UTC) to end if that is to come within some time. Answers and their tags are told by the day: where they
 * are compared with earlier ones by a clock that cannot be stopped, both have to be of one day.
 */
export async function awayFromMidnight(withinMs: number): Promise<void> {
  const left = DAY_MS - (Date.now() % DAY_MS);
  if (left <= withinMs) {
    // Clocks of databases may be a little behind.
    await wait(left + 1_000);
  }
}
