/**
 * What mending a check usually takes, least first: small is about an hour, medium a day or two, large a week or more.
 *
 * @public
 */
export const EFFORTS = ['small', 'medium', 'large'] as const;

/**
 * One of {@link EFFORTS}.
 *
 * @public
 */
export type Effort = (typeof EFFORTS)[number];
