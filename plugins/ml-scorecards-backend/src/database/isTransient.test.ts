import { isTransient } from './isTransient';

describe('isTransient', () => {
  it.each([
    ['40P01', true],
    ['40001', true],
    ['23505', false],
  ])('tells for %s: %s', (code, expected) => {
    expect(isTransient(Object.assign(new Error('refused'), { code }))).toBe(
      expected,
    );
  });

  it('takes nothing else for transient', () => {
    expect(isTransient(new Error('40P01'))).toBe(false);
    expect(isTransient(undefined)).toBe(false);
  });
});
