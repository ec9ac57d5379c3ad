/**
 * What a component can reach, lowest first. A level is reached when all of its applicable checks and those of every
 * lower level pass.
 *
 * @public
 */
export const LEVELS = ['none', 'bronze', 'silver', 'gold'] as const;

/**
 * One of {@link LEVELS}.
 *
 * @public
 */
export type Level = (typeof LEVELS)[number];

/**
 * The levels that a check can belong to.
 *
 * @public
 */
export const CHECK_LEVELS = ['bronze', 'silver', 'gold'] as const;

/**
 * One of {@link CHECK_LEVELS}.
 *
 * @public
 */
export type CheckLevel = (typeof CHECK_LEVELS)[number];

/**
 * Position of a level on the ladder: none 0, bronze 1, silver 2, gold 3.
 *
 * @public
 */
export function levelRank(level: Level): number {
  return LEVELS.indexOf(level);
}
