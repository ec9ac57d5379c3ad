import { formatShare } from './formatShare';

describe('formatShare', () => {
  it.each([
    [0, '0%'],
    [0.29, '29%'],
    [2 / 3, '67%'],
    [0.001, '1%'],
    [0.999, '99%'],
    [1, '100%'],
  ])('shows %d as %s', (share, text) => {
    expect(formatShare(share)).toBe(text);
  });
});
