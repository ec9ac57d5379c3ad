/**
 * What an objective can be about.
 *
 * @public
 */
export const OBJECTIVE_KINDS = [
  'uptime',
  'latency',
  'pipeline',
  'model-quality',
] as const;

/**
 * One of {@link OBJECTIVE_KINDS}.
 *
 * @public
 */
export type ObjectiveKind = (typeof OBJECTIVE_KINDS)[number];
