import { checkRouteRef } from '../../routes';
import { useMountedRoute } from './useMountedRoute';

/** Gives the path of a check's page; undefined in a portal that has the tab of components and not the page. */
export function useCheckPath(): ((id: string) => string) | undefined {
  const path = useMountedRoute(checkRouteRef);
  return path && (id => path({ id }));
}
