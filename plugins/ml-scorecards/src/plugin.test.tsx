import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  createExtensionTester,
  renderTestApp,
} from '@backstage/frontend-test-utils';
import {
  ApiBlueprint,
  coreExtensionData,
} from '@backstage/frontend-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import {
  catalogApiMock,
  createTestEntityPage,
} from '@backstage/plugin-catalog-react/testUtils';
import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';
import { MlScorecardsClient } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsApiRef } from './api/mlScorecardsApiRef';
import {
  SCORECARD_SECTIONS,
  ScorecardSection,
} from './components/ScorecardTab/sections';
import mlScorecardsPlugin from './index';
import {
  fraudDetectorEntity,
  fraudDetectorScorecard,
} from './__testUtils__/fixtures';
import {
  maturityByOwner,
  scorecardsPage,
} from './__testUtils__/maturityFixtures';
import { dataTrackedCheck } from './__testUtils__/definedCheckFixtures';
import { emptyTodo, noWaivers } from './__testUtils__/todoFixtures';
import { mockMlScorecardsApi } from './__testUtils__/mockMlScorecardsApi';
import { renderInPortal } from './__testUtils__/renderInPortal';
import { withLabels } from './__testUtils__/withLabels';

// Backstage's catalog takes its time when its pages and cards are loaded for the first time.
jest.setTimeout(60_000);
const LOADING = { timeout: 30_000 };

const api = mockMlScorecardsApi({
  getScorecard: async () => fraudDetectorScorecard,
  getMaturity: async () => maturityByOwner,
  getTrend: async () => ({ follows: 'group', points: [] }),
  getScorecards: async () => scorecardsPage,
  getChecks: async () => ({ items: [dataTrackedCheck], problems: [] }),
  getCheck: async () => undefined,
  getTodo: async () => emptyTodo,
  getWaivers: async () => noWaivers,
  getCollectors: async () => ({
    items: [],
    problems: [{ where: 'app-config.yaml', message: 'no such key' }],
  }),
});

const websiteEntity = {
  ...fraudDetectorEntity,
  spec: { ...fraudDetectorEntity.spec, type: 'website' },
};

type EntityExtensionId =
  | 'entity-content:ml-scorecards/scorecard'
  | 'entity-card:ml-scorecards/scorecard';

function renderOnEntityPage(
  extensionId: EntityExtensionId,
  entity = fraudDetectorEntity,
) {
  renderTestApp({
    extensions: [
      createTestEntityPage({ entity }),
      mlScorecardsPlugin.getExtension(extensionId),
    ],
    apis: [[mlScorecardsApiRef, api]],
  });
}

describe('the plugin in the new frontend system', () => {
  it('brings the client of the API', () => {
    const factory = createExtensionTester(
      mlScorecardsPlugin.getExtension('api:ml-scorecards'),
    ).get(ApiBlueprint.dataRefs.factory);
    expect(factory.api).toBe(mlScorecardsApiRef);
    expect(
      factory.factory({ discoveryApi: jest.fn(), fetchApi: jest.fn() }),
    ).toBeInstanceOf(MlScorecardsClient);
  });

  it('has the page', async () => {
    renderTestApp({
      features: [mlScorecardsPlugin],
      initialRouteEntries: ['/ml-scorecards'],
      apis: [[mlScorecardsApiRef, api]],
    });
    expect(
      await screen.findByRole('table', { name: /^Groups and dimensions/ }),
    ).toBeInTheDocument();
    expect(screen.getAllByText('ML maturity').length).toBeGreaterThan(0);
  });

  it('has a tab for each of its pages', async () => {
    renderTestApp({
      features: [mlScorecardsPlugin],
      initialRouteEntries: ['/ml-scorecards'],
      apis: [[mlScorecardsApiRef, api]],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    });
    await userEvent.click(await screen.findByRole('tab', { name: 'Sources' }));
    expect(
      await screen.findByText('app-config.yaml: no such key'),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('tab', { name: 'To\u00a0do' }));
    expect(
      await screen.findByText('You are all caught up'),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('tab', { name: 'Components' }));
    expect(
      await screen.findByRole('table', { name: 'ML components' }),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('tab', { name: 'Checks' }));
    await userEvent.click(
      await screen.findByRole('link', { name: dataTrackedCheck.title }),
    );
    expect(
      await screen.findByText('There is no check “data-is-tracked”'),
    ).toBeInTheDocument();
  });

  it('has the tab of ML components', async () => {
    renderOnEntityPage('entity-content:ml-scorecards/scorecard');
    expect(
      await screen.findByRole('region', { name: 'At a glance' }),
    ).toBeInTheDocument();
  });

  it('takes no sections of the tab that there are not, none and none twice', () => {
    const readingSections = (sections: unknown) => () =>
      createExtensionTester(
        mlScorecardsPlugin.getExtension(
          'entity-content:ml-scorecards/scorecard',
        ),
        { config: { sections: sections as [ScorecardSection] } },
      ).get(coreExtensionData.routePath);
    expect(readingSections(['history', 'checks'])()).toBe('/scorecard');
    const namesAllowed = SCORECARD_SECTIONS.map(name => `"${name}"`).join('|');
    expect(readingSections(['checks', 'drfit'])).toThrow(
      `Invalid configuration for extension 'entity-content:ml-scorecards/scorecard'; caused by Error: Invalid option: expected one of ${namesAllowed} at 'sections.1'`,
    );
    expect(readingSections([])).toThrow(`expected one of ${namesAllowed}`);
    expect(readingSections(['drift', 'drift'])).toThrow(
      "Each section can be named once at 'sections'",
    );
  });

  it('has the card of ML components', async () => {
    renderOnEntityPage('entity-card:ml-scorecards/scorecard');
    expect(
      await screen.findByRole('heading', { name: 'ML scorecard' }),
    ).toBeInTheDocument();
  });

  it.each<EntityExtensionId>([
    'entity-content:ml-scorecards/scorecard',
    'entity-card:ml-scorecards/scorecard',
  ])('leaves other entities without %s', async extensionId => {
    renderOnEntityPage(extensionId, websiteEntity);
    expect(await screen.findByTestId('empty-entity-page')).toBeInTheDocument();
  });

  describe('on the first card of an entity page', () => {
    function renderAboutCard(entity: typeof fraudDetectorEntity) {
      renderTestApp({
        extensions: [
          createTestEntityPage({ entity }),
          catalogPlugin.getExtension('entity-card:catalog/about'),
          mlScorecardsPlugin.getExtension(
            'entity-icon-link:ml-scorecards/scorecard',
          ),
        ],
        apis: [
          [mlScorecardsApiRef, mockMlScorecardsApi()],
          [catalogApiRef, catalogApiMock({ entities: [entity] })],
        ],
        mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      });
    }

    it('has tier and level as a link to the scorecard', async () => {
      renderAboutCard(withLabels({ tier: 'tier-2', level: 'bronze' }));
      expect(
        // Neither part breaks within.
        await screen.findByRole(
          'link',
          { name: 'tier\u00a02 · bronze' },
          LOADING,
        ),
      ).toHaveAttribute(
        'href',
        '/catalog/default/component/fraud-detector/scorecard',
      );
    });

    it('has no link without these labels', async () => {
      renderAboutCard(fraudDetectorEntity);
      expect(
        await screen.findByText('About', undefined, LOADING),
      ).toBeInTheDocument();
      expect(
        screen
          .queryAllByRole('link')
          .filter(link => link.getAttribute('href')?.endsWith('/scorecard')),
      ).toEqual([]);
    });
  });

  it('has filters of the catalog for tier and level', async () => {
    renderTestApp({
      features: [catalogPlugin, mlScorecardsPlugin],
      initialRouteEntries: ['/catalog'],
      config: { backend: { baseUrl: 'http://localhost' } },
      apis: [
        [mlScorecardsApiRef, mockMlScorecardsApi()],
        [
          catalogApiRef,
          catalogApiMock({
            entities: [withLabels({ tier: 'tier-2', level: 'bronze' })],
          }),
        ],
      ],
    });
    for (const name of [/^Reliability tier/, /^Level/]) {
      expect(
        await screen.findByRole('textbox', { name }, LOADING),
      ).toBeInTheDocument();
    }
  });

  it('has a card for the home page', async () => {
    const widget = createExtensionTester(
      mlScorecardsPlugin.getExtension('home-page-widget:ml-scorecards/todo'),
    ).get(HomePageWidgetBlueprint.dataRefs.widget);
    expect(widget.title).toBe('My ML to-dos');
    renderInPortal(widget.component, { api });
    expect(await screen.findByText('My ML to-dos')).toBeInTheDocument();
    expect(
      await screen.findByText(/^You are all caught up/),
    ).toBeInTheDocument();
  });
});
