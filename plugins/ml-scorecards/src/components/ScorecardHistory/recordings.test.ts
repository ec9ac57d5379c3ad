import { Transition } from 'backstage-plugin-ml-scorecards-common';
import { recordings } from './recordings';

const AT = '2026-06-15T12:00:00.000Z';

function check(
  id: string,
  from: 'pass' | 'fail' | 'unknown' | null,
  to: 'pass' | 'fail' | 'unknown',
  at = AT,
): Transition {
  return {
    subject: 'check',
    check: { id, title: id },
    from,
    to,
    at,
    cause: 'facts',
  };
}

const LEVEL: Transition = {
  subject: 'level',
  from: null,
  to: 'none',
  at: AT,
  cause: 'facts',
};

describe('recordings', () => {
  it('puts together what one instant changed for one reason, the component before its checks', () => {
    const before = '2026-06-14T12:00:00.000Z';
    const [now, then] = recordings([
      check('a', 'fail', 'pass'),
      { ...LEVEL, from: 'none', to: 'bronze' },
      check('b', 'unknown', 'fail', before),
    ]);
    expect(now.transitions.map(({ subject }) => subject)).toEqual([
      'level',
      'check',
    ]);
    expect(then).toMatchObject({ at: before, isFirst: false });
  });

  it('keeps apart what one instant changed for several sources', () => {
    const [git, mlflow] = [
      { id: 'git', title: 'Git repository' },
      { id: 'mlflow', title: 'MLflow' },
    ];
    const all = recordings([
      { ...check('a', 'fail', 'pass'), source: git },
      { ...check('b', 'fail', 'pass'), source: mlflow },
      { ...check('c', 'fail', 'pass'), source: git },
      check('d', 'fail', 'pass'),
    ]);
    expect(
      all.map(({ source, transitions }) => [
        source,
        transitions.map(one => one.subject === 'check' && one.check.id),
      ]),
    ).toEqual([
      [git, ['a', 'c']],
      [mlflow, ['b']],
      [undefined, ['d']],
    ]);
    expect(new Set(all.map(({ id }) => id)).size).toBe(3);
  });

  it('tells once what changed twice within an instant, and not at all what came back', () => {
    const [first, ...others] = recordings([
      check('a', 'unknown', 'fail'),
      check('b', 'unknown', 'pass'),
      LEVEL,
      check('a', null, 'unknown'),
      check('b', 'pass', 'unknown'),
    ]);
    expect(others).toEqual([]);
    expect(first.isFirst).toBe(true);
    expect(first.transitions).toEqual([LEVEL, check('a', null, 'fail')]);
    expect(
      recordings([
        check('a', 'unknown', 'pass'),
        check('a', 'pass', 'unknown'),
      ]),
    ).toEqual([]);
  });
});
