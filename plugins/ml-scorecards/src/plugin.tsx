import { Content } from '@backstage/core-components';
import {
  ApiBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
  PageBlueprint,
  PluginHeaderActionBlueprint,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import AssessmentIcon from '@material-ui/icons/Assessment';
import {
  DEFAULT_COMPONENTS,
  MlScorecardsClient,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsApiRef } from './api/mlScorecardsApiRef';
import { rootRouteRef, sourcesRouteRef, todoRouteRef } from './routes';

const api = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: mlScorecardsApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new MlScorecardsClient(deps),
    }),
});

const maturityPage = PageBlueprint.make({
  params: {
    path: '/ml-scorecards',
    routeRef: rootRouteRef,
    title: 'ML maturity',
    icon: <AssessmentIcon fontSize="inherit" />,
    loader: async () => {
      const { MaturityContent } = await import(
        './components/MaturityPage/MaturityContent'
      );
      return (
        <Content>
          <MaturityContent />
        </Content>
      );
    },
  },
});

const sourcesPage = PageBlueprint.make({
  name: 'sources',
  params: {
    // Every page with a route of its own stands in the menu, and whoever operates the portal comes from the page above.
    path: '/ml-scorecards/sources',
    title: 'ML sources',
    loader: async () => {
      const { SourcesContent } = await import(
        './components/SourcesPage/SourcesContent'
      );
      return (
        <Content>
          <SourcesContent />
        </Content>
      );
    },
  },
});

const sourcesLink = PluginHeaderActionBlueprint.make({
  name: 'sources',
  params: {
    loader: async () => {
      const { SourcesLink } = await import(
        './components/SourcesPage/SourcesLink'
      );
      return <SourcesLink />;
    },
  },
});

const todoPage = PageBlueprint.make({
  name: 'todo',
  params: {
    // Like that of the sources, one step from the page above.
    path: '/ml-scorecards/todo',
    title: 'My ML to-dos',
    loader: async () => {
      const { TodoContent } = await import('./components/TodoPage/TodoContent');
      return (
        <Content>
          <TodoContent />
        </Content>
      );
    },
  },
});

const todoLink = PluginHeaderActionBlueprint.make({
  name: 'todo',
  params: {
    loader: async () => {
      const { TodoLink } = await import('./components/TodoPage/TodoLink');
      return <TodoLink />;
    },
  },
});

const scorecardContent = EntityContentBlueprint.make({
  name: 'scorecard',
  params: {
    path: '/scorecard',
    title: 'Scorecard',
    filter: DEFAULT_COMPONENTS,
    loader: async () => {
      const { ScorecardTab } = await import(
        './components/ScorecardTab/ScorecardTab'
      );
      return <ScorecardTab />;
    },
  },
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
  routes: { root: rootRouteRef, sources: sourcesRouteRef, todo: todoRouteRef },
  extensions: [
    api,
    maturityPage,
    todoPage,
    todoLink,
    sourcesPage,
    sourcesLink,
    scorecardContent,
    scorecardCard,
  ],
});
