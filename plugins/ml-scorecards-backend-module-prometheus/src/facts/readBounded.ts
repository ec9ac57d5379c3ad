import { Unknown } from 'backstage-plugin-ml-scorecards-node';
import { Sample } from '../api/Sample';
import { LAST_BOUND } from '../queries/FactQuery';

/**
 * The values of the histograms of a component, one for each of its names. Requests above the last bound of a histogram are
 * not told apart: a quantile among them is told as that bound, which is right only where the limit is below.
 */
export function readBounded(
  byName: ReadonlyArray<readonly Sample[]>,
  options: {
    /** Whether the values are shares of what exceeds the limit, and not quantiles. */
    readonly areShares: boolean;
    /** In seconds; undefined if none is declared. */
    readonly limit?: number;
  },
): readonly Sample[] | Unknown {
  const { areShares, limit } = options;
  for (const samples of byName) {
    const bound = samples.find(isBound)?.value ?? NaN;
    const values = samples.filter(sample => !isBound(sample));
    if (!values.length) {
      return {
        unknownBecause: 'Prometheus has a histogram, and no requests in it',
      };
    }
    const isAbove = areShares || values.some(({ value }) => value >= bound);
    const isOpen = limit === undefined ? !areShares : limit >= bound;
    if (Number.isFinite(bound) && isAbove && isOpen) {
      return {
        unknownBecause: `${
          areShares
            ? 'the declared limit is not below the last bound of the histogram'
            : 'it is slower than the last bound of the histogram'
        } (${bound} s), and requests above that are not told apart: give it larger buckets, or declare a limit below`,
      };
    }
  }
  return byName.flat().filter(sample => !isBound(sample));
}

function isBound({ labels }: Sample): boolean {
  return LAST_BOUND in labels;
}
