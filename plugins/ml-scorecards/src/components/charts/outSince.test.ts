import { outSince } from './outSince';

const isOut = (value: number) => value > 2;
const of = (...values: number[]) =>
  values.map((value, index) => ({ day: index + 1, value }));

describe('outSince', () => {
  it.each([
    [[3, 1, 3, 4], 3],
    [[3, 3], 1],
    [[1, 3], 2],
    [[3, 1], undefined],
    [[], undefined],
  ])('of %j is the day of %s', (values, day) => {
    expect(outSince(of(...values), isOut)?.day).toBe(day);
  });
});
