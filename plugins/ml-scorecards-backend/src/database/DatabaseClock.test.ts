import { openTestDatabase, testDatabases } from '../__testUtils__/databases';
import { DatabaseClock } from './DatabaseClock';

jest.setTimeout(60_000);

const HOUR = 60 * 60 * 1000;

/** More than any step takes, and far less than the clocks differ. */
const SOON = 60_000;

describe.each(testDatabases.eachSupportedId())('a clock on %s', id => {
  const isPostgres = id.startsWith('POSTGRES');

  it('lets replicas agree whose machines do not, where the database has a clock', async () => {
    const knex = await openTestDatabase(id);
    const slow = await DatabaseClock.create(knex, () => Date.now() - HOUR);
    const fast = await DatabaseClock.create(knex, () => Date.now() + HOUR);
    const difference = fast.now().getTime() - slow.now().getTime();
    expect(Math.abs(difference - (isPostgres ? 0 : 2 * HOUR))).toBeLessThan(
      SOON,
    );
  });

  it('follows when a clock is set', async () => {
    const knex = await openTestDatabase(id);
    let wrongBy = 0;
    const clock = await DatabaseClock.create(knex, () => Date.now() + wrongBy);
    wrongBy = HOUR;
    await clock.adjust();
    const error = clock.now().getTime() - Date.now();
    expect(Math.abs(error - (isPostgres ? 0 : HOUR))).toBeLessThan(SOON);
  });

  it('is not set by an answer that took as long as the clocks seem to differ', async () => {
    const knex = await openTestDatabase(id);
    const times = [0, 0, 0, HOUR, 0];
    const began = Date.now();
    const clock = await DatabaseClock.create(knex, () =>
      // Once it is asked and answered at once, and once an hour later.
      isPostgres ? began + times.shift()! : began,
    );
    await clock.adjust();
    expect(clock.now().getTime()).toBe(began);
  });
});
