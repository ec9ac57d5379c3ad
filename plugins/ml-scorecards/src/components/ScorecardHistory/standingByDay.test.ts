import { ScorecardDay } from 'backstage-plugin-ml-scorecards-common';
import { standingByDay } from './standingByDay';

const day = (date: string, level: ScorecardDay['level']): ScorecardDay => ({
  day: date,
  level,
  tier: 'tier-1',
  score: 0.5,
  gap: 1,
});
const now = new Date('2026-03-02T23:00:00Z');

const levels = (days: ScorecardDay[], length: number) =>
  standingByDay({ days, now, length }).map(one => [one.day, one.level]);

describe('how a component stood day by day', () => {
  it('is as on the last day on which something changed', () => {
    expect(
      levels([day('2026-02-27', 'none'), day('2026-03-01', 'bronze')], 30),
    ).toEqual([
      ['2026-02-27', 'none'],
      ['2026-02-28', 'none'],
      ['2026-03-01', 'bronze'],
      ['2026-03-02', 'bronze'],
    ]);
  });

  it('begins with what was so before the period', () => {
    expect(
      levels(
        [
          day('2025-01-01', 'none'),
          day('2026-01-01', 'bronze'),
          day('2026-03-02', 'silver'),
        ],
        2,
      ),
    ).toEqual([
      ['2026-03-01', 'bronze'],
      ['2026-03-02', 'silver'],
    ]);
  });

  it('is not known where nothing was recorded', () => {
    expect(levels([], 30)).toEqual([]);
    expect(levels([day('2026-03-02', 'gold')], 30)).toEqual([
      ['2026-03-02', 'gold'],
    ]);
  });
});
