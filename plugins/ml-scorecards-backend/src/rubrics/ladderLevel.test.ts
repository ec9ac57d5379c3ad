import {
  CHECK_STATES,
  CheckState,
} from 'backstage-plugin-ml-scorecards-common';
import fc from 'fast-check';
import { ladderLevel } from './ladderLevel';
import { LadderDefinition } from './RubricDefinition';

const LADDER: LadderDefinition = {
  id: 'four-levels',
  title: 'Four levels',
  kind: 'ladder',
  source: 'a page',
  levels: [
    { title: 'By hand', needs: [], notAsked: [] },
    { title: 'Recorded', needs: ['tracked', 'registered'], notAsked: [] },
    { title: 'Repeatable', needs: ['pinned'], notAsked: [] },
    { title: 'Watched', needs: ['drift'], notAsked: ['Retrains by itself'] },
  ],
};
const CHECKS = ['tracked', 'registered', 'pinned', 'drift'];

function levelOf(states: Record<string, CheckState>, ladder = LADDER) {
  return ladderLevel(
    ladder,
    new Map(Object.entries(states).map(([id, state]) => [id, { state }])),
  );
}

const ALL_PASS = {
  tracked: 'pass',
  registered: 'pass',
  pinned: 'pass',
  drift: 'pass',
} as const;

describe('ladderLevel', () => {
  it('is the highest level for which everything up to it passes', () => {
    expect(levelOf({ ...ALL_PASS, pinned: 'unknown' })).toEqual({
      id: 'four-levels',
      title: 'Four levels',
      score: 1,
      highest: 3,
      reading: 'Recorded',
      missing: { checks: ['pinned'], notAsked: [] },
    });
  });

  it('is the lowest where something of the first step is missing', () => {
    expect(levelOf({ ...ALL_PASS, tracked: 'fail' })).toMatchObject({
      score: 0,
      reading: 'By hand',
      missing: { checks: ['tracked'], notAsked: [] },
    });
  });

  it('cannot pass a level that demands what nobody asks', () => {
    expect(levelOf(ALL_PASS)).toMatchObject({
      score: 2,
      missing: { checks: [], notAsked: ['Retrains by itself'] },
    });
  });

  it('skips what does not apply, and gives no level away for nothing', () => {
    const onlyTracked = { ...ALL_PASS, registered: 'not-applicable' } as const;
    expect(levelOf(onlyTracked).score).toBe(2);
    const nothingToRepeat = { ...ALL_PASS, pinned: 'not-applicable' } as const;
    expect(levelOf(nothingToRepeat).score).toBe(1);
  });

  it('misses nothing at the top', () => {
    const [byHand, recorded] = LADDER.levels;
    expect(
      levelOf(ALL_PASS, { ...LADDER, levels: [byHand, recorded] }),
    ).toMatchObject({
      score: 1,
      highest: 1,
      missing: { checks: [], notAsked: [] },
    });
  });

  describe('for any states', () => {
    const anyStates = fc.record(
      Object.fromEntries(
        CHECKS.map(check => [check, fc.constantFrom(...CHECK_STATES)]),
      ),
    );

    it('never counts what is unknown or was never asked', () => {
      fc.assert(
        fc.property(anyStates, states => {
          const asFailures = Object.fromEntries(
            Object.entries(states).map(([check, state]) => [
              check,
              state === 'unknown' ? ('fail' as const) : state,
            ]),
          );
          const left = Object.fromEntries(
            Object.entries(states).filter(([, state]) => state !== 'unknown'),
          );
          expect(levelOf(states)).toEqual(levelOf(asFailures));
          expect(levelOf(states)).toEqual(levelOf(left));
        }),
      );
    });

    it('never rises when a pass is lost', () => {
      fc.assert(
        fc.property(
          anyStates,
          fc.constantFrom(...CHECKS),
          fc.constantFrom(...CHECK_STATES),
          (states, lost, instead) => {
            const was = levelOf({ ...states, [lost]: 'pass' });
            const is = levelOf({ ...states, [lost]: instead });
            expect(is.score).toBeLessThanOrEqual(was.score);
          },
        ),
      );
    });
  });
});
