import { DatabaseClock } from '../database/DatabaseClock';

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
