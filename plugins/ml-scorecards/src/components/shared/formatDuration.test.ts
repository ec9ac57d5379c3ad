import { formatDuration } from './formatDuration';

const MINUTE = 60 * 1000;

describe('formatDuration', () => {
  it.each([
    [12, '1 second'],
    [90 * 1000, '1 minute, 30 seconds'],
    [30 * MINUTE, '30 minutes'],
    [60 * MINUTE + 20_000, '1 hour'],
    [24 * 60 * MINUTE, '1 day'],
  ])('says %d milliseconds as %s', (milliseconds, text) => {
    expect(formatDuration(milliseconds)).toBe(text);
  });
});
