import {
  Level,
  LEVELS,
  RELIABILITY_TIERS,
  ReliabilityTier,
} from 'backstage-plugin-ml-scorecards-common';

/** The level that a rank in the database stands for. */
export function rankToLevel(rank: number): Level {
  return LEVELS[rank] ?? 'none';
}

/** The tier that a text in the database stands for. */
export function toTier(text: string | null): ReliabilityTier {
  return RELIABILITY_TIERS.find(tier => tier === text) ?? 'unclassified';
}
