import { act, screen, waitFor, within } from '@testing-library/react';
import {
  MlScorecardsApi,
  SCORECARDS_SIGNAL_CHANNEL,
} from 'backstage-plugin-ml-scorecards-common';
import { mockMlScorecardsApi } from '../../__testUtils__/mockMlScorecardsApi';
import { MockSignals } from '../../__testUtils__/MockSignals';
import { renderInPortal } from '../../__testUtils__/renderInPortal';
import { emptyTodo, todoOfOmar } from '../../__testUtils__/todoFixtures';
import { HomeTodos } from './HomeTodos';

function renderCard(
  getTodo: MlScorecardsApi['getTodo'],
  options: { signals?: MockSignals; hasPages?: boolean } = {},
) {
  const api = mockMlScorecardsApi({ getTodo });
  renderInPortal(<HomeTodos />, { api, ...options });
  return api;
}

const firstTodos = async () =>
  within(
    await screen.findByRole('list', { name: 'First to-dos' }),
  ).getAllByRole('listitem');

describe('HomeTodos', () => {
  it('says how much waits of each kind, and what comes first, with one request', async () => {
    const api = renderCard(async () => ({
      ...todoOfOmar,
      counts: { ...todoOfOmar.counts, 'required-check': 1204 },
    }));
    const counts = within(
      await screen.findByRole('list', { name: 'To-dos by kind' }),
    );
    expect(counts.getAllByRole('link').map(link => link.textContent)).toEqual([
      'Waivers to decide (1)',
      'Attestations to renew (1)',
      'Items to tick again (1)',
      'Required checks (1,204)',
      'Waivers that end soon (1)',
      'Ticks that end soon (1)',
    ]);
    expect(
      counts.getByRole('link', { name: /^Required checks/ }),
    ).toHaveAttribute('href', '/ml-scorecards/todo?kind=required-check');
    expect(await firstTodos()).toHaveLength(6);
    expect(
      screen.getByRole('link', { name: 'Drift was checked recently' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/churn-report/scorecard#ml-check-drift-checked',
    );
    expect(screen.getByRole('link', { name: 'All my to-dos' })).toHaveAttribute(
      'href',
      '/ml-scorecards/todo',
    );
    expect(api.getTodo.mock.calls).toEqual([[{ limit: 3 }]]);
  });

  it('says that nothing waits', async () => {
    renderCard(async () => emptyTodo);
    expect(
      await screen.findByText(/^You are all caught up/),
    ).toBeInTheDocument();
    expect(screen.queryByRole('list')).not.toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'All my to-dos' }),
    ).toBeInTheDocument();
  });

  it('follows what others do', async () => {
    jest.useFakeTimers({ advanceTimers: true });
    try {
      const signals = new MockSignals();
      renderCard(
        jest
          .fn()
          .mockResolvedValueOnce(todoOfOmar)
          .mockResolvedValue({ items: todoOfOmar.items.slice(1), counts: {} }),
        { signals },
      );
      expect(await firstTodos()).toHaveLength(6);
      signals.send(SCORECARDS_SIGNAL_CHANNEL, { at: '2026-03-01' });
      await act(async () => {
        await jest.advanceTimersByTimeAsync(5_000);
      });
      await waitFor(() =>
        expect(
          screen.getByRole('list', { name: 'First to-dos' }).children,
        ).toHaveLength(5),
      );
    } finally {
      jest.useRealTimers();
    }
  });

  it('keeps what is there when it cannot be brought up to date, and says so', async () => {
    jest.useFakeTimers({ advanceTimers: true });
    try {
      const signals = new MockSignals();
      renderCard(
        jest
          .fn()
          .mockResolvedValueOnce(todoOfOmar)
          .mockRejectedValue(new Error('no network')),
        { signals },
      );
      await firstTodos();
      signals.send(SCORECARDS_SIGNAL_CHANNEL, { at: '2026-03-01' });
      await act(async () => {
        await jest.advanceTimersByTimeAsync(5_000);
      });
      expect(
        await screen.findByText(/could not be brought up to date/),
      ).toBeInTheDocument();
      expect(await firstTodos()).toHaveLength(6);
      expect(
        screen.getByRole('button', { name: 'Try again' }),
      ).toBeInTheDocument();
    } finally {
      jest.useRealTimers();
    }
  });

  it('works in a portal that does not have the page of to-dos', async () => {
    renderCard(async () => todoOfOmar, { hasPages: false });
    expect(await firstTodos()).toHaveLength(6);
    expect(screen.getByText('Required checks (1)')).toBeInTheDocument();
    expect(
      screen.queryByRole('link', { name: 'All my to-dos' }),
    ).not.toBeInTheDocument();
  });
});
