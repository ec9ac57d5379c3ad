import { isDrift, isPsi } from './driftMethods';

describe('isDrift', () => {
  it.each(['ks', 'K-S p_value', 'chi-square p_value', 'Z-test p_value', 'TVD'])(
    'takes a low %s, which is a p-value, for drift',
    method => {
      expect(isDrift({ method, score: 0.01, threshold: 0.05 })).toBe(true);
      expect(isDrift({ method, score: 0.9, threshold: 0.05 })).toBe(false);
    },
  );

  it.each(['psi', 'PSI', 'Wasserstein distance (normed)', 'jensenshannon'])(
    'takes a high %s, which is a distance, for drift',
    method => {
      expect(isDrift({ method, score: 0.3, threshold: 0.1 })).toBe(true);
      expect(isDrift({ method, score: 0.1, threshold: 0.1 })).toBe(true);
      expect(isDrift({ method, score: 0.01, threshold: 0.1 })).toBe(false);
    },
  );

  it('says nothing of a method that it does not know', () => {
    const method = "custom function 'mine'";
    expect(isDrift({ method, score: 0.3, threshold: 0.1 })).toBeUndefined();
  });
});

describe('isPsi', () => {
  it.each([
    ['psi', true],
    ['PSI', true],
    ['Population Stability Index (PSI)', true],
    ['epsilon', false],
    ['ks', false],
    ['psi2', false],
  ])('of %s is %s', (method, expected) => {
    expect(isPsi(method)).toBe(expected);
  });
});
