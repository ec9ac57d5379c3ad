import { TrendPoint } from 'backstage-plugin-ml-scorecards-common';
import { trendOf } from '../../__testUtils__/maturityFixtures';
import { trendChange } from './trendChange';

const componentsOf = (point: TrendPoint) => point.components;

function days(
  count: number,
  told: (index: number) => Partial<TrendPoint> = () => ({}),
) {
  return trendOf(
    Array.from({ length: count }, (_, index) => ({
      components: index,
      atTarget: 0,
      ...told(index),
    })),
  ).points;
}

describe('trendChange', () => {
  it('compares today with thirty days ago', () => {
    expect(trendChange(days(91), componentsOf)).toEqual({
      by: 30,
      days: 30,
      definitionsChanged: false,
    });
  });

  it('says over how many days it is, where fewer are known', () => {
    expect(trendChange(days(13), componentsOf)).toMatchObject({
      by: 12,
      days: 12,
    });
  });

  it('begins where the figure is told', () => {
    const gaps = days(20, index => ({
      gap: index > 4 ? 10 - index : undefined,
    }));
    expect(trendChange(gaps, point => point.gap)).toMatchObject({
      by: -14,
      days: 14,
    });
  });

  it.each([
    ['nothing is known', days(0), undefined],
    ['only today is known', days(1), undefined],
    ['today is not told', days(5, () => ({})), () => undefined],
    [
      'no earlier day is told',
      days(5, index => ({ gap: index === 4 ? 1 : undefined })),
      (point: TrendPoint) => point.gap,
    ],
  ])('tells nothing where %s', (_, points, figureOf = componentsOf) => {
    expect(trendChange(points, figureOf)).toBeUndefined();
  });

  it.each([
    ['on the day that it begins with', 60, false],
    ['on the day after that', 61, true],
    ['today', 90, true],
    ['long before', 10, false],
  ])('tells of definitions that changed %s', (_, day, changed) => {
    const points = days(91, index => ({ definitionsChanged: index === day }));
    expect(trendChange(points, componentsOf)?.definitionsChanged).toBe(changed);
  });
});
