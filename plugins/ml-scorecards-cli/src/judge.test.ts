import { answer, checkResult } from './__testUtils__/answer';
import { judge } from './judge';

const ids = ({ missing }: ReturnType<typeof judge>) =>
  missing.map(({ id }) => id);

describe('judge', () => {
  it.each([
    [{ level: 'bronze' }, true, []],
    [{ level: 'silver' }, false, ['first', 'later']],
    [{ level: 'target' }, false, ['first', 'later']],
    [{ level: 'gold' }, false, ['first', 'later', 'golden']],
    [{ maxGap: 2 }, true, []],
    [{ maxGap: 1 }, false, ['first', 'golden']],
    [{ level: 'bronze', maxGap: 0 }, false, ['first', 'golden']],
    [{ level: 'silver', maxGap: 9 }, false, ['first', 'later']],
  ] as const)('asked for %j says %s', (wanted, passed, missing) => {
    const verdict = judge(answer(), wanted);
    expect(verdict.passed).toBe(passed);
    expect(ids(verdict)).toEqual(missing);
    expect(verdict.shortfalls.length > 0).toBe(!passed);
  });

  it('takes the target of whoever owes nothing for reached', () => {
    const { passed } = judge(answer({ level: 'none', targetLevel: 'none' }), {
      level: 'target',
    });
    expect(passed).toBe(true);
  });

  it('does not take what is unknown for a pass', () => {
    const unknown = checkResult('x', { state: 'unknown' });
    const verdict = judge(answer({ level: 'none', checks: [unknown] }), {
      level: 'bronze',
    });
    expect([verdict.passed, ids(verdict)]).toEqual([false, ['x']]);
  });

  it('leaves out what is waived, which does not stand in the way', () => {
    const checks = [
      checkResult('excused', { waived: true }),
      checkResult('owed', { required: true }),
    ];
    const verdict = judge(answer({ level: 'none', checks }), {
      level: 'bronze',
    });
    expect(ids(verdict)).toEqual(['owed']);
  });

  it('says that a level cannot be reached of which no check applies', () => {
    const { shortfalls } = judge(answer({ checks: [] }), { level: 'gold' });
    expect(shortfalls).toEqual([
      'The level is bronze, and gold is asked for.',
      'No check of gold applies to the component, so it cannot reach that level.',
    ]);
  });
});
