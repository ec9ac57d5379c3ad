import {
  Entity,
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';

/** By which an entity says which dataset or job it is, as the OpenLineage module reads it. */
export const NODE_ANNOTATION = 'openlineage.io/node-id';
/** By which it says which server knows that, where there are several. */
export const INSTANCE_ANNOTATION = 'openlineage.io/instance';

/** What the catalog knows of a dataset or job. */
export interface NodeEntity {
  readonly entityRef: string;
  readonly owners: readonly string[];
}

/** What entities say of datasets and jobs, by the ids of these. */
export type NodeEntities = ReadonlyMap<string, NodeEntity>;

/**
 * Finds the entity that names each dataset or job in the lineage of a component. Of several one with an owner counts, and
 * none that names another server than the component does.
 */
export function nodeEntitiesOf(
  entities: readonly Entity[],
  component: Entity,
): NodeEntities {
  const server = annotationOf(component, INSTANCE_ANNOTATION);
  const found = new Map<string, NodeEntity>();
  const byRef = entities
    .map(entity => ({ entity, entityRef: stringifyEntityRef(entity) }))
    .sort((a, b) => (a.entityRef < b.entityRef ? -1 : 1));
  for (const { entity, entityRef } of byRef) {
    const named = annotationOf(entity, INSTANCE_ANNOTATION);
    const isElsewhere = server && named && named !== server;
    const owners = ownersOf(entity);
    const id = annotationOf(entity, NODE_ANNOTATION);
    const known = found.get(id);
    const isBetter = !known || (known.owners.length === 0 && owners.length > 0);
    if (!isElsewhere && isBetter) {
      found.set(id, { entityRef, owners });
    }
  }
  return found;
}

function annotationOf({ metadata }: Entity, name: string): string {
  return metadata.annotations?.[name]?.trim() ?? '';
}

function ownersOf({ relations = [] }: Entity): string[] {
  return relations
    .filter(({ type }) => type === RELATION_OWNED_BY)
    .map(({ targetRef }) => targetRef);
}
