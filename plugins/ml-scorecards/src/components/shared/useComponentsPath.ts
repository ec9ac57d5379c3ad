import { useRouteRef } from '@backstage/core-plugin-api';
import { componentsRouteRef } from '../../routes';
import {
  ComponentFilters,
  writeFilters,
} from '../ComponentsPage/componentFilters';

/** Gives the path of the list that shows exactly the components with some filters. */
export function useComponentsPath(): (
  filters: Partial<ComponentFilters>,
) => string {
  const path = useRouteRef(componentsRouteRef)();
  return filters => {
    const query = writeFilters(filters).toString();
    return query ? `${path}?${query}` : path;
  };
}
