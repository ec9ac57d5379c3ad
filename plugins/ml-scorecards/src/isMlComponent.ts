import { Entity } from '@backstage/catalog-model';
import { filterPredicateToFilterFunction } from '@backstage/filter-predicates';
import { DEFAULT_COMPONENTS } from 'backstage-plugin-ml-scorecards-common';

const matches = filterPredicateToFilterFunction(DEFAULT_COMPONENTS);

/**
 * Whether an entity is an ML component by the default selection, for the `if` of an entity page's routes and cards.
 *
 * @public
 */
export function isMlComponent(entity: Entity): boolean {
  return matches(entity);
}
