/**
 * Labels that the catalog module writes on every ML component, on transitions only.
 *
 * @public
 */
export const WRITTEN_LABELS = {
  reliabilityTier: 'mlscorecards.io/reliability-tier',
  level: 'mlscorecards.io/level',
} as const;

/**
 * Labels by which an owner declares what the reliability tier is derived from.
 *
 * @public
 */
export const TIER_INPUT_LABELS = {
  audience: 'mlscorecards.io/audience',
  decisionImpact: 'mlscorecards.io/decision-impact',
  servingMode: 'mlscorecards.io/serving-mode',
  stage: 'mlscorecards.io/stage',
} as const;

/**
 * The values that each tier input label may have. Any other value is named on the scorecard and counts as not given.
 *
 * @public
 */
export const TIER_INPUT_VALUES = {
  audience: ['customer', 'partner', 'internal'],
  decisionImpact: ['critical', 'advisory', 'none'],
  servingMode: ['real-time', 'near-real-time', 'batch', 'offline'],
  stage: ['experimental', 'production'],
} as const;

/**
 * Annotations by which an owner overrides the derived reliability tier: the tier, why, and until which date (ISO 8601).
 * All three are needed for the override to count.
 *
 * @public
 */
export const DECLARED_TIER_ANNOTATIONS = {
  tier: 'mlscorecards.io/declared-tier',
  reason: 'mlscorecards.io/declared-tier-reason',
  until: 'mlscorecards.io/declared-tier-until',
} as const;

/**
 * Folder of the component's DVC project, relative to its source location. The default is the source location itself.
 *
 * @public
 */
export const DVC_PROJECT_PATH_ANNOTATION = 'dvc.org/project-path';
