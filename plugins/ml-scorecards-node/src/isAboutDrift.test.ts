import { isAboutDrift } from './isAboutDrift';

describe('isAboutDrift', () => {
  it.each([
    'ChurnDrift',
    'max(ml_drift_score) > 0.2',
    'PSI over 0.2',
    'the training/serving skew grows',
    'feature_skew > 1',
  ])('takes %s for it', text => {
    expect(isAboutDrift(['HighLatency', text])).toBe(true);
  });

  it.each(['HighLatency', 'epsilon > 3', 'clock skew of the node'])(
    'does not take %s for it',
    text => {
      expect(isAboutDrift([text])).toBe(false);
    },
  );
});
