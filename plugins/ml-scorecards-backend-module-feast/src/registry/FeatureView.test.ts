import { featureViewsPage } from '../api/schemas';
import { toFeatureView } from './FeatureView';

const DAY = 24 * 3_600_000;
const START = Date.parse('2026-01-01T00:00:00Z');
const at = (day: number) => new Date(START + day * DAY).toISOString();

/** A view that was materialized up to so many days after the start, as Feast says it. */
function materialized(...days: readonly number[]) {
  const { featureViews } = featureViewsPage.parse({
    featureViews: [
      {
        type: 'featureView',
        spec: { name: 'it' },
        meta: {
          materializationIntervals: days.map(day => ({ endTime: at(day) })),
        },
      },
    ],
  });
  return toFeatureView(featureViews[0]).materializedUntil.map(
    until => (until - START) / DAY,
  );
}

describe('toFeatureView', () => {
  it('puts in order when it was materialized, each time once', () => {
    expect(materialized(3, 1, 2, 3)).toEqual([1, 2, 3]);
  });

  it('keeps the last 20 intervals of a view that is materialized for years', () => {
    const days = Array.from({ length: 1000 }, (_, day) => day);
    expect(materialized(...days)).toEqual(days.slice(-21));
  });
});
