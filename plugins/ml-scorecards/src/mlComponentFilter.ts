import { Entity } from '@backstage/catalog-model';
import {
  FilterPredicate,
  filterPredicateToFilterFunction,
} from '@backstage/filter-predicates';

/**
 * The entities that the backend selects as ML components when it is not configured otherwise. A portal that selects
 * others configures the `filter` of the tab and the card likewise.
 */
export const mlComponentFilter: FilterPredicate = {
  $any: [
    {
      kind: 'component',
      'spec.type': {
        $in: [
          'ml-model',
          'ml-service',
          'ml-pipeline',
          'model-server',
          'feature-pipeline',
        ],
      },
    },
    {
      kind: 'resource',
      'spec.type': {
        $in: ['ai-model', 'ml-model', 'dataset', 'feature-store'],
      },
    },
    { kind: 'api', 'spec.type': 'ai-model-server' },
  ],
};

const matches = filterPredicateToFilterFunction(mlComponentFilter);

/**
 * Whether an entity is an ML component by the default selection, for the `if` of an entity page's routes and cards.
 *
 * @public
 */
export function isMlComponent(entity: Entity): boolean {
  return matches(entity);
}
