import {
  ApiBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
  PageBlueprint,
  SubPageBlueprint,
} from '@backstage/frontend-plugin-api';
import {
  CatalogFilterBlueprint,
  EntityCardBlueprint,
  EntityContentBlueprint,
  EntityIconLinkBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';
import AssessmentIcon from '@material-ui/icons/Assessment';
import {
  DEFAULT_COMPONENTS,
  MlScorecardsClient,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsApiRef } from './api/mlScorecardsApiRef';
import { useScorecardIconLink } from './components/catalog/useScorecardIconLink';
import { hasWrittenLabels } from './components/catalog/writtenLabels';
import { homeTodosCard } from './components/HomeTodos/homeTodosCard';
import { homeTodosParts } from './components/HomeTodos/homeTodosParts';
import { PageContent } from './components/shared/PageContent';
import { sectionsSchema } from './components/ScorecardTab/sectionsSchema';
import {
  checkRouteRef,
  checksRouteRef,
  componentsRouteRef,
  overviewRouteRef,
  rootRouteRef,
  sourcesRouteRef,
  todoRouteRef,
} from './routes';

const api = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: mlScorecardsApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new MlScorecardsClient(deps),
    }),
});

const page = PageBlueprint.make({
  params: {
    path: '/ml-scorecards',
    routeRef: rootRouteRef,
    title: 'ML maturity',
    icon: <AssessmentIcon fontSize="inherit" />,
  },
});

const overviewPage = SubPageBlueprint.make({
  name: 'overview',
  params: {
    path: 'overview',
    title: 'Overview',
    loader: async () => {
      const { MaturityContent } = await import(
        './components/MaturityPage/MaturityContent'
      );
      return (
        <PageContent>
          <MaturityContent />
        </PageContent>
      );
    },
  },
});

const componentsPage = SubPageBlueprint.make({
  name: 'components',
  params: {
    path: 'components',
    title: 'Components',
    loader: async () => {
      const { ComponentsContent } = await import(
        './components/ComponentsPage/ComponentsContent'
      );
      return (
        <PageContent>
          <ComponentsContent />
        </PageContent>
      );
    },
  },
});

const checksPage = SubPageBlueprint.make({
  name: 'checks',
  params: {
    path: 'checks',
    title: 'Checks',
    loader: async () => {
      const { ChecksRoutes } = await import(
        './components/ChecksPage/ChecksRoutes'
      );
      return (
        <PageContent>
          <ChecksRoutes />
        </PageContent>
      );
    },
  },
});

const todoPage = SubPageBlueprint.make({
  name: 'todo',
  params: {
    path: 'todo',
    title: 'To\u00a0do',
    loader: async () => {
      const { TodoContent } = await import('./components/TodoPage/TodoContent');
      return (
        <PageContent>
          <TodoContent />
        </PageContent>
      );
    },
  },
});

const sourcesPage = SubPageBlueprint.make({
  name: 'sources',
  params: {
    path: 'sources',
    title: 'Sources',
    loader: async () => {
      const { SourcesContent } = await import(
        './components/SourcesPage/SourcesContent'
      );
      return (
        <PageContent>
          <SourcesContent />
        </PageContent>
      );
    },
  },
});

const scorecardContent = EntityContentBlueprint.makeWithOverrides({
  name: 'scorecard',
  configSchema: { sections: sectionsSchema },
  factory: (originalFactory, { config }) =>
    originalFactory({
      path: '/scorecard',
      title: 'Scorecard',
      filter: DEFAULT_COMPONENTS,
      loader: async () => {
        const { ScorecardTab } = await import(
          './components/ScorecardTab/ScorecardTab'
        );
        return <ScorecardTab sections={config.sections} />;
      },
    }),
});

const scorecardCard = EntityCardBlueprint.make({
  name: 'scorecard',
  params: {
    type: 'content',
    filter: DEFAULT_COMPONENTS,
    loader: async () => {
      const { ScorecardCard } = await import(
        './components/ScorecardCard/ScorecardCard'
      );
      return <ScorecardCard />;
    },
  },
});

// Backstage's header of an entity page takes no labels from plugins and can only be replaced whole. What comes nearest
// are the links of the first card below it.
const scorecardIconLink = EntityIconLinkBlueprint.make({
  name: 'scorecard',
  params: {
    filter: hasWrittenLabels,
    useProps: useScorecardIconLink,
  },
});

const tierFilter = CatalogFilterBlueprint.make({
  name: 'tier',
  params: {
    loader: async () => {
      const { EntityTierPicker } = await import(
        './components/catalog/EntityTierPicker'
      );
      return <EntityTierPicker />;
    },
  },
});

const levelFilter = CatalogFilterBlueprint.make({
  name: 'level',
  params: {
    loader: async () => {
      const { EntityLevelPicker } = await import(
        './components/catalog/EntityLevelPicker'
      );
      return <EntityLevelPicker />;
    },
  },
});

const homeTodos = HomePageWidgetBlueprint.make({
  name: 'todo',
  params: {
    ...homeTodosCard,
    components: homeTodosParts,
  },
});

/**
 * ML Scorecards for Backstage's new frontend system.
 *
 * @public
 */
export const mlScorecardsPlugin = createFrontendPlugin({
  pluginId: 'ml-scorecards',
  title: 'ML maturity',
  icon: <AssessmentIcon fontSize="inherit" />,
  info: { packageJson: () => import('../package.json') },
  routes: {
    root: rootRouteRef,
    overview: overviewRouteRef,
    components: componentsRouteRef,
    checks: checksRouteRef,
    check: checkRouteRef,
    todo: todoRouteRef,
    sources: sourcesRouteRef,
  },
  extensions: [
    api,
    page,
    overviewPage,
    componentsPage,
    checksPage,
    todoPage,
    sourcesPage,
    scorecardContent,
    scorecardCard,
    scorecardIconLink,
    tierFilter,
    levelFilter,
    homeTodos,
  ],
});
