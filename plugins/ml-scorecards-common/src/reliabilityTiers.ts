import { Level } from './levels';

/**
 * How much depends on a component, from tier 1 (critical) to tier 4 (exploratory); `unclassified` when nobody said
 * enough to tell.
 *
 * @public
 */
export const RELIABILITY_TIERS = [
  'tier-1',
  'tier-2',
  'tier-3',
  'tier-4',
  'unclassified',
] as const;

/**
 * One of {@link RELIABILITY_TIERS}.
 *
 * @public
 */
export type ReliabilityTier = (typeof RELIABILITY_TIERS)[number];

/**
 * The level that each reliability tier owes. An unclassified component is held to tier 3, never silently to tier 1 or
 * tier 4.
 *
 * @public
 */
export const TARGET_LEVELS: Readonly<Record<ReliabilityTier, Level>> = {
  'tier-1': 'gold',
  'tier-2': 'silver',
  'tier-3': 'bronze',
  'tier-4': 'none',
  unclassified: 'bronze',
};
