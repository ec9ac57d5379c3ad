import {
  CHECK_LEVELS,
  CHECK_STATES,
  CheckLevel,
  CheckState,
  Effort,
  EFFORTS,
  LEVELS,
  levelRank,
} from 'backstage-plugin-ml-scorecards-common';
import fc from 'fast-check';
import { tally } from './levels';
import { MendableResult, nextSteps } from './nextSteps';

function result(
  id: string,
  level: CheckLevel,
  state: CheckState,
  options: { effort?: Effort; required?: boolean; dimension?: string } = {},
): MendableResult {
  const { effort = 'medium', required = false, dimension = 'drift' } = options;
  return { id, level, state, effort, required, dimension };
}

function idsOf(options: Parameters<typeof nextSteps>[0]): string[] {
  return nextSteps(options).map(({ check }) => check);
}

describe('nextSteps', () => {
  it('goes level by level, the least effort first, failures before unknowns', () => {
    const inOrder = [
      result('1', 'bronze', 'fail', { effort: 'small' }),
      result('2', 'bronze', 'unknown', { effort: 'small' }),
      result('3', 'bronze', 'fail', { effort: 'medium' }),
      result('4', 'bronze', 'unknown', { effort: 'large' }),
      result('5', 'silver', 'fail', { effort: 'small' }),
      result('6', 'silver', 'fail', { effort: 'large' }),
    ];
    const expected = ['1', '2', '3', '4', '5', '6'];
    const targetLevel = 'silver';
    expect(idsOf({ results: inOrder, targetLevel })).toEqual(expected);
    expect(idsOf({ results: [...inOrder].reverse(), targetLevel })).toEqual(
      expected,
    );
  });

  it('says which level is reached when a step and all before it are mended', () => {
    expect(
      nextSteps({
        results: [
          result('registered', 'bronze', 'fail', { dimension: 'models' }),
          result('tracked', 'bronze', 'fail', {
            dimension: 'data',
            effort: 'large',
          }),
          result('pinned', 'silver', 'pass', { dimension: 'data' }),
          result('signed', 'silver', 'unknown', { dimension: 'models' }),
        ],
        targetLevel: 'silver',
      }),
    ).toEqual([
      {
        check: 'registered',
        effort: 'medium',
        unlocks: { dimensions: ['models'] },
      },
      {
        check: 'tracked',
        effort: 'large',
        unlocks: { level: 'bronze', dimensions: ['data'] },
      },
      {
        check: 'signed',
        effort: 'medium',
        unlocks: { level: 'silver', dimensions: ['models'] },
      },
    ]);
  });

  it('puts first, of the same effort, what makes most levels rise', () => {
    const results = [
      result('one of two', 'bronze', 'fail', { dimension: 'data' }),
      result('two of two', 'bronze', 'fail', { dimension: 'data' }),
      result('alone', 'bronze', 'unknown', { dimension: 'models' }),
    ];
    expect(nextSteps({ results, targetLevel: 'bronze' })).toEqual([
      { check: 'alone', effort: 'medium', unlocks: { dimensions: ['models'] } },
      { check: 'one of two', effort: 'medium' },
      {
        check: 'two of two',
        effort: 'medium',
        unlocks: { level: 'bronze', dimensions: ['data'] },
      },
    ]);
  });

  it('asks for nothing above the target but what the tier requires', () => {
    expect(
      idsOf({
        results: [
          result('advice', 'silver', 'fail', { effort: 'small' }),
          result('required', 'silver', 'unknown', { required: true }),
          result('owed', 'bronze', 'unknown', { effort: 'large' }),
        ],
        targetLevel: 'bronze',
      }),
    ).toEqual(['owed', 'required']);
  });

  it('gives no step when nothing is owed, however much is advised', () => {
    const results = [
      result('passing', 'bronze', 'pass'),
      result('elsewhere', 'bronze', 'not-applicable', { required: true }),
      result('advice', 'silver', 'fail'),
    ];
    expect(nextSteps({ results, targetLevel: 'bronze' })).toEqual([]);
    expect(nextSteps({ results, targetLevel: 'none' })).toEqual([]);
  });

  it('keeps the order of the definitions among equals', () => {
    expect(
      idsOf({
        results: ['b', 'a', 'c'].map(id => result(id, 'silver', 'fail')),
        targetLevel: 'silver',
      }),
    ).toEqual(['b', 'a', 'c']);
  });

  describe('for any results', () => {
    const anyResults = fc.array(
      fc.record({
        dimension: fc.constantFrom('a', 'b', 'c'),
        level: fc.constantFrom(...CHECK_LEVELS),
        required: fc.boolean(),
        state: fc.constantFrom(...CHECK_STATES),
        effort: fc.constantFrom(...EFFORTS),
      }),
      { maxLength: 12 },
    );
    const anyCase = fc.record({
      results: anyResults.map(results =>
        results.map((each, index) => ({ ...each, id: `check-${index}` })),
      ),
      targetLevel: fc.constantFrom(...LEVELS),
    });

    function levelAfter(
      results: readonly MendableResult[],
      mended: readonly string[],
    ) {
      return tally(
        results.map(({ id, level, state }) => ({
          level,
          state: mended.includes(id) ? ('pass' as const) : state,
          weight: 1,
        })),
      ).level;
    }

    it('leaves nothing owed when all are mended, and something when any is left out', () => {
      fc.assert(
        fc.property(anyCase, ({ results, targetLevel }) => {
          const isOwed = (mended: readonly string[]) =>
            results.some(
              ({ id, state, level, required }) =>
                state !== 'not-applicable' &&
                state !== 'pass' &&
                !mended.includes(id) &&
                (required || levelRank(level) <= levelRank(targetLevel)),
            );
          const ids = idsOf({ results, targetLevel });
          expect(isOwed(ids)).toBe(false);
          for (const leftOut of ids) {
            expect(isOwed(ids.filter(id => id !== leftOut))).toBe(true);
          }
        }),
      );
    });

    it('promises exactly the levels that mending in order gives', () => {
      fc.assert(
        fc.property(anyCase, ({ results, targetLevel }) => {
          const steps = nextSteps({ results, targetLevel });
          steps.forEach(({ unlocks }, index) => {
            const before = steps.slice(0, index).map(({ check }) => check);
            const after = [...before, steps[index].check];
            const level = levelAfter(results, after);
            const rises = level !== levelAfter(results, before);
            expect(unlocks?.level).toBe(rises ? level : undefined);
            for (const dimension of ['a', 'b', 'c']) {
              const within = results.filter(
                each => each.dimension === dimension,
              );
              expect(unlocks?.dimensions.includes(dimension) ?? false).toBe(
                levelAfter(within, after) !== levelAfter(within, before),
              );
            }
          });
        }),
      );
    });
  });
});
