import { ScorecardDay } from 'backstage-plugin-ml-scorecards-common';
import { historyMarks } from './historyMarks';

const DAY = { score: 0, gap: 2, definitionsChanged: false };

const standing: ScorecardDay[] = [
  { ...DAY, day: '2026-02-27', level: 'none', tier: 'unclassified' },
  { ...DAY, day: '2026-02-28', level: 'none', tier: 'tier-1' },
  { ...DAY, day: '2026-03-01', level: 'bronze', tier: 'tier-1' },
];

describe('the marks of a history', () => {
  it('are where the tier or the level became another one', () => {
    expect(historyMarks(standing)).toEqual([
      { day: '2026-02-28', kind: 'tier', from: 'unclassified', to: 'tier-1' },
      { day: '2026-03-01', kind: 'level', from: 'none', to: 'bronze' },
    ]);
  });

  it('are where something else was asked', () => {
    const [first, second, third] = standing;
    expect(
      historyMarks([
        first,
        { ...second, tier: first.tier, definitionsChanged: true },
        { ...third, tier: first.tier, definitionsChanged: true },
      ]),
    ).toEqual([
      { day: '2026-02-28', kind: 'definitions' },
      { day: '2026-03-01', kind: 'level', from: 'none', to: 'bronze' },
      { day: '2026-03-01', kind: 'definitions' },
    ]);
  });
});
