import '@testing-library/jest-dom';
import { screen, waitFor } from '@testing-library/react';
import { Entity } from '@backstage/catalog-model';
import { renderTestApp } from '@backstage/frontend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { catalogModule } from '.';

// Backstage's catalog takes its time when its page is loaded for the first time.
jest.setTimeout(60_000);
const LOADING = { timeout: 30_000 };

const entities: Entity[] = [
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: 'fraud-detector',
      labels: {
        'mlscorecards.io/reliability-tier': 'tier-1',
        'mlscorecards.io/level': 'silver',
      },
    },
    spec: { type: 'ml-service', lifecycle: 'production' },
  },
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'System',
    metadata: { name: 'payments' },
    spec: {},
  },
];

function renderCatalog(at: string) {
  renderTestApp({
    features: [catalogPlugin, catalogModule],
    initialRouteEntries: [at],
    apis: [[catalogApiRef, catalogApiMock({ entities })]],
    config: {
      backend: { baseUrl: 'http://localhost' },
      app: {
        extensions: [
          { 'page:catalog': { config: { exportSettings: { enabled: true } } } },
          {
            'catalog-filter:catalog/list': { config: { initialFilter: 'all' } },
          },
        ],
      },
    },
  });
}

describe('the catalog of the demo', () => {
  it('shows tier and level of components, with the filters and settings that the page has', async () => {
    renderCatalog('/catalog');
    const row = await screen.findByRole(
      'row',
      { name: /fraud-detector/ },
      LOADING,
    );
    expect(row).toHaveTextContent(/Tier 1.*Silver/);
    expect(screen.getByText('Kind')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: /export/i })).toBeInTheDocument();
  });

  it('shows other kinds as they are', async () => {
    renderCatalog('/catalog?filters[kind]=system');
    // The table is made anew when the catalog has answered.
    await waitFor(
      () =>
        expect(
          screen.getByRole('row', { name: /payments/ }),
        ).toBeInTheDocument(),
      LOADING,
    );
    expect(screen.queryByText('Level')).not.toBeInTheDocument();
  });
});
