import { ReactElement } from 'react';
import { Route } from 'react-router-dom';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FlatRoutes } from '@backstage/core-app-api';
import {
  CatalogIndexPage,
  CatalogTable,
  DefaultEntityPresentationApi,
} from '@backstage/plugin-catalog';
import {
  catalogApiRef,
  EntityKindPicker,
  entityPresentationApiRef,
  EntityProvider,
  entityRouteRef,
  MockStarredEntitiesApi,
  starredEntitiesApiRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import { MlScorecardsClient } from 'backstage-plugin-ml-scorecards-common';
import {
  createLevelColumn,
  createTierColumn,
  EntityLevelPicker,
  EntityScorecardCard,
  EntityScorecardContent,
  EntityScorecardHeaderLabel,
  EntityTierPicker,
  HomeMlTodos,
  MlScorecardsPage,
  mlScorecardsApiRef,
  mlScorecardsPlugin,
} from './legacy';
import { fraudDetectorScorecard } from './__testUtils__/fixtures';
import {
  maturityByOwner,
  scorecardsPage,
} from './__testUtils__/maturityFixtures';
import { dataTrackedCheck } from './__testUtils__/definedCheckFixtures';
import { emptyTodo, noWaivers } from './__testUtils__/todoFixtures';
import { mockMlScorecardsApi } from './__testUtils__/mockMlScorecardsApi';
import { withLabels } from './__testUtils__/withLabels';

const labelled = withLabels({ tier: 'tier-2', level: 'bronze' });

async function renderInLegacyApp(path: string, element: ReactElement) {
  const catalogApi = catalogApiMock({ entities: [labelled] });
  const api = mockMlScorecardsApi({
    getScorecard: async () => fraudDetectorScorecard,
    getMaturity: async () => maturityByOwner,
    getTrend: async () => ({ follows: 'group', points: [] }),
    getScorecards: async () => scorecardsPage,
    getChecks: async () => ({ items: [dataTrackedCheck], problems: [] }),
    getCheck: async () => undefined,
    getTodo: async () => emptyTodo,
    getWaivers: async () => noWaivers,
    getCollectors: async () => ({ items: [], problems: [] }),
  });
  await renderInTestApp(
    <TestApiProvider
      apis={[
        [mlScorecardsApiRef, api],
        [catalogApiRef, catalogApi],
        [
          entityPresentationApiRef,
          DefaultEntityPresentationApi.create({ catalogApi }),
        ],
        [starredEntitiesApiRef, new MockStarredEntitiesApi()],
        [permissionApiRef, mockApis.permission()],
      ]}
    >
      <EntityProvider entity={labelled}>
        <FlatRoutes>
          <Route path={path} element={element} />
        </FlatRoutes>
      </EntityProvider>
    </TestApiProvider>,
    {
      routeEntries: [path],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
    },
  );
}

describe('the plugin in the old frontend system', () => {
  it('brings the client of the API', () => {
    const [factory] = mlScorecardsPlugin.getApis();
    expect(factory.api).toBe(mlScorecardsApiRef);
    expect(
      factory.factory({ discoveryApi: jest.fn(), fetchApi: jest.fn() }),
    ).toBeInstanceOf(MlScorecardsClient);
  });

  it('has the pages as tabs of one, with a header of its own', async () => {
    await renderInLegacyApp('/ml-scorecards', <MlScorecardsPage />);
    expect(
      await screen.findByRole('heading', { name: 'ML maturity', level: 1 }),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('link', {
        name: 'Show the components: ML components: 3',
      }),
    ).toHaveAttribute('href', '/ml-scorecards/components');
    await userEvent.click(screen.getByRole('tab', { name: 'Components' }));
    expect(
      await screen.findByRole('link', { name: 'Fraud detector' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/fraud-detector/scorecard',
    );
    await userEvent.click(screen.getByRole('tab', { name: 'Checks' }));
    await userEvent.click(
      await screen.findByRole('link', { name: dataTrackedCheck.title }),
    );
    expect(
      await screen.findByText('There is no check “data-is-tracked”'),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('link', { name: 'All checks' }));
    expect(
      await screen.findByRole('link', { name: dataTrackedCheck.title }),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('tab', { name: 'To\u00a0do' }));
    expect(
      await screen.findByText('You are all caught up'),
    ).toBeInTheDocument();
  });

  it('has the content of the tab', async () => {
    await renderInLegacyApp('/scorecard', <EntityScorecardContent />);
    expect(
      await screen.findByRole('region', { name: 'At a glance' }),
    ).toHaveTextContent('2 required checks do not pass');
  });

  it('has the sections of the tab that it is told', async () => {
    await renderInLegacyApp(
      '/scorecard',
      <EntityScorecardContent sections={['sources', 'checks']} />,
    );
    expect(await screen.findByRole('tab', { name: 'Sources' })).toHaveAttribute(
      'aria-selected',
      'true',
    );
    expect(screen.getAllByRole('tab').map(tab => tab.textContent)).toEqual([
      'Sources',
      'Checks',
    ]);
  });

  it('opens checks on the tab also where the page of all checks is not mounted', async () => {
    await renderInLegacyApp('/scorecard', <EntityScorecardContent />);
    await userEvent.click(
      await screen.findByRole('button', { name: /^Data versioning/ }),
    );
    await userEvent.click(
      screen.getByRole('button', { name: /^Pass.*Training data/ }),
    );
    expect(screen.getByText('size(git.trackedData) > 0')).toBeInTheDocument();
    expect(
      screen.queryByRole('link', { name: 'This check across all components' }),
    ).not.toBeInTheDocument();
  });

  it('has the card', async () => {
    await renderInLegacyApp('/', <EntityScorecardCard />);
    expect(
      await screen.findByRole('link', { name: 'Open the scorecard' }),
    ).toBeInTheDocument();
  });

  it('has the labels for a header', async () => {
    await renderInLegacyApp('/', <EntityScorecardHeaderLabel />);
    expect(await screen.findByText('Tier 2 · high')).toBeInTheDocument();
    expect(screen.getByText('Bronze')).toBeInTheDocument();
  });

  it('has columns and filters for the catalog', async () => {
    await renderInLegacyApp(
      '/catalog',
      <CatalogIndexPage
        columns={[
          CatalogTable.columns.createNameColumn(),
          createTierColumn(),
          createLevelColumn(),
        ]}
        filters={
          <>
            <EntityKindPicker initialFilter="component" />
            <EntityTierPicker />
            <EntityLevelPicker />
          </>
        }
      />,
    );
    expect(
      await screen.findByRole('row', {
        name: /fraud-detector.*Tier 2.*Bronze/,
      }),
    ).toBeInTheDocument();
    for (const name of [/^Reliability tier/, /^Level/]) {
      expect(await screen.findByRole('textbox', { name })).toBeInTheDocument();
    }
  });

  it('has the card for the home page', async () => {
    // The links of the card need the page, as in a portal.
    await renderInLegacyApp(
      '/ml-scorecards',
      <>
        <HomeMlTodos />
        <MlScorecardsPage />
      </>,
    );
    expect(await screen.findByText('My ML to-dos')).toBeInTheDocument();
    expect(
      await screen.findByText(/^You are all caught up\. What there is/),
    ).toBeInTheDocument();
  });
});
