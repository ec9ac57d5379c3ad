import {
  AnyParams,
  RouteFunc,
  RouteRef,
  SubRouteRef,
  useRouteRef,
} from '@backstage/core-plugin-api';

/** What gives a page's path; undefined in a portal that has a tab or a card of this plugin and not the page. */
export function useMountedRoute<Params extends AnyParams>(
  ref: RouteRef<Params> | SubRouteRef<Params>,
): RouteFunc<Params> | undefined {
  try {
    return useRouteRef(ref);
  } catch {
    // A route that is not mounted throws, after all hooks of it were called.
    return undefined;
  }
}
