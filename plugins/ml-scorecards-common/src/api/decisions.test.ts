import { decisionUpdateSchema } from './decisions';

const UPDATE = {
  reason: 'A bigger machine comes in May',
  until: '2026-07-01',
  version: 0,
};

describe('decisionUpdateSchema', () => {
  it('takes a decision with or without a link and the four answers', () => {
    expect(decisionUpdateSchema.parse(UPDATE)).toEqual(UPDATE);
    const whole = {
      ...UPDATE,
      evidenceUrl: 'https://wiki.example.com/decision',
      currentMetrics: '90 ms at p99',
      growthRate: 'doubles each year',
      downtimeCost: '1,000 EUR an hour',
      dataVelocity: 'daily',
    };
    expect(decisionUpdateSchema.parse(whole)).toEqual(whole);
    expect(
      decisionUpdateSchema.parse({ ...UPDATE, reason: ' Later. ' }).reason,
    ).toBe('Later.');
  });

  it.each([
    ['no reason', { reason: undefined }],
    ['an empty reason', { reason: '  ' }],
    ['an endless reason', { reason: 'a'.repeat(2001) }],
    ['an endless answer', { growthRate: 'a'.repeat(2001) }],
    ['a NUL character', { downtimeCost: 'a\0b' }],
    ['no end', { until: undefined }],
    ['an end that is no day', { until: '2026-02-30' }],
    ['an end with a time', { until: '2026-07-01T00:00:00Z' }],
    // eslint-disable-next-line no-script-url -- it is what must be refused
    ['a link with a script', { evidenceUrl: 'javascript:alert(1)' }],
    ['no version', { version: undefined }],
    ['a version that is no count', { version: -1 }],
    ['who decided, which only the backend knows', { by: 'user:x/y' }],
  ])('refuses %s', (_, change) => {
    expect(
      decisionUpdateSchema.safeParse({ ...UPDATE, ...change }).success,
    ).toBe(false);
  });
});
