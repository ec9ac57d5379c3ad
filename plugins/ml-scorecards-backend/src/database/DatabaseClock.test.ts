import { openTestDatabase, testDatabases } from '../__testUtils__/databases';
import { DatabaseClock } from './DatabaseClock';

jest.setTimeout(60_000);

const HOUR = 60 * 60 * 1000;

/** More than any step takes, and far less than the clocks differ. */
const SOON = 60_000;

describe.each(testDatabases.eachSupportedId())('a clock on %s', id => {
  const isPostgres = id.startsWith('POSTGRES');

  afterEach(() => jest.restoreAllMocks());

  it('lets replicas agree whose own clocks do not', async () => {
    const knex = await openTestDatabase(id);
    const slow = await DatabaseClock.create(knex, () => Date.now() - HOUR);
    const fast = await DatabaseClock.create(knex, () => Date.now() + HOUR);
    const difference = fast.now().getTime() - slow.now().getTime();
    expect(Math.abs(difference)).toBeLessThan(SOON);
  });

  it('follows when its own clock has stood still', async () => {
    const knex = await openTestDatabase(id);
    let behind = 0;
    const clock = await DatabaseClock.create(knex, () => Date.now() - behind);
    behind = HOUR;
    await clock.adjust();
    const error = clock.now().getTime() - Date.now();
    expect(Math.abs(error)).toBeLessThan(SOON);
  });

  it('goes on evenly when somebody sets the clock of the machine', async () => {
    const knex = await openTestDatabase(id);
    const began = Date.now();
    const clock = await DatabaseClock.create(knex, undefined, () => Date.now());
    jest.spyOn(Date, 'now').mockImplementation(() => began + HOUR);
    const error = () => clock.now().getTime() - began;
    expect(Math.abs(error())).toBeLessThan(SOON);

    // SQLite has no other clock to compare with.
    await clock.adjust();
    expect(Math.abs(error() - (isPostgres ? 0 : HOUR))).toBeLessThan(SOON);
  });

  it('is not set by an answer that took as long as the clocks seem to differ', async () => {
    const knex = await openTestDatabase(id);
    // Once it is asked and answered at once, and once an hour later.
    const times = [0, 0, 0, HOUR, 0];
    const began = Date.now();
    const clock = await DatabaseClock.create(
      knex,
      () => began + times.shift()!,
      () => began,
    );
    await clock.adjust();
    expect(clock.now().getTime()).toBe(began);
  });
});
