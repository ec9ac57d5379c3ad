import { Entity } from '@backstage/catalog-model';

/** The entities to which an entity has a relation of one of some types. */
export function targetsOf(
  { relations = [] }: Entity,
  ...types: readonly string[]
): string[] {
  return relations
    .filter(({ type }) => types.includes(type))
    .map(({ targetRef }) => targetRef);
}
