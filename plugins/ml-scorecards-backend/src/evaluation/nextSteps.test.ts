import { CheckLevel, CheckState } from 'backstage-plugin-ml-scorecards-common';
import { nextSteps } from './nextSteps';

function result(
  id: string,
  required: 'required' | 'advice',
  level: CheckLevel,
  state: CheckState,
) {
  return { id, required: required === 'required', level, state };
}

describe('nextSteps', () => {
  it('puts required before advice, lower levels before higher, failures before unknowns', () => {
    const inOrder = [
      result('1', 'required', 'bronze', 'fail'),
      result('2', 'required', 'bronze', 'unknown'),
      result('3', 'required', 'gold', 'fail'),
      result('4', 'advice', 'bronze', 'unknown'),
      result('5', 'advice', 'silver', 'fail'),
    ];
    const expected = ['1', '2', '3', '4', '5'];
    expect(nextSteps(inOrder)).toEqual(expected);
    expect(nextSteps([...inOrder].reverse())).toEqual(expected);
  });

  it('keeps the order of the definitions among equals', () => {
    expect(
      nextSteps(
        ['b', 'a', 'c'].map(id => result(id, 'required', 'silver', 'fail')),
      ),
    ).toEqual(['b', 'a', 'c']);
  });

  it('leaves out what passes and what does not apply', () => {
    expect(
      nextSteps([
        result('passing', 'required', 'bronze', 'pass'),
        result('elsewhere', 'required', 'bronze', 'not-applicable'),
      ]),
    ).toEqual([]);
  });

  it('gives at most five, and those that matter most', () => {
    const advice = [1, 2, 3, 4, 5, 6].map(n =>
      result(`advice-${n}`, 'advice', 'bronze', 'fail'),
    );
    const steps = nextSteps([
      ...advice,
      result('owed', 'required', 'gold', 'unknown'),
    ]);
    expect(steps).toHaveLength(5);
    expect(steps[0]).toBe('owed');
  });
});
