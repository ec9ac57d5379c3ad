import { Told, tierOf } from '../__testUtils__/tierOf';

describe('a declared tier', () => {
  const DERIVED: Told = { audience: 'internal', lifecycle: 'production' };
  const DECLARED = {
    tier: 'tier-1',
    reason: 'A regulator asks for it',
    until: '2026-12-31',
  };

  it('wins over the derived one, with its reason and end', () => {
    const verdict = tierOf({ ...DERIVED, declared: DECLARED });
    expect(verdict).toMatchObject({
      tier: 'tier-1',
      origin: 'declared',
      findings: [],
    });
    const text = verdict.reasons.map(reason => reason.text).join(' ');
    expect(text).toContain('A regulator asks for it');
    expect(text).toContain('2026-12-31');
  });

  it.each(['tier-1', 'tier-2', 'tier-3', 'tier-4'])('can be %s', tier => {
    expect(tierOf({ ...DERIVED, declared: { ...DECLARED, tier } }).tier).toBe(
      tier,
    );
  });

  it('counts until its last moment', () => {
    const until = (value: string) =>
      tierOf({ ...DERIVED, declared: { ...DECLARED, until: value } }).tier;
    expect(until('2026-06-15T12:00:00Z')).toBe('tier-1');
    expect(until('2026-06-15T11:59:59Z')).toBe('tier-3');
    expect(until('2026-06-15T14:30:00+02:00')).toBe('tier-1');
    expect(until('2026-06-16')).toBe('tier-1');
    expect(until('2026-06-14')).toBe('tier-3');
  });

  it('counts on the last day that it names', () => {
    expect(
      tierOf({ ...DERIVED, declared: { ...DECLARED, until: '2026-06-15' } })
        .tier,
    ).toBe('tier-1');
  });

  it.each<[string, Partial<typeof DECLARED>, RegExp]>([
    ['without a reason', { reason: undefined }, /declared-tier-reason/],
    ['with an empty reason', { reason: '  ' }, /declared-tier-reason/],
    ['without an end', { until: undefined }, /declared-tier-until/],
    ['with an empty end', { until: '' }, /declared-tier-until/],
    ['that has ended', { until: '2026-01-01' }, /2026-01-01/],
    ['that ends on no date', { until: 'soon' }, /"soon"/],
    [
      'whose end only looks like a date',
      { until: 'next summer 2030' },
      /"next summer 2030"/,
    ],
    ['that ends on a day that is not', { until: '2030-02-31' }, /2030-02-31/],
    ['of an unknown name', { tier: 'tier-0' }, /"tier-0"/],
    ['of another case', { tier: 'Tier-1' }, /"Tier-1"/],
    ['that declares nothing', { tier: 'unclassified' }, /"unclassified"/],
    ['that is empty', { tier: '' }, /""/],
  ])('%s is named and not used', (_, change, message) => {
    const verdict = tierOf({
      ...DERIVED,
      declared: { ...DECLARED, ...change },
    });
    expect(verdict.findings).toEqual([
      {
        id: 'declared-tier-not-used',
        message: expect.stringMatching(message),
      },
    ]);
    // Whoever declared it has not agreed to what follows from the labels.
    expect(tierOf(DERIVED).origin).toBe('declared');
    expect(verdict).toEqual({
      ...tierOf(DERIVED),
      origin: 'derived',
      findings: verdict.findings,
    });
  });

  it('does not hide what is wrong with the labels', () => {
    const { tier, findings } = tierOf({
      audience: 'aliens',
      declared: DECLARED,
    });
    expect(tier).toBe('tier-1');
    expect(findings).toMatchObject([{ id: 'label-not-understood' }]);
  });
});
