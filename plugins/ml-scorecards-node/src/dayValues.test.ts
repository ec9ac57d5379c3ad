import { curveOf, highestByDay, MAX_CURVE_DAYS } from './dayValues';

const at = (instant: string, value: number) => ({
  at: Date.parse(instant),
  value,
});

describe('highestByDay', () => {
  it('gives the highest value of each day by UTC, the oldest first', () => {
    expect([
      ...highestByDay([
        at('2026-03-02T00:00:00Z', 0.1),
        at('2026-03-01T23:59:59Z', 0.4),
        at('2026-03-02T12:00:00Z', 0.3),
        at('2026-03-01T00:00:00Z', -1),
      ]),
    ]).toEqual([
      ['2026-03-01', 0.4],
      ['2026-03-02', 0.3],
    ]);
  });
});

describe('curveOf', () => {
  it('rounds what is more than can be seen', () => {
    expect(curveOf([at('2026-03-01T10:00:00Z', 0.123456)])).toEqual([
      '2026-03-01 0.1235',
    ]);
  });

  it('ends with the newest day, and begins ninety days before', () => {
    const newest = Date.parse('2026-03-31T00:00:00Z');
    const days = Array.from({ length: 120 }, (_, day) => ({
      at: newest - day * 86_400_000,
      value: day,
    }));
    const curve = curveOf(days);
    expect(curve).toHaveLength(MAX_CURVE_DAYS);
    expect(curve[0]).toBe('2026-01-01 89');
    expect(curve.at(-1)).toBe('2026-03-31 0');
  });

  it('is empty where nothing was measured', () => {
    expect(curveOf([])).toEqual([]);
  });
});
