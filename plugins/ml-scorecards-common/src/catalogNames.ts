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

/**
 * Name of the component's model in the GTO tags of its repository, such as `churn` or `models/churn:churn`. Needed only if
 * it cannot be told from the folder.
 *
 * @public
 */
export const DVC_ARTIFACT_ANNOTATION = 'dvc.org/artifact';

/**
 * Annotations by which an owner declares what no system can tell of a component. A time span is written as in
 * Backstage's own configuration: ISO 8601 (`PT4H`, `P1D`) or a number with a unit (`4 hours`, `200ms`). A day is an ISO
 * 8601 date, or an instant with its time zone.
 *
 * @public
 */
export const DECLARATION_ANNOTATIONS = {
  /** Longest time that training may take: a time span. */
  trainingWindow: 'mlscorecards.io/training-window',
  /** Longest time that an answer may take: a time span. */
  latencyLimit: 'mlscorecards.io/latency-limit',
  /** Time between two runs of the pipeline: a time span. */
  pipelineInterval: 'mlscorecards.io/pipeline-interval',
  /** Time after which a new model is due: a time span. */
  modelStaleAfter: 'mlscorecards.io/model-stale-after',
  /** What starts a new training, such as `drift` or `every month`: any text. */
  retrainTrigger: 'mlscorecards.io/retrain-trigger',
  /** What answers when the model cannot: any text. */
  fallback: 'mlscorecards.io/fallback',
  /** When the fallback was last tested: a day. */
  fallbackTestedOn: 'mlscorecards.io/fallback-tested-on',
  /** When going back to an older version was last practised: a day. */
  rollbackDrilledOn: 'mlscorecards.io/rollback-drilled-on',
  /** What its owners plan, one or several of {@link PROPOSALS} with commas between them. */
  proposes: 'mlscorecards.io/proposes',
  /** What its data are like, one or several of {@link DATA_TRAITS} with commas between them. */
  dataTraits: 'mlscorecards.io/data-traits',
} as const;

/**
 * What owners can announce that they plan. Each has a checklist to go through first.
 *
 * @public
 */
export const PROPOSALS = ['scaling', 'complexity'] as const;

/**
 * What owners can say of the data of a component, as far as it matters for where to store them: clean and with a fixed
 * schema; of varied format; connected by relationships that queries follow; searched by similarity.
 *
 * @public
 */
export const DATA_TRAITS = [
  'structured',
  'varied-format',
  'connected',
  'nearest-neighbour',
] as const;
