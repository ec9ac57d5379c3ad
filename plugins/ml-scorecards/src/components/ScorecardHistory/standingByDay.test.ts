import { ScorecardDay } from 'backstage-plugin-ml-scorecards-common';
import { standingByDay } from './standingByDay';

const day = (date: string, level: ScorecardDay['level']): ScorecardDay => ({
  day: date,
  level,
  tier: 'tier-1',
  score: 0.5,
  gap: 1,
  definitionsChanged: false,
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

  it('has something else asked on that day only', () => {
    const days = [
      { ...day('2026-02-27', 'none'), definitionsChanged: true },
      day('2026-03-01', 'bronze'),
    ];
    expect(
      standingByDay({ days, now, length: 30 })
        .filter(({ definitionsChanged }) => definitionsChanged)
        .map(one => one.day),
    ).toEqual(['2026-02-27']);
    expect(
      standingByDay({ days, now, length: 3 }).some(
        ({ definitionsChanged }) => definitionsChanged,
      ),
    ).toBe(false);
  });

  it('is not known where nothing was recorded', () => {
    expect(levels([], 30)).toEqual([]);
    expect(levels([day('2026-03-02', 'gold')], 30)).toEqual([
      ['2026-03-02', 'gold'],
    ]);
  });
});
