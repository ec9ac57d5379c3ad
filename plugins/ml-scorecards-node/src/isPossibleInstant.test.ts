import { isPossibleInstant } from './isPossibleInstant';

const DAY = 24 * 3_600_000;
const NOW = Date.parse('2026-06-01T00:00:00Z');

describe('isPossibleInstant', () => {
  it.each([
    ['now', NOW],
    ['long ago', 1],
    ['by a clock that is a day ahead', NOW + DAY],
  ])('takes %s for possible', (_, at) => {
    expect(isPossibleInstant(at, NOW)).toBe(true);
  });

  it.each([
    ['later than that', NOW + DAY + 1],
    ['no time that a date can be', 8.64e15 + 1],
    ['without an end', Infinity],
    ['no number', NaN],
    ['zero, which often stands for never', 0],
    ['before 1970', -1],
  ])('does not take for possible what is %s', (_, at) => {
    expect(isPossibleInstant(at, NOW)).toBe(false);
  });
});
