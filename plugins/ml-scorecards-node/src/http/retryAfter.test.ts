import { rateLimitResetMs, retryAfterMs } from './retryAfter';

const NOW = Date.parse('2026-01-05T12:00:00Z');

describe('retryAfterMs', () => {
  it.each([
    ['120', 120_000],
    [' 0 ', 0],
    ['Mon, 05 Jan 2026 12:00:30 GMT', 30_000],
    ['Monday, 05-Jan-26 12:00:30 GMT', 30_000],
    ['Mon, 05 Jan 2026 11:00:00 GMT', 0],
    ['-1', undefined],
    ['1.5', undefined],
    ['soon', undefined],
    ['', undefined],
    [null, undefined],
  ])('reads %j as %j', (header, ms) => {
    expect(retryAfterMs(header, NOW)).toBe(ms);
  });
});

describe('rateLimitResetMs', () => {
  const reset = (remaining: string, at: string) =>
    rateLimitResetMs(
      new Headers({
        'x-ratelimit-remaining': remaining,
        'x-ratelimit-reset': at,
      }),
      NOW,
    );

  it('reads the second of the reset once nothing is left', () => {
    expect(reset('0', String(NOW / 1000 + 600))).toBe(600_000);
    expect(reset('0', String(NOW / 1000 - 1))).toBe(0);
  });

  it('reads nothing else', () => {
    expect(reset('1', String(NOW / 1000 + 600))).toBeUndefined();
    expect(reset('0', '60')).toBeUndefined();
    expect(reset('0', 'soon')).toBeUndefined();
    expect(rateLimitResetMs(new Headers(), NOW)).toBeUndefined();
  });
});
