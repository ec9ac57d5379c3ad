import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MlScorecardsApi } from 'backstage-plugin-ml-scorecards-common';
import {
  emptyMaturity,
  maturityByOwner,
  maturityByTier,
  scorecardsPage,
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
    getScorecards: async () => scorecardsPage,
    ...options.methods,
  });
  renderInPortal(<MaturityContent />, { api, at: options.at });
  return api;
}

const groupsTable = () => screen.findByRole('table', { name: 'Groups' });

const lastQuery = (api: jest.Mocked<MlScorecardsApi>) =>
  api.getScorecards.mock.lastCall?.[0];

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
    const api = renderPage();
    const figures = await screen.findByRole('region', { name: 'Key figures' });
    expect(figures).toHaveTextContent('ML components3');
    expect(figures).toHaveTextContent('At their target level1');
    expect(figures).toHaveTextContent('33% of all');
    expect(
      within(figures).getByRole('img', {
        name: 'Levels: 1 no level, 1 bronze, 1 silver',
      }),
    ).toBeInTheDocument();

    await userEvent.click(
      within(figures).getByRole('link', { name: 'Show 1 component: Bronze' }),
    );
    await waitFor(() =>
      expect(lastQuery(api)).toMatchObject({ level: ['bronze'], tier: [] }),
    );
    expect(screen.getByRole('heading', { name: 'Components' })).toHaveFocus();
    expect(api.getMaturity).toHaveBeenCalledTimes(1);
  });

  it('say how much is waived, and how much rests on the word of people', async () => {
    renderPage({
      methods: {
        getMaturity: async () => ({
          ...maturityByOwner,
          total: { ...maturityByOwner.total, waived: 2, attested: 1 },
        }),
        getScorecards: async () => ({
          ...scorecardsPage,
          items: scorecardsPage.items.map(item => ({ ...item, waived: 1 })),
        }),
      },
    });
    const figures = await screen.findByRole('region', { name: 'Key figures' });
    expect(figures).toHaveTextContent('2 checks are waived: a debt');
    expect(figures).toHaveTextContent('1 pass rests on the word of a person');
    const [, row] = within(
      await screen.findByRole('table', { name: 'ML components' }),
    ).getAllByRole('row');
    expect(row).toHaveTextContent('Bronzewith 1 waiver');
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
      const api = renderPage({ at: '/?text=churn' });
      await userEvent.click(
        within(await groupsTable()).getByRole('link', {
          name: 'Show 1 component: Finance, bronze',
        }),
      );
      await waitFor(() =>
        expect(lastQuery(api)).toMatchObject({
          owner: 'group:default/finance',
          level: ['bronze'],
        }),
      );
      expect(lastQuery(api)).not.toHaveProperty('text');
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
      await userEvent.click(
        await screen.findByRole('link', { name: 'Show 1 component: tier-1' }),
      );
      await waitFor(() =>
        expect(lastQuery(api)).toMatchObject({ tier: ['tier-1'] }),
      );
    });
  });

  describe('components', () => {
    it('are listed with what they owe, and lead to their scorecards', async () => {
      renderPage();
      const table = await screen.findByRole('table', { name: 'ML components' });
      const [, fraud, churn] = within(table).getAllByRole('row');
      expect(
        within(fraud).getByRole('link', { name: 'Fraud detector' }),
      ).toHaveAttribute(
        'href',
        '/catalog/default/component/fraud-detector/scorecard',
      );
      expect(fraud).toHaveTextContent('Component · ml-service');
      expect(fraud).toHaveTextContent('payments');
      expect(fraud).toHaveTextContent('Tier 1 · critical');
      expect(fraud).toHaveTextContent('BronzeGold2 checks33%66%');
      expect(churn).toHaveTextContent('Not given');
      expect(churn).toHaveTextContent('No levelBronzeNone––');
      expect(
        screen.getByText('2 components, showing 1 to 2'),
      ).toBeInTheDocument();
    });

    it('are filtered by what the URL says, and not by what it cannot mean', async () => {
      const api = renderPage({
        at: '/?text=fraud&owner=group:default/payments&tier=tier-1&tier=tier-9&level=gold&gap=true&orderBy=score&order=asc&lifecycle=production',
      });
      await screen.findByRole('table', { name: 'ML components' });
      expect(lastQuery(api)).toEqual({
        text: 'fraud',
        owner: 'group:default/payments',
        lifecycle: 'production',
        tier: ['tier-1'],
        level: ['gold'],
        gap: 'true',
        orderBy: 'score',
        order: 'asc',
        limit: 20,
        cursor: undefined,
      });
      expect(screen.getByText('Lifecycle: production')).toBeInTheDocument();
      expect(screen.getByRole('searchbox')).toHaveValue('fraud');
    });

    it('are filtered by text after a pause in typing', async () => {
      const api = renderPage();
      await userEvent.type(
        await screen.findByRole('searchbox', { name: 'Name or title' }),
        'fraud',
      );
      await waitFor(() =>
        expect(lastQuery(api)).toMatchObject({ text: 'fraud' }),
      );
      expect(api.getScorecards).toHaveBeenCalledTimes(2);
    });

    it('are filtered by tier and gap until one clears the filters', async () => {
      const api = renderPage({ at: '/?text=fraud' });

      await userEvent.click(
        await screen.findByRole('button', { name: /^Reliability tier/ }),
      );
      await userEvent.click(
        screen.getByRole('option', { name: 'Tier 1 · critical' }),
      );
      await userEvent.click(
        screen.getByRole('option', { name: 'Tier 2 · high' }),
      );
      await userEvent.keyboard('{Escape}');
      await waitFor(() =>
        expect(lastQuery(api)).toMatchObject({
          text: 'fraud',
          tier: ['tier-1', 'tier-2'],
        }),
      );
      await waitFor(() =>
        expect(screen.queryByRole('listbox')).not.toBeInTheDocument(),
      );

      await userEvent.click(screen.getByRole('button', { name: 'Gap All' }));
      await userEvent.click(
        screen.getByRole('option', { name: 'Required checks do not pass' }),
      );
      await waitFor(() =>
        expect(lastQuery(api)).toMatchObject({ gap: 'true' }),
      );

      await userEvent.click(
        screen.getByRole('button', { name: 'Clear filters' }),
      );
      await waitFor(() =>
        expect(lastQuery(api)).toEqual({
          tier: [],
          level: [],
          orderBy: 'gap',
          order: 'desc',
          limit: 20,
          cursor: undefined,
        }),
      );
    });

    it('are filtered by an owner, among those that have components', async () => {
      const api = renderPage({ at: '/?groupBy=tier' });
      await screen.findByRole('table', { name: 'ML components' });
      expect(api.getMaturity).toHaveBeenCalledTimes(1);
      await userEvent.click(screen.getByRole('textbox', { name: 'Owner' }));
      await userEvent.click(
        await screen.findByRole('option', { name: 'Payments' }),
      );
      await waitFor(() =>
        expect(lastQuery(api)).toMatchObject({
          owner: 'group:default/payments',
        }),
      );
    });

    it('are ordered by their column heads', async () => {
      const api = renderPage();
      await screen.findByRole('table', { name: 'ML components' });
      expect(screen.getByRole('columnheader', { name: 'Gap' })).toHaveAttribute(
        'aria-sort',
        'descending',
      );
      await userEvent.click(screen.getByRole('button', { name: 'Score' }));
      await waitFor(() =>
        expect(lastQuery(api)).toMatchObject({
          orderBy: 'score',
          order: 'asc',
        }),
      );
      await userEvent.click(screen.getByRole('button', { name: 'Score' }));
      await waitFor(() =>
        expect(lastQuery(api)).toMatchObject({
          orderBy: 'score',
          order: 'desc',
        }),
      );
    });

    it('come a page at a time, forwards and back', async () => {
      const api = renderPage({
        methods: {
          getScorecards: async query => ({
            ...scorecardsPage,
            totalItems: 50,
            nextCursor: query?.cursor ? undefined : 'second',
          }),
        },
      });
      const previous = await screen.findByRole('button', {
        name: 'Previous page',
      });
      const next = screen.getByRole('button', { name: 'Next page' });
      expect(previous).toBeDisabled();

      await userEvent.click(next);
      await waitFor(() =>
        expect(lastQuery(api)).toMatchObject({ cursor: 'second' }),
      );
      expect(
        await screen.findByText('50 components, showing 21 to 22'),
      ).toBeInTheDocument();
      await waitFor(() => expect(next).toBeDisabled());

      await userEvent.click(previous);
      await waitFor(() =>
        expect(lastQuery(api)).toMatchObject({ cursor: undefined }),
      );
    });

    it('say when none is left by the filters', async () => {
      renderPage({
        at: '/?text=nobody',
        methods: {
          getScorecards: async () => ({ items: [], totalItems: 0 }),
        },
      });
      expect(
        await screen.findByText('No component matches these filters.'),
      ).toBeInTheDocument();
      expect(screen.getByText('0 components')).toBeInTheDocument();
    });

    it('do not take the groups with them when they fail to load', async () => {
      renderPage({
        methods: {
          getScorecards: jest
            .fn()
            .mockRejectedValueOnce(new Error('no network'))
            .mockResolvedValue(scorecardsPage),
        },
      });
      expect(
        await screen.findByText(/The components could not be loaded/),
      ).toBeInTheDocument();
      expect(await groupsTable()).toBeInTheDocument();
      await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
      expect(
        await screen.findByRole('link', { name: 'Fraud detector' }),
      ).toBeInTheDocument();
    });
  });
});
