import { DimensionRollup, Rollup } from 'backstage-plugin-ml-scorecards-common';

/** How the checks of one dimension stand in a group. What is unknown counts as what applies, and never as a pass. */
export interface DimensionStanding {
  applicable: number;
  pass: number;
  fail: number;
  unknown: number;
  /** Passes of what applies; undefined where nothing applies. */
  share?: number;
  /** What nobody knows of what applies; undefined where nothing applies. */
  unknownShare?: number;
}

/** The standing of a group in a dimension. Pure. */
export function dimensionStanding(
  rollup: Rollup,
  dimension: DimensionRollup['id'],
): DimensionStanding {
  const counts = rollup.dimensions?.find(({ id }) => id === dimension)?.counts;
  const { pass = 0, fail = 0, unknown = 0 } = counts ?? {};
  const applicable = pass + fail + unknown;
  return {
    applicable,
    pass,
    fail,
    unknown,
    ...(applicable > 0 && {
      share: pass / applicable,
      unknownShare: unknown / applicable,
    }),
  };
}
