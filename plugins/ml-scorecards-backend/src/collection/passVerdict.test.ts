import { isCircuitOpen, PassOutcome, whyUnpublished } from './passVerdict';

const outcome: PassOutcome = {
  startedAt: new Date('2026-01-01T00:00:00Z'),
  served: 100_000,
  answered: 12,
  hadFacts: 90_000,
  lost: 89_000,
  cause: { code: 'auth', message: 'The token has expired.' },
};

describe('whyUnpublished', () => {
  it('says what a pass reached that lost most, and why', () => {
    expect(whyUnpublished(outcome)).toEqual({
      code: 'auth',
      message:
        'The pass of 2026-01-01T00:00:00.000Z reached 12 of 100,000 components: nothing was published. The token has expired.',
    });
  });

  it.each([
    ['lost nothing', { lost: 0 }, true],
    ['lost half of what was known', { hadFacts: 10, lost: 5 }, true],
    ['lost more than half of it', { hadFacts: 10, lost: 6 }, false],
    ['had only one component, and lost it', { hadFacts: 1, lost: 1 }, false],
    ['had nothing to lose', { hadFacts: 0, lost: 0 }, true],
  ])('judges a pass that %s', (_, different, isPublished) => {
    expect(whyUnpublished({ ...outcome, ...different }) === undefined).toBe(
      isPublished,
    );
  });
});

describe('isCircuitOpen', () => {
  it('leaves a source alone after three lost batches in a row', () => {
    expect([0, 2, 3, 4].map(isCircuitOpen)).toEqual([false, false, true, true]);
  });
});
