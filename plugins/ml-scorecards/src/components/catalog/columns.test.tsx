import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { CatalogTable } from '@backstage/plugin-catalog';
import {
  catalogApiRef,
  EntityKindFilter,
  entityRouteRef,
  starredEntitiesApiRef,
  MockStarredEntitiesApi,
} from '@backstage/plugin-catalog-react';
import {
  catalogApiMock,
  MockEntityListContextProvider,
} from '@backstage/plugin-catalog-react/testUtils';
import { withLabels } from '../../__testUtils__/withLabels';
import { createLevelColumn, createTierColumn } from './columns';

const entities = [
  withLabels({ name: 'a', tier: 'tier-2', level: 'gold' }),
  withLabels({ name: 'b' }),
  withLabels({ name: 'c', tier: 'unclassified', level: 'none' }),
  withLabels({ name: 'd', tier: 'tier-1', level: 'bronze' }),
  withLabels({ name: 'e', tier: 'tier-9', level: 'platinum' }),
];

function renderTable() {
  renderInTestApp(
    <MockEntityListContextProvider
      value={{
        entities,
        filters: { kind: new EntityKindFilter('component', 'Component') },
        loading: false,
      }}
    >
      <CatalogTable
        columns={[
          CatalogTable.columns.createNameColumn(),
          createTierColumn(),
          createLevelColumn(),
        ]}
        actions={[]}
      />
    </MockEntityListContextProvider>,
    {
      apis: [
        // Whatever is asked of the catalog fails the test.
        [catalogApiRef, catalogApiMock.mock()],
        [starredEntitiesApiRef, new MockStarredEntitiesApi()],
      ],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    },
  );
}

async function cells(): Promise<string[][]> {
  const table = await screen.findByRole('table');
  const [, ...rows] = within(table).getAllByRole('row');
  return rows
    .map(row =>
      within(row)
        .queryAllByRole('cell')
        .map(cell => cell.textContent ?? ''),
    )
    .filter(([name]) => name);
}

describe('the columns of the catalog', () => {
  it('say tier and level, and nothing of what has none', async () => {
    renderTable();
    expect(await screen.findByText('Tier')).toBeInTheDocument();
    expect(screen.getByText('Level')).toBeInTheDocument();
    expect(await cells()).toEqual([
      ['a', 'Tier 2', 'Gold'],
      ['b', '', ''],
      ['c', 'Unclassified', 'No level'],
      ['d', 'Tier 1', 'Bronze'],
      ['e', '', ''],
    ]);
  });

  it('are sorted by what matters, not by the alphabet', async () => {
    renderTable();
    await userEvent.click(await screen.findByText('Tier'));
    expect((await cells()).map(([, tier]) => tier)).toEqual([
      'Tier 1',
      'Tier 2',
      'Unclassified',
      '',
      '',
    ]);
    await userEvent.click(screen.getByText('Level'));
    expect((await cells()).map(([, , level]) => level)).toEqual([
      '',
      '',
      'No level',
      'Bronze',
      'Gold',
    ]);
  });
});
