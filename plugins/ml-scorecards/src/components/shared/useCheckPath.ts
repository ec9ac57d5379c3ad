import { useRouteRef } from '@backstage/core-plugin-api';
import { checkRouteRef } from '../../routes';

/** Gives the path of a check's page; undefined in a portal that has the tab of components and not the page. */
export function useCheckPath(): ((id: string) => string) | undefined {
  try {
    const path = useRouteRef(checkRouteRef);
    return id => path({ id });
  } catch {
    // A route that is not mounted throws, after all hooks of it were called.
    return undefined;
  }
}
