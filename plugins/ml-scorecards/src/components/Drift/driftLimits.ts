import { CheckResult, Scorecard } from 'backstage-plugin-ml-scorecards-common';
import { constantsOf } from '../shared/constantsOf';
import { findCheck } from '../shared/findCheck';

/** The check that asks whether drift is within bounds. */
const CHECK = 'drift-within-bounds';

/** What is drawn of drift. */
export const DRIFT_MEASURES = ['driftedShare', 'predictionDrift'] as const;

export type DriftMeasure = (typeof DRIFT_MEASURES)[number];

/** Where the check has the limit of each, and from where on it does not hold. */
const LIMITS: Record<
  DriftMeasure,
  {
    param: string;
    /** Whether it is out already when it reaches its limit. */
    isOutAtLimit: boolean;
  }
> = {
  driftedShare: {
    param: 'params.maxDriftedShare',
    isOutAtLimit: true,
  },
  predictionDrift: {
    param: 'params.maxPredictionDrift',
    isOutAtLimit: false,
  },
};

/** What a value of drift must keep. */
export interface DriftLimit {
  readonly limit: number;
  readonly isOutAtLimit: boolean;
  readonly isOut: (value: number) => boolean;
}

/** The limits that the check sets for a component, for those that it sets. Portals may change the check, or leave it out. */
export function driftLimits(scorecard: Scorecard): {
  check?: CheckResult;
  limits: Partial<Record<DriftMeasure, DriftLimit>>;
} {
  const check = findCheck(scorecard, CHECK);
  const constants = constantsOf({ params: check?.params });
  const limits = DRIFT_MEASURES.flatMap(measure => {
    const { param, isOutAtLimit } = LIMITS[measure];
    const constant = constants.find(({ name }) => name === param);
    const limit = constant?.byTier
      ? constant.byTier[scorecard.tier]
      : constant?.value;
    return typeof limit === 'number'
      ? [
          [
            measure,
            {
              limit,
              isOutAtLimit,
              isOut: (value: number) =>
                value > limit || (isOutAtLimit && value === limit),
            },
          ] as const,
        ]
      : [];
  });
  return {
    check: limits.length > 0 ? check : undefined,
    limits: Object.fromEntries(limits),
  };
}
