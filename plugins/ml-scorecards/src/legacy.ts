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
import {
  CardExtensionProps,
  createCardExtension,
} from '@backstage/plugin-home-react';
import { MlScorecardsClient } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsApiRef } from './api/mlScorecardsApiRef';
import { homeTodosCard } from './components/HomeTodos/homeTodosCard';
import { homeTodosParts } from './components/HomeTodos/homeTodosParts';
import type { EntityScorecardContentProps } from './components/ScorecardTab/ScorecardTab';
import {
  checkRouteRef,
  checksRouteRef,
  componentsRouteRef,
  overviewRouteRef,
  rootRouteRef,
  sourcesRouteRef,
  todoRouteRef,
} from './routes';

export { mlScorecardsApiRef } from './api/mlScorecardsApiRef';
export {
  createLevelColumn,
  createTierColumn,
} from './components/catalog/columns';
export {
  SCORECARD_SECTIONS,
  type ScorecardSection,
  type ScorecardSections,
} from './components/ScorecardTab/sections';
export type { EntityScorecardContentProps } from './components/ScorecardTab/ScorecardTab';
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
    checks: checksRouteRef,
    check: checkRouteRef,
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
export const EntityScorecardContent: (
  props: EntityScorecardContentProps,
) => JSX.Element = mlScorecardsPlugin.provide(
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

/**
 * Tier and level of the entity, as labels for the header of an entity page. They show nothing on other entities.
 *
 * @public
 */
export const EntityScorecardHeaderLabel: () => JSX.Element =
  mlScorecardsPlugin.provide(
    createComponentExtension({
      name: 'EntityScorecardHeaderLabel',
      component: {
        lazy: () =>
          import('./components/catalog/EntityHeaderLabels').then(
            m => m.EntityHeaderLabels,
          ),
      },
    }),
  );

/**
 * Filters the catalog by reliability tier, for the `filters` of the catalog's index page.
 *
 * @public
 */
export const EntityTierPicker: () => JSX.Element = mlScorecardsPlugin.provide(
  createComponentExtension({
    name: 'EntityTierPicker',
    component: {
      lazy: () =>
        import('./components/catalog/EntityTierPicker').then(
          m => m.EntityTierPicker,
        ),
    },
  }),
);

/**
 * Filters the catalog by level, for the `filters` of the catalog's index page.
 *
 * @public
 */
export const EntityLevelPicker: () => JSX.Element = mlScorecardsPlugin.provide(
  createComponentExtension({
    name: 'EntityLevelPicker',
    component: {
      lazy: () =>
        import('./components/catalog/EntityLevelPicker').then(
          m => m.EntityLevelPicker,
        ),
    },
  }),
);

/**
 * What waits for whoever looks at it, as a card for the home page.
 *
 * @public
 */
export const HomeMlTodos: (props: CardExtensionProps<unknown>) => JSX.Element =
  mlScorecardsPlugin.provide(
    createCardExtension({
      ...homeTodosCard,
      components: homeTodosParts,
    }),
  );
