/**
 * What a check says about a component. `unknown` is never shown or counted as a pass.
 *
 * @public
 */
export const CHECK_STATES = [
  'pass',
  'fail',
  'unknown',
  'not-applicable',
] as const;

/**
 * One of {@link CHECK_STATES}.
 *
 * @public
 */
export type CheckState = (typeof CHECK_STATES)[number];

/**
 * Why a check result is `unknown`:
 * `no-source-connected` no connected system serves this component for the facts that the check reads ·
 * `no-data` the system was read, and the fact could not be told from what it holds ·
 * `stale` the facts are older than their time to live ·
 * `source-error` reading the system failed ·
 * `attestation-expired` the statement of a person has run out ·
 * `definition-error` the check itself is wrong, an operator has to mend it.
 *
 * @public
 */
export const UNKNOWN_REASONS = [
  'no-source-connected',
  'no-data',
  'stale',
  'source-error',
  'attestation-expired',
  'definition-error',
] as const;

/**
 * One of {@link UNKNOWN_REASONS}.
 *
 * @public
 */
export type UnknownReason = (typeof UNKNOWN_REASONS)[number];
