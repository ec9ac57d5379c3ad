import { Entity, EntityMeta } from '@backstage/catalog-model';

/** An entity as the catalog gives it. */
export function catalogEntity(options: {
  kind?: string;
  name?: string;
  namespace?: string;
  type?: string;
  metadata?: Partial<EntityMeta>;
  relations?: Record<string, readonly string[]>;
}): Entity {
  const { kind = 'Component', name = 'fraud', relations = {} } = options;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: {
      name,
      namespace: options.namespace ?? 'default',
      ...options.metadata,
    },
    spec: { type: options.type ?? 'ml-model' },
    relations: Object.entries(relations).flatMap(([type, refs]) =>
      refs.map(targetRef => ({ type, targetRef })),
    ),
  };
}
