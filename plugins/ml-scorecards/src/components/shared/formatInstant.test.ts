import { formatAge } from './formatInstant';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

describe('formatAge', () => {
  beforeEach(() =>
    jest.useFakeTimers({ now: Date.parse('2026-11-28T12:00:00Z') }),
  );
  afterEach(() => jest.useRealTimers());

  it.each([
    [-2 * HOUR, '2 hours ago'],
    [-DAY, '1 day ago'],
    [-60 * DAY, '60 days ago'],
    [-90 * DAY, '90 days ago'],
    [-125 * DAY, '4 months ago'],
    [45 * DAY, 'in 45 days'],
  ])('says %d milliseconds from now as %s', (milliseconds, text) => {
    expect(formatAge(new Date(Date.now() + milliseconds).toISOString())).toBe(
      text,
    );
  });
});
