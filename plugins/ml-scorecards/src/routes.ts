import {
  createRouteRef,
  createSubRouteRef,
} from '@backstage/frontend-plugin-api';

export const rootRouteRef = createRouteRef();

export const sourcesRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/sources',
});

export const todoRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/todo',
});
