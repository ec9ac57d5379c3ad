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
import {
  componentsRouteRef,
  overviewRouteRef,
  rootRouteRef,
  sourcesRouteRef,
  todoRouteRef,
} from './routes';

export { mlScorecardsApiRef } from './api/mlScorecardsApiRef';
export { isMlComponent } from './isMlComponent';
export { mlScorecardsTranslationRef } from './translation';
export { mlScorecardsTranslations } from './translations/mlScorecardsTranslations';

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
    root: rootRouteRef,
    overview: overviewRouteRef,
    components: componentsRouteRef,
    todo: todoRouteRef,
    sources: sourcesRouteRef,
    scorecard: scorecardRouteRef,
  },
});

/**
 * All pages of ML Scorecards as tabs of one, for the route `/ml-scorecards`.
 *
 * @public
 */
export const MlScorecardsPage: () => JSX.Element = mlScorecardsPlugin.provide(
  createRoutableExtension({
    name: 'MlScorecardsPage',
    component: () =>
      import('./components/LegacyPage/LegacyPage').then(m => m.LegacyPage),
    mountPoint: rootRouteRef,
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
