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
  it('puts together what one instant changed for one cause, the component before its checks', () => {
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
