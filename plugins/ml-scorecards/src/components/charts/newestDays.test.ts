import { MAX_DAYS, newestDays } from './newestDays';

const of = (...days: string[]) => days.map(day => ({ day }));

describe('newestDays', () => {
  it('are those within a year before the newest one', () => {
    expect(MAX_DAYS).toBe(366);
    expect(
      newestDays(of('1970-01-01', '2025-11-27', '2025-11-28', '2026-11-28')),
    ).toEqual(of('2025-11-28', '2026-11-28'));
  });

  it.each([[[]], [['2026-11-28']], [['2026-02-23', '2026-03-02']]])(
    'are all of %j',
    days => {
      expect(newestDays(of(...days))).toEqual(of(...days));
    },
  );
});
