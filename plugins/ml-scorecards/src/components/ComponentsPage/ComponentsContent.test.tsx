import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MlScorecardsApi } from 'backstage-plugin-ml-scorecards-common';
import {
  maturityByOwner,
  scorecardsPage,
} from '../../__testUtils__/maturityFixtures';
import { mockMlScorecardsApi } from '../../__testUtils__/mockMlScorecardsApi';
import { renderInPortal } from '../../__testUtils__/renderInPortal';
import { ComponentsContent } from './ComponentsContent';

function renderPage(
  options: {
    at?: string;
    methods?: Partial<MlScorecardsApi>;
  } = {},
) {
  const api = mockMlScorecardsApi({
    getMaturity: async () => maturityByOwner,
    getScorecards: async () => scorecardsPage,
    ...options.methods,
  });
  renderInPortal(<ComponentsContent />, { api, at: options.at });
  return api;
}

const lastQuery = (api: jest.Mocked<MlScorecardsApi>) =>
  api.getScorecards.mock.lastCall?.[0];

describe('the components', () => {
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

  it('say with how many waivers their level is given', async () => {
    renderPage({
      methods: {
        getScorecards: async () => ({
          ...scorecardsPage,
          items: scorecardsPage.items.map(item => ({ ...item, waived: 1 })),
        }),
      },
    });
    const [, row] = within(
      await screen.findByRole('table', { name: 'ML components' }),
    ).getAllByRole('row');
    expect(row).toHaveTextContent('Bronzewith 1 waiver');
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
      state: [],
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
    await waitFor(() => expect(lastQuery(api)).toMatchObject({ gap: 'true' }));

    await userEvent.click(
      screen.getByRole('button', { name: 'Clear filters' }),
    );
    await waitFor(() =>
      expect(lastQuery(api)).toEqual({
        tier: [],
        level: [],
        state: [],
        orderBy: 'gap',
        order: 'desc',
        limit: 20,
        cursor: undefined,
      }),
    );
  });

  it('are filtered by an owner, among those that have components', async () => {
    const api = renderPage();
    await screen.findByRole('table', { name: 'ML components' });
    expect(api.getMaturity).not.toHaveBeenCalled();
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

  it('can be those in some state of a check, as its page asks', async () => {
    const api = renderPage({
      at: '/?check=pipeline-lock-in-step&state=fail&state=unknown',
    });
    const chip = await screen.findByText(
      'Check pipeline-lock-in-step: Fail, Unknown',
    );
    expect(lastQuery(api)).toMatchObject({
      check: 'pipeline-lock-in-step',
      state: ['fail', 'unknown'],
    });
    expect(chip).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear filters' }),
    );
    await waitFor(() =>
      expect(lastQuery(api)).toEqual(
        expect.not.objectContaining({ check: expect.anything() }),
      ),
    );
  });

  it('are not narrowed by a state of nothing', async () => {
    const api = renderPage({ at: '/?state=fail' });
    await screen.findByRole('table', { name: 'ML components' });
    expect(lastQuery(api)).toMatchObject({ state: [] });
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

  it('say why they could not be loaded, and are tried again', async () => {
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
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByRole('link', { name: 'Fraud detector' }),
    ).toBeInTheDocument();
  });
});
