import { AxisUnit, axisTicks } from './axisTicks';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('axisTicks', () => {
  it.each<[string, AxisUnit, number, number[]]>([
    ['a share', 'share', 0.55, [0, 0.2, 0.4, 0.6]],
    ['a share near a whole', 'share', 0.97, [0, 0.2, 0.4, 0.6, 0.8, 1]],
    ['a whole', 'share', 1, [0, 0.5, 1]],
    ['an index', 'number', 0.31, [0, 0.1, 0.2, 0.3, 0.4]],
    ['the limit of an index', 'number', 0.2, [0, 0.05, 0.1, 0.15, 0.2, 0.25]],
    ['milliseconds', 'seconds', 0.304, [0, 0.1, 0.2, 0.3, 0.4]],
    [
      'minutes',
      'seconds',
      47 * MINUTE,
      [0, 10, 20, 30, 40, 50].map(minutes => minutes * MINUTE),
    ],
    [
      'hours',
      'seconds',
      19.2 * HOUR,
      [0, 6, 12, 18, 24].map(hours => hours * HOUR),
    ],
    ['days', 'seconds', 3 * DAY, [0, 1, 2, 3, 4].map(days => days * DAY)],
    ['nothing', 'share', 0, [0, 0.5, 1]],
  ])('has room over %s', (_, unit, highest, ticks) => {
    expect(axisTicks({ unit, highest, hasHeadRoom: true })).toEqual(ticks);
  });

  it.each([
    [0, [0, 1]],
    [2, [0, 1, 2]],
    [6, [0, 2, 4, 6]],
    [20, [0, 5, 10, 15, 20]],
    [100, [0, 20, 40, 60, 80, 100]],
    [1234, [0, 500, 1000, 1500]],
  ])('counts to %d in whole steps', (highest, ticks) => {
    expect(axisTicks({ unit: 'count', highest })).toEqual(ticks);
  });
});
