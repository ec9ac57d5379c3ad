/**
 * ML Scorecards for portals on Backstage's old frontend system: the same pages, tabs and cards.
 *
 * @packageDocumentation
 */

import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  createRouteRef,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { MlScorecardsClient } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsApiRef } from './api/mlScorecardsApiRef';

export { mlScorecardsApiRef } from './api/mlScorecardsApiRef';
export { isMlComponent } from './isMlComponent';
export { mlScorecardsTranslationRef } from './translation';

const maturityRouteRef = createRouteRef({ id: 'ml-scorecards' });
const sourcesRouteRef = createRouteRef({ id: 'ml-scorecards:sources' });
const todoRouteRef = createRouteRef({ id: 'ml-scorecards:todo' });
const scorecardRouteRef = createRouteRef({ id: 'ml-scorecards:scorecard' });

/**
 * ML Scorecards for the old frontend system.
 *
 * @public
 */
export const mlScorecardsPlugin = createPlugin({
  id: 'ml-scorecards',
  apis: [
    createApiFactory({
      api: mlScorecardsApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new MlScorecardsClient(deps),
    }),
  ],
  routes: {
    root: maturityRouteRef,
    sources: sourcesRouteRef,
    todo: todoRouteRef,
    scorecard: scorecardRouteRef,
  },
});

/**
 * The page "ML maturity", for the route `/ml-scorecards`.
 *
 * @public
 */
export const MlMaturityPage: () => JSX.Element = mlScorecardsPlugin.provide(
  createRoutableExtension({
    name: 'MlMaturityPage',
    component: () =>
      import('./components/MaturityPage/MaturityPage').then(
        m => m.MaturityPage,
      ),
    mountPoint: maturityRouteRef,
  }),
);

/**
 * The page "Sources", for the route `/ml-scorecards/sources`: for those who operate the portal.
 *
 * @public
 */
export const MlSourcesPage: () => JSX.Element = mlScorecardsPlugin.provide(
  createRoutableExtension({
    name: 'MlSourcesPage',
    component: () =>
      import('./components/SourcesPage/SourcesPage').then(m => m.SourcesPage),
    mountPoint: sourcesRouteRef,
  }),
);

/**
 * The page "My to-dos", for the route `/ml-scorecards/todo`: what waits for whoever looks at it.
 *
 * @public
 */
export const MlTodoPage: () => JSX.Element = mlScorecardsPlugin.provide(
  createRoutableExtension({
    name: 'MlTodoPage',
    component: () =>
      import('./components/TodoPage/TodoPage').then(m => m.TodoPage),
    mountPoint: todoRouteRef,
  }),
);

/**
 * The tab "Scorecard" of an entity page, for the route `/scorecard`.
 *
 * @public
 */
export const EntityScorecardContent: () => JSX.Element =
  mlScorecardsPlugin.provide(
    createRoutableExtension({
      name: 'EntityScorecardContent',
      component: () =>
        import('./components/ScorecardTab/ScorecardTab').then(
          m => m.ScorecardTab,
        ),
      mountPoint: scorecardRouteRef,
    }),
  );

/**
 * The scorecard in short, for the overview of an entity page.
 *
 * @public
 */
export const EntityScorecardCard: () => JSX.Element =
  mlScorecardsPlugin.provide(
    createComponentExtension({
      name: 'EntityScorecardCard',
      component: {
        lazy: () =>
          import('./components/ScorecardCard/ScorecardCard').then(
            m => m.ScorecardCard,
          ),
      },
    }),
  );
