import { rollupOf, withDimensions } from '../../__testUtils__/maturityFixtures';
import { dimensionStanding } from './dimensionStanding';
import { heatmapStep } from './useHeatmapColors';

describe('a cell of the heatmap', () => {
  const own = rollupOf([['tier-3', 'none']], 0);

  it('counts passes among what applies, with what is unknown', () => {
    const rollup = withDimensions(own, [
      [1, 1, 2],
      [0, 0, 0],
    ]);
    expect(dimensionStanding(rollup, 'model-versioning')).toEqual({
      applicable: 4,
      pass: 1,
      fail: 1,
      unknown: 2,
      share: 0.25,
      unknownShare: 0.5,
    });
    expect(dimensionStanding(rollup, 'drift-monitoring').share).toBeUndefined();
    expect(dimensionStanding(rollup, 'unheard-of').share).toBeUndefined();
  });

  it.each([
    [0, 0],
    [0.194, 0],
    // It is written as 20 %.
    [0.199, 1],
    [0.2, 1],
    [0.99, 4],
    [1, 4],
  ])('has for %d the strength %d', (share, step) => {
    expect(heatmapStep(share)).toBe(step);
  });
});
