import { createRouteRef, createSubRouteRef } from '@backstage/core-plugin-api';

// These are known to both frontend systems, so that all links are made in one way.

export const rootRouteRef = createRouteRef({ id: 'ml-scorecards' });

export const overviewRouteRef = createSubRouteRef({
  id: 'ml-scorecards:overview',
  parent: rootRouteRef,
  path: '/overview',
});

export const componentsRouteRef = createSubRouteRef({
  id: 'ml-scorecards:components',
  parent: rootRouteRef,
  path: '/components',
});

export const checksRouteRef = createSubRouteRef({
  id: 'ml-scorecards:checks',
  parent: rootRouteRef,
  path: '/checks',
});

export const checkRouteRef = createSubRouteRef({
  id: 'ml-scorecards:check',
  parent: rootRouteRef,
  path: '/checks/:id',
});

export const todoRouteRef = createSubRouteRef({
  id: 'ml-scorecards:todo',
  parent: rootRouteRef,
  path: '/todo',
});

export const sourcesRouteRef = createSubRouteRef({
  id: 'ml-scorecards:sources',
  parent: rootRouteRef,
  path: '/sources',
});
