import { Entity } from '@backstage/catalog-model';
import {
  Level,
  LEVELS,
  RELIABILITY_TIERS,
  ReliabilityTier,
  WRITTEN_LABELS,
} from 'backstage-plugin-ml-scorecards-common';
import { oneOf } from '../shared/oneOf';

/**
 * Tier and level as the catalog module has written them on an entity. They are in every entity that the catalog gives, so
 * nothing has to be asked for. What is not one of the known values is not there.
 */
export function writtenLabels(entity: Entity): {
  tier?: ReliabilityTier;
  level?: Level;
} {
  const labels = entity.metadata.labels ?? {};
  return {
    tier: oneOf(
      RELIABILITY_TIERS,
      labels[WRITTEN_LABELS.reliabilityTier] ?? null,
    ),
    level: oneOf(LEVELS, labels[WRITTEN_LABELS.level] ?? null),
  };
}

/** Whether an entity has a tier or a level, whatever the portal selects as ML components. */
export function hasWrittenLabels(entity: Entity): boolean {
  const { tier, level } = writtenLabels(entity);
  return tier !== undefined || level !== undefined;
}
