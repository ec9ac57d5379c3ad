import { toCurve } from './curve';

const day = (date: number, value: number, limit = 50) => ({
  day: `2026-03-${String(date).padStart(2, '0')}`,
  value,
  limit,
});

describe('toCurve', () => {
  it('draws values and limits from the first day to the last, with 0 at the bottom', () => {
    const curve = toCurve([day(1, 0), day(2, 100), day(3, 55, 60)]);
    expect(curve.top).toBeCloseTo(110);
    expect(curve.values).toBe('M0 100 L50 9.09 L100 50');
    expect(curve.limits).toBe('M0 54.55 L50 54.55 L100 45.45');
  });

  it('tells the days over the limit, which itself is not over', () => {
    const { points, daysOver } = toCurve([
      day(1, 50),
      day(2, 50.1),
      day(3, 49),
    ]);
    expect(points.map(({ isOver }) => isOver)).toEqual([false, true, false]);
    expect(daysOver).toBe(1);
  });

  it('leaves a gap where days are missing, and keeps them apart', () => {
    const { values, points } = toCurve([day(1, 0), day(2, 0), day(5, 0)]);
    expect(values).toBe('M0 100 L25 100 M100 100');
    expect(points.map(({ x }) => x)).toEqual([0, 25, 100]);
  });

  it('can be drawn where all is zero', () => {
    expect(toCurve([day(1, 0, 0), day(2, 0, 0)])).toMatchObject({
      top: 1,
      values: 'M0 100 L100 100',
    });
  });
});
