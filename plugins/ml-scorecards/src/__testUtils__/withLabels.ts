import { Entity } from '@backstage/catalog-model';
import { fraudDetectorEntity } from './fixtures';

/** An entity with the labels that the catalog module writes. */
export function withLabels(options: {
  tier?: string;
  level?: string;
  name?: string;
}): Entity {
  const { tier, level, name = 'fraud-detector' } = options;
  return {
    ...fraudDetectorEntity,
    metadata: {
      ...fraudDetectorEntity.metadata,
      name,
      labels: {
        ...(tier && { 'mlscorecards.io/reliability-tier': tier }),
        ...(level && { 'mlscorecards.io/level': level }),
      },
    },
  };
}
