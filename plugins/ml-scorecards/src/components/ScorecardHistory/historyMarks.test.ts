import {
  ScorecardDay,
  Transition,
} from 'backstage-plugin-ml-scorecards-common';
import { historyMarks } from './historyMarks';

const standing: ScorecardDay[] = [
  { day: '2026-02-27', level: 'none', tier: 'unclassified', score: 0, gap: 2 },
  { day: '2026-02-28', level: 'none', tier: 'tier-1', score: 0, gap: 2 },
  { day: '2026-03-01', level: 'bronze', tier: 'tier-1', score: 0, gap: 2 },
];

const transition = (at: string, cause: Transition['cause']): Transition => ({
  at,
  cause,
  subject: 'check',
  check: { id: 'data-is-tracked', title: 'Training data is versioned' },
  from: 'fail',
  to: 'pass',
});

describe('the marks of a history', () => {
  it('are where the tier or the level became another one', () => {
    expect(historyMarks({ standing, transitions: [] })).toEqual([
      { day: '2026-02-28', kind: 'tier', from: 'unclassified', to: 'tier-1' },
      { day: '2026-03-01', kind: 'level', from: 'none', to: 'bronze' },
    ]);
  });

  it('are where something else was asked, once for a day, and for no other cause', () => {
    const marks = historyMarks({
      standing: standing.slice(1, 2),
      transitions: [
        transition('2026-02-28T10:00:00.000Z', 'definitions'),
        transition('2026-02-28T11:00:00.000Z', 'definitions'),
        transition('2026-02-28T12:00:00.000Z', 'facts'),
        transition('2025-02-28T12:00:00.000Z', 'definitions'),
      ],
    });
    expect(marks).toEqual([{ day: '2026-02-28', kind: 'definitions' }]);
  });
});
