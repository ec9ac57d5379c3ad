import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MlScorecardsApi } from 'backstage-plugin-ml-scorecards-common';
import {
  emptyMaturity,
  maturityByOwner,
  maturityByTier,
} from '../../__testUtils__/maturityFixtures';
import { mockMlScorecardsApi } from '../../__testUtils__/mockMlScorecardsApi';
import { renderInPortal } from '../../__testUtils__/renderInPortal';
import { MaturityContent } from './MaturityContent';

function renderPage(
  options: {
    at?: string;
    methods?: Partial<MlScorecardsApi>;
  } = {},
) {
  const api = mockMlScorecardsApi({
    getMaturity: async query =>
      query?.groupBy === 'tier' ? maturityByTier : maturityByOwner,
    ...options.methods,
  });
  renderInPortal(<MaturityContent />, { api, at: options.at });
  return api;
}

const groupsTable = () => screen.findByRole('table', { name: 'Groups' });

describe('the maturity page', () => {
  it('holds the place while it loads', async () => {
    renderPage({
      methods: { getMaturity: () => new Promise<never>(() => {}) },
    });
    expect(
      await screen.findByRole('status', {
        name: 'Loading the maturity figures',
      }),
    ).toBeInTheDocument();
  });

  it('says what will be here when there is no ML component', async () => {
    renderPage({
      methods: { getMaturity: async () => emptyMaturity },
    });
    expect(await screen.findByText('No ML components yet')).toBeInTheDocument();
  });

  it('shows why it could not load, and tries again', async () => {
    renderPage({
      methods: {
        getMaturity: jest
          .fn()
          .mockRejectedValueOnce(new Error('no network'))
          .mockResolvedValue(maturityByOwner),
      },
    });
    expect(
      await screen.findByText(/maturity figures could not be loaded/),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await groupsTable()).toBeInTheDocument();
  });

  it('gives key figures that lead to the components behind them', async () => {
    renderPage();
    const figures = await screen.findByRole('region', { name: 'Key figures' });
    expect(figures).toHaveTextContent('ML components3');
    expect(figures).toHaveTextContent('At their target level1');
    expect(figures).toHaveTextContent('33% of all');
    expect(
      within(figures).getByRole('img', {
        name: 'Levels: 1 no level, 1 bronze, 1 silver',
      }),
    ).toBeInTheDocument();

    expect(
      within(figures).getByRole('link', { name: 'Show 1 component: Bronze' }),
    ).toHaveAttribute('href', '/ml-scorecards/components?level=bronze');
    expect(
      within(figures).getByRole('link', { name: 'show all' }),
    ).toHaveAttribute('href', '/ml-scorecards/components');
  });

  it('say how much is waived, and how much rests on the word of people', async () => {
    renderPage({
      methods: {
        getMaturity: async () => ({
          ...maturityByOwner,
          total: { ...maturityByOwner.total, waived: 2, attested: 1 },
        }),
      },
    });
    const figures = await screen.findByRole('region', { name: 'Key figures' });
    expect(figures).toHaveTextContent('2 checks are waived: a debt');
    expect(figures).toHaveTextContent('1 pass rests on the word of a person');
  });

  describe('groups', () => {
    it('form a tree that opens and closes by keyboard', async () => {
      renderPage();
      const table = await groupsTable();
      const names = () =>
        within(table)
          .getAllByRole('rowheader')
          .map(header => header.textContent);
      expect(names()).toEqual([
        'Finance',
        'Directly with Finance',
        'Payments',
        'Without owner',
      ]);

      screen
        .getByRole('button', { name: 'Hide what belongs to Finance' })
        .focus();
      await userEvent.keyboard('{Enter}');
      expect(names()).toEqual(['Finance', 'Without owner']);
      await userEvent.keyboard('{Enter}');
      expect(names()).toHaveLength(4);
    });

    it('count what is below them, in numbers and words', async () => {
      renderPage();
      const [, finance, own] = within(await groupsTable()).getAllByRole('row');
      expect(finance).toHaveTextContent(
        'Finance21 of 21 bronze1 silver1 tier 11 tier 3',
      );
      expect(own).toHaveTextContent(
        'Directly with Finance11 of 11 silver1 tier 3',
      );
    });

    it('lead to their components, descendants included', async () => {
      renderPage();
      expect(
        within(await groupsTable()).getByRole('link', {
          name: 'Show 1 component: Finance, bronze',
        }),
      ).toHaveAttribute(
        'href',
        '/ml-scorecards/components?owner=group%3Adefault%2Ffinance&level=bronze',
      );
    });

    it('without an id lead nowhere', async () => {
      renderPage();
      const rows = within(await groupsTable()).getAllByRole('row');
      const withoutOwner = rows[rows.length - 1];
      expect(withoutOwner).toHaveTextContent('Without owner');
      expect(within(withoutOwner).queryByRole('link')).not.toBeInTheDocument();
    });

    it('are grouped as one chooses', async () => {
      const api = renderPage();
      await groupsTable();
      await userEvent.click(screen.getByRole('button', { name: /Group by/ }));
      await userEvent.click(
        screen.getByRole('option', { name: 'Reliability tier' }),
      );
      await waitFor(() =>
        expect(api.getMaturity).toHaveBeenLastCalledWith({ groupBy: 'tier' }),
      );
      expect(
        await screen.findByRole('link', { name: 'Show 1 component: tier-1' }),
      ).toHaveAttribute('href', '/ml-scorecards/components?tier=tier-1');
    });
  });
});
