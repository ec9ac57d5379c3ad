import { wholePercent } from './wholePercent';

describe('wholePercent', () => {
  it.each([
    [0, 0],
    [0.0001, 1],
    [15 / 41, 37],
    [4 / 23, 17],
    [19 / 23, 83],
    [2 / 3, 67],
    [0.29, 29],
    [0.9999, 99],
    [1, 100],
  ])('makes %d into %d', (share, percent) => {
    expect(wholePercent(share)).toBe(percent);
  });
});
