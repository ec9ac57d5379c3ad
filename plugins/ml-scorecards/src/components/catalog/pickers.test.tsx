import { ReactElement, useEffect } from 'react';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  catalogApiRef,
  EntityKindFilter,
  EntityListProvider,
  useEntityList,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { EntityLevelPicker } from './EntityLevelPicker';
import { EntityTierPicker } from './EntityTierPicker';

const TIER = 'metadata.labels.mlscorecards.io/reliability-tier';
const LEVEL = 'metadata.labels.mlscorecards.io/level';

/** Chooses a kind, as the catalog's page does. */
function CatalogList() {
  const { updateFilters } = useEntityList();
  useEffect(
    () =>
      updateFilters({ kind: new EntityKindFilter('component', 'Component') }),
    [updateFilters],
  );
  return null;
}

function renderPicker(
  element: ReactElement,
  options: { facets: Record<string, string[]>; at?: string },
) {
  const queryEntities = jest.fn(async () => ({
    items: [],
    totalItems: 0,
    pageInfo: {},
  }));
  const getEntityFacets = jest.fn(async (request: { facets: string[] }) => ({
    facets: Object.fromEntries(
      request.facets.map(facet => [
        facet,
        (options.facets[facet] ?? []).map(value => ({ value, count: 1 })),
      ]),
    ),
  }));
  window.history.replaceState(null, '', options.at ?? '/');
  renderInTestApp(
    <EntityListProvider pagination>
      <CatalogList />
      {element}
    </EntityListProvider>,
    {
      apis: [
        [
          catalogApiRef,
          catalogApiMock.mock({ queryEntities, getEntityFacets }),
        ],
      ],
      initialRouteEntries: [options.at ?? '/'],
    },
  );
  return { queryEntities, getEntityFacets };
}

const picker = (label: string) =>
  screen.findByRole('textbox', { name: new RegExp(`^${label}`) });

const asked = (filter: object) =>
  expect.objectContaining({ filter: { kind: 'component', ...filter } });

describe('EntityTierPicker', () => {
  it('filters by several tiers at the catalog, and keeps them in the address', async () => {
    const { queryEntities, getEntityFacets } = renderPicker(
      <EntityTierPicker />,
      { facets: { [TIER]: ['tier-1', 'tier-3', 'unclassified'] } },
    );
    await userEvent.click(await picker('Reliability tier'));
    const list = await screen.findByRole('listbox');
    expect(
      within(list)
        .getAllByRole('option')
        .map(option => option.textContent),
    ).toEqual(['Tier 1 · critical', 'Tier 3 · standard', 'Unclassified']);
    await userEvent.click(
      within(list).getByRole('option', { name: 'Tier 1 · critical' }),
    );
    await userEvent.click(
      within(list).getByRole('option', { name: 'Unclassified' }),
    );
    await waitFor(() =>
      expect(queryEntities).toHaveBeenCalledWith(
        asked({ [TIER]: ['tier-1', 'unclassified'] }),
      ),
    );
    await waitFor(() =>
      expect(decodeURIComponent(window.location.search)).toMatch(
        /filters\[reliabilityTier\]=tier-1&filters\[reliabilityTier\]=unclassified/,
      ),
    );
    // Only which tiers there are of this kind is asked for, and not for each row or choice.
    expect(getEntityFacets).toHaveBeenLastCalledWith({
      facets: [TIER],
      filter: { kind: 'component' },
    });
  });

  it('begins with what the address says', async () => {
    const { queryEntities } = renderPicker(<EntityTierPicker />, {
      facets: { [TIER]: ['tier-1', 'tier-2'] },
      at: '/?filters[reliabilityTier]=tier-2',
    });
    expect(
      await screen.findByRole('button', { name: 'Tier 2' }),
    ).toBeInTheDocument();
    await waitFor(() =>
      expect(queryEntities).toHaveBeenCalledWith(asked({ [TIER]: ['tier-2'] })),
    );
  });

  it('is not there where nothing has a tier', async () => {
    const { queryEntities, getEntityFacets } = renderPicker(
      <EntityTierPicker />,
      { facets: {} },
    );
    await waitFor(() => expect(getEntityFacets).toHaveBeenCalled());
    await waitFor(() => expect(queryEntities).toHaveBeenCalledWith(asked({})));
    expect(screen.queryByText('Reliability tier')).not.toBeInTheDocument();
  });
});

describe('EntityLevelPicker', () => {
  it('filters by level at the catalog, and keeps it in the address', async () => {
    const { queryEntities } = renderPicker(<EntityLevelPicker />, {
      facets: { [LEVEL]: ['bronze', 'gold', 'none', 'platinum'] },
    });
    await userEvent.click(await picker('Level'));
    const list = await screen.findByRole('listbox');
    expect(
      within(list)
        .getAllByRole('option')
        .map(option => option.textContent),
      // What a newer backend may write besides is shown as it is.
    ).toEqual(['Bronze', 'Gold', 'No level', 'platinum']);
    await userEvent.click(
      within(list).getByRole('option', { name: 'No level' }),
    );
    await waitFor(() =>
      expect(queryEntities).toHaveBeenCalledWith(asked({ [LEVEL]: ['none'] })),
    );
    await waitFor(() =>
      expect(decodeURIComponent(window.location.search)).toContain(
        'filters[mlLevel]=none',
      ),
    );
  });

  it('is not there where nothing has a level', async () => {
    const { getEntityFacets } = renderPicker(<EntityLevelPicker />, {
      facets: {},
    });
    await waitFor(() => expect(getEntityFacets).toHaveBeenCalled());
    expect(screen.queryByText('Level')).not.toBeInTheDocument();
  });
});
