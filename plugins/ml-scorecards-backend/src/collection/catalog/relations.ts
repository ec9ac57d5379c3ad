import { Entity } from '@backstage/catalog-model';

/** The entities to which an entity has a relation of one of some types, each once, in an order that stays the same. */
export function targetsOf(
  entity: Entity | undefined,
  ...types: readonly string[]
): string[] {
  const targets = new Set(
    (entity?.relations ?? [])
      .filter(({ type }) => types.includes(type))
      .map(({ targetRef }) => targetRef),
  );
  return [...targets].sort();
}
