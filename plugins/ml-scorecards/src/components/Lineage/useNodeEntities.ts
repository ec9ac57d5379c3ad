import { useMemo } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef, useEntity } from '@backstage/plugin-catalog-react';
import { useIsShown } from '../shared/isShown';
import { useAnswer } from '../shared/useAnswer';
import {
  INSTANCE_ANNOTATION,
  NODE_ANNOTATION,
  NodeEntities,
  nodeEntitiesOf,
} from './nodeEntities';

/** More entities than ids of nodes there can be, as long as most nodes have one. */
const MOST = 500;

/**
 * Asks the catalog, as whoever looks, for the entities of some datasets and jobs in the lineage of the component whose page
 * this is. Until it has answered, and if it does not, none is known: what the lineage tells by itself shows anyway.
 */
export function useNodeEntities(ids: readonly string[]): NodeEntities {
  const catalogApi = useApi(catalogApiRef);
  const { entity } = useEntity();
  const { value } = useAnswer({
    question: ['node-entities', ...ids],
    ask: async () => {
      const { items } = await catalogApi.queryEntities({
        // Not a filter: that is part of an address, where hundreds of ids find no room and a comma in one ends it.
        query: {
          [`metadata.annotations.${NODE_ANNOTATION}`]: { $in: [...ids] },
        },
        fields: [
          'kind',
          'metadata.name',
          'metadata.namespace',
          `metadata.annotations.${NODE_ANNOTATION}`,
          `metadata.annotations.${INSTANCE_ANNOTATION}`,
          'relations',
        ],
        limit: MOST,
        totalItems: 'exclude',
      });
      return items;
    },
    isOpen: useIsShown() && ids.length > 0,
  });
  return useMemo(() => nodeEntitiesOf(value ?? [], entity), [value, entity]);
}
