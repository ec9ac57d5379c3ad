import { parseTimeSpan } from './parseTimeSpan';

describe('parseTimeSpan', () => {
  it.each([
    ['PT4H', 4 * 3_600_000],
    ['P1D', 24 * 3_600_000],
    ['4 hours', 4 * 3_600_000],
    ['200ms', 200],
    ['PT0.2S', 200],
    ['0 seconds', undefined],
    ['soon', undefined],
    ['', undefined],
  ])('reads "%s"', (text, milliseconds) => {
    expect(parseTimeSpan(text)).toBe(milliseconds);
  });
});
