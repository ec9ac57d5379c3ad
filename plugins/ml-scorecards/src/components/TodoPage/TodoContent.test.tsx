import { useState } from 'react';
import {
  act,
  fireEvent,
  screen,
  waitFor,
  within,
} from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  MlScorecardsApi,
  SCORECARDS_SIGNAL_CHANNEL,
  TodoItem,
} from 'backstage-plugin-ml-scorecards-common';
import { fraudDetectorScorecard } from '../../__testUtils__/fixtures';
import { mockMlScorecardsApi } from '../../__testUtils__/mockMlScorecardsApi';
import { MockSignals } from '../../__testUtils__/MockSignals';
import { renderInPortal } from '../../__testUtils__/renderInPortal';
import { responseError } from '../../__testUtils__/responseError';
import {
  emptyTodo,
  noWaivers,
  todoOfOmar,
  waiversToDecide,
} from '../../__testUtils__/todoFixtures';
import { TodoContent } from './TodoContent';

const FRAUD = '/catalog/default/component/fraud-detector/scorecard';
const CHURN = '/catalog/default/component/churn-report/scorecard';

function renderTodo(
  methods: Partial<MlScorecardsApi> = {},
  options: { at?: string; signals?: MockSignals } = {},
) {
  const api = mockMlScorecardsApi({
    getTodo: async () => ({ ...todoOfOmar }),
    getWaivers: async () => noWaivers,
    ...methods,
  });
  renderInPortal(<TodoContent />, { api, ...options });
  return api;
}

async function rows(): Promise<HTMLElement[]> {
  return within(
    await screen.findByRole('list', { name: 'To-dos' }),
  ).getAllByRole('listitem');
}

const kind = (name: string) => screen.findByRole('button', { name });

describe('TodoContent', () => {
  it('holds the place while it loads', async () => {
    renderTodo({ getTodo: () => new Promise<never>(() => {}) });
    expect(
      await screen.findByRole('status', { name: 'Loading your to-dos' }),
    ).toBeInTheDocument();
  });

  it('says what to do about which component, until when, and leads to the very place', async () => {
    renderTodo();
    const [waiver, attestation, item, check, ending, tick] = await rows();
    expect(screen.getByText(/^First what others wait for/)).toBeInTheDocument();
    expect(waiver).toHaveTextContent(
      /^Decide about each waiver.*asked for until 4\/30\/2026/,
    );
    expect(waiver).toHaveTextContent('Tier 3 · standard');
    expect(
      within(waiver).getByRole('link', { name: 'Drift was checked recently' }),
    ).toHaveAttribute('href', `${CHURN}#ml-check-drift-checked`);
    expect(
      within(waiver).getByRole('link', { name: 'Churn report' }),
    ).toHaveAttribute('href', CHURN);
    expect(attestation).toHaveTextContent(
      /^Vouch again, or let it go.*held until 2\/20\/2026/,
    );
    expect(attestation).toHaveTextContent('Unknown');
    expect(item).toHaveTextContent(
      /^Look again, and tick it.*held until 2\/25\/2026/,
    );
    expect(
      within(item).getByRole('link', { name: 'Somebody is on call' }),
    ).toHaveAttribute(
      'href',
      `${FRAUD}#ml-item-before-production-owner-on-call`,
    );
    expect(check).toHaveTextContent('Make each pass, or ask for a waiver');
    expect(check).toHaveTextContent('Fail');
    expect(check).toHaveTextContent(
      'About an hour · closes the gap · reaches Bronze · raises Data versioning',
    );
    expect(ending).toHaveTextContent('ends on 3/8/2026');
    expect(tick).toHaveTextContent(
      /^Look again soon, and tick it anew.*ends on 3\/10\/2026/,
    );
    expect(
      within(tick).getByRole('link', { name: 'It was tested under load' }),
    ).toHaveAttribute('href', `${CHURN}#ml-item-before-production-load-tested`);
    // The heading of its component is not in its row.
    expect(
      within(tick).getByRole('link', { name: 'It was tested under load' }),
    ).toHaveAccessibleDescription('Churn report');
  });

  it('names each component once above what stands together about it', async () => {
    const [waiver, , , check] = todoOfOmar.items;
    const about = (item: TodoItem, title: string): TodoItem => ({
      ...item,
      subject: { id: title, title },
    });
    renderTodo({
      getTodo: async () => ({
        items: [
          about(check, 'First'),
          about(check, 'Second'),
          { ...about(waiver, 'Third'), kind: 'required-check' },
          { ...about(waiver, 'Fourth'), kind: 'item-waiting' },
        ],
        counts: { 'required-check': 3, 'item-waiting': 1 },
      }),
    });
    expect(await rows()).toHaveLength(4);
    expect(
      screen
        .getAllByRole('heading')
        .map(({ tagName, textContent }) => `${tagName} ${textContent}`),
    ).toEqual([
      'H2 To-dos',
      'H3 Fraud detector',
      'H4 First',
      'H4 Second',
      'H3 Churn report',
      'H4 Third',
      'H3 Churn report',
      'H4 Fourth',
      'H2 Waivers',
    ]);
    const [first, second, third, fourth] = await rows();
    expect(first).toHaveTextContent(
      /^Make each pass, or ask for a waiver ?Fraud detector.*Tier 1 · critical.*payments/,
    );
    expect(second).not.toHaveTextContent(/Tier 1|payments|Make each pass/);
    expect(third).toHaveTextContent(/^Churn report/);
    expect(fourth).toHaveTextContent(/^Settle it ?Churn report/);
    expect(
      within(second).getByRole('link', { name: 'Second' }),
    ).toHaveAttribute('href', `${FRAUD}#ml-check-Second`);
  });

  it('says of which a waiver is asked for, and by whom', async () => {
    renderTodo({
      getTodo: async () => ({
        items: [
          {
            ...todoOfOmar.items[3],
            kind: 'waiver-asked',
            due: '2026-04-30',
            askedBy: 'user:default/mia',
          },
        ],
        counts: { 'waiver-asked': 1 },
      }),
    });
    const [asked] = await rows();
    expect(asked).toHaveTextContent(
      /^Wait for the decision about a waiver, or make it pass.*asked for until 4\/30\/2026/,
    );
    expect(asked).toHaveTextContent('Waiver asked for by mia');
    expect(within(asked).getByRole('link', { name: 'mia' })).toHaveAttribute(
      'href',
      '/catalog/default/user/mia',
    );
    expect(
      within(asked).getByRole('button', { name: /^Do it here/ }),
    ).toBeVisible();
    // Where all are alike there is nothing to choose.
    expect(
      screen.queryByRole('button', { name: 'Waivers asked for (1)' }),
    ).not.toBeInTheDocument();
  });

  it('says what the policy lets others do only', async () => {
    renderTodo();
    const refused =
      'The permission policy of this portal does not let you do this yourself.';
    const [waiver, , , , , tick] = await rows();
    expect(tick).toHaveTextContent(refused);
    expect(waiver).not.toHaveTextContent(refused);
  });

  it('filters by kind, in the URL', async () => {
    const api = renderTodo({}, { at: '/?kind=tick-expired' });
    expect(await kind('Items to tick again (1)')).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    expect(api.getTodo).toHaveBeenCalledWith(
      expect.objectContaining({ kind: ['tick-expired'] }),
    );
    await userEvent.click(await kind('Required checks (1)'));
    await waitFor(() =>
      expect(api.getTodo).toHaveBeenLastCalledWith(
        expect.objectContaining({ kind: ['tick-expired', 'required-check'] }),
      ),
    );
    await userEvent.click(await kind('Items to tick again (1)'));
    await waitFor(() =>
      expect(api.getTodo).toHaveBeenLastCalledWith(
        expect.objectContaining({ kind: ['required-check'] }),
      ),
    );
    await userEvent.click(await kind('All (6)'));
    await waitFor(() =>
      expect(api.getTodo).toHaveBeenLastCalledWith(
        expect.objectContaining({ kind: undefined }),
      ),
    );
    // What there is none of is no choice.
    expect(
      screen.queryByRole('button', { name: /Items to settle/ }),
    ).not.toBeInTheDocument();
  });

  it('says that there is nothing of a kind', async () => {
    renderTodo(
      { getTodo: async () => ({ ...todoOfOmar, items: [] }) },
      { at: '/?kind=item-waiting' },
    );
    expect(
      await screen.findByText('There is nothing of this kind to do.'),
    ).toBeInTheDocument();
    expect(await kind('Items to settle (0)')).toHaveAttribute(
      'aria-pressed',
      'true',
    );
  });

  it('goes to the next page and back', async () => {
    const api = renderTodo({
      getTodo: async query =>
        query?.cursor
          ? { ...todoOfOmar, items: todoOfOmar.items.slice(4) }
          : { ...todoOfOmar, nextCursor: 'second' },
    });
    const next = await screen.findByRole('button', { name: 'Next page' });
    await userEvent.click(next);
    await waitFor(() =>
      expect(api.getTodo).toHaveBeenLastCalledWith(
        expect.objectContaining({ cursor: 'second' }),
      ),
    );
    await waitFor(async () => expect(await rows()).toHaveLength(2));
    expect(next).toBeDisabled();
    await userEvent.click(
      screen.getByRole('button', { name: 'Previous page' }),
    );
    await waitFor(async () => expect(await rows()).toHaveLength(6));
  });

  it('says that nothing waits', async () => {
    renderTodo({ getTodo: async () => emptyTodo });
    expect(
      await screen.findByText('You are all caught up'),
    ).toBeInTheDocument();
    expect(
      await screen.findByText('No waiver is in force.'),
    ).toBeInTheDocument();
  });

  it('shows why it could not load, and tries again', async () => {
    renderTodo({
      getTodo: jest
        .fn()
        .mockRejectedValueOnce(new Error('no network'))
        .mockResolvedValue(todoOfOmar),
    });
    expect(
      await screen.findByText(/Your to-dos could not be loaded/),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await rows()).toHaveLength(6);
  });

  it('leaves the waivers on the page when the to-dos cannot be loaded again', async () => {
    renderTodo({
      getTodo: jest
        .fn()
        .mockResolvedValueOnce(todoOfOmar)
        .mockRejectedValue(new Error('no network')),
      getWaivers: async () => waiversToDecide,
    });
    await screen.findByRole('button', { name: /^Approve/ });
    await userEvent.click(await kind('Required checks (1)'));
    expect(
      await screen.findByText(/Your to-dos could not be loaded/),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: /^Approve/ }),
    ).toBeInTheDocument();
  });

  it('follows what others do', async () => {
    jest.useFakeTimers({ advanceTimers: true });
    try {
      const signals = new MockSignals();
      const api = renderTodo({}, { signals });
      await rows();
      signals.send(SCORECARDS_SIGNAL_CHANNEL, { at: '2026-03-01' });
      await act(async () => {
        await jest.advanceTimersByTimeAsync(5_000);
      });
      await waitFor(() => expect(api.getTodo).toHaveBeenCalledTimes(2));
      expect(await rows()).toHaveLength(6);
    } finally {
      jest.useRealTimers();
    }
  });

  it('keeps what is there when it cannot be brought up to date, says so, and tries again', async () => {
    jest.useFakeTimers({ advanceTimers: true });
    try {
      const signals = new MockSignals();
      renderTodo(
        {
          getTodo: jest
            .fn()
            .mockResolvedValueOnce(todoOfOmar)
            .mockRejectedValueOnce(new Error('no network'))
            .mockResolvedValue({
              ...todoOfOmar,
              items: todoOfOmar.items.slice(1),
            }),
        },
        { signals },
      );
      await rows();
      signals.send(SCORECARDS_SIGNAL_CHANNEL, { at: '2026-03-01' });
      await act(async () => {
        await jest.advanceTimersByTimeAsync(5_000);
      });
      expect(
        await screen.findByText(/could not be brought up to date\. no network/),
      ).toBeInTheDocument();
      expect(await rows()).toHaveLength(6);
      fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
      await waitFor(async () => expect(await rows()).toHaveLength(5));
      expect(screen.queryByText(/up to date/)).not.toBeInTheDocument();
    } finally {
      jest.useRealTimers();
    }
  });

  it('shows no rows of another kind than the chosen one', async () => {
    const api = renderTodo({
      getTodo: jest
        .fn()
        .mockResolvedValueOnce(todoOfOmar)
        .mockRejectedValueOnce(new Error('no network'))
        .mockResolvedValue({ ...todoOfOmar, items: [todoOfOmar.items[3]] }),
    });
    await userEvent.click(await kind('Required checks (1)'));
    await screen.findByText(/Your to-dos could not be loaded/);
    expect(
      screen.queryByRole('link', { name: 'Somebody is on call' }),
    ).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await rows()).toHaveLength(1);
    expect(api.getTodo).toHaveBeenLastCalledWith(
      expect.objectContaining({ kind: ['required-check'] }),
    );
  });

  it('shows what was there at once when one comes back, without asking again', async () => {
    const api = mockMlScorecardsApi({
      getTodo: async () => todoOfOmar,
      getWaivers: async () => waiversToDecide,
    });
    function Tabs() {
      const [isLeft, setLeft] = useState(false);
      return (
        <>
          <button onClick={() => setLeft(!isLeft)}>Other tab</button>
          {!isLeft && <TodoContent />}
        </>
      );
    }
    renderInPortal(<Tabs />, { api });
    await rows();
    await screen.findByRole('button', { name: /^Approve/ });
    const other = screen.getByRole('button', { name: 'Other tab' });
    await userEvent.click(other);
    expect(screen.queryByRole('list')).not.toBeInTheDocument();
    await userEvent.click(other);
    expect(screen.getByRole('list', { name: 'To-dos' })).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: /^Approve/ }),
    ).toBeInTheDocument();
    expect(api.getTodo).toHaveBeenCalledTimes(1);
    expect(api.getWaivers).toHaveBeenCalledTimes(1);
  });

  describe('waivers', () => {
    const showWaiting = async () => {
      fireEvent.mouseDown(
        await screen.findByRole('button', { name: /In force: the debt/ }),
      );
      fireEvent.click(
        await screen.findByRole('option', { name: 'Waiting for a decision' }),
      );
    };
    const approve = () =>
      screen.findByRole('button', {
        name: 'Approve the waiver of “Drift was checked recently”',
      });

    it('are approved in place', async () => {
      const api = renderTodo({
        getWaivers: jest
          .fn()
          .mockResolvedValueOnce(noWaivers)
          .mockResolvedValueOnce(waiversToDecide)
          .mockResolvedValue(noWaivers),
        decideWaiver: async () => fraudDetectorScorecard,
      });
      await screen.findByText('No waiver is in force.');
      await showWaiting();
      const waiver = (await approve()).closest('li')!;
      expect(waiver).toHaveTextContent(
        /Drift was checked recently of Churn report/,
      );
      expect(waiver).toHaveTextContent('Requested by mia');
      expect(waiver).toHaveTextContent(
        '“The report moves to a new source in April”',
      );
      await userEvent.click(await approve());
      const dialog = await screen.findByRole('dialog', {
        name: 'Approve a waiver',
      });
      await userEvent.click(
        within(dialog).getByRole('button', { name: 'Approve' }),
      );
      await waitFor(() =>
        expect(api.decideWaiver).toHaveBeenCalledWith(
          'component:default/churn-report',
          'drift-checked',
          'approve',
          { version: 1 },
        ),
      );
      expect(
        await screen.findByText('No waiver waits for a decision.'),
      ).toBeInTheDocument();
      expect(api.getTodo).toHaveBeenCalledTimes(2);
      // The button that was pressed is gone, and the keyboard must not be lost.
      expect(document.body).not.toHaveFocus();
      expect(document.activeElement).toHaveTextContent(
        /No waiver waits for a decision\.$/,
      );
      expect(document.activeElement).not.toHaveTextContent('To-dos');
    });

    it('are loaded anew after a decision also if the to-dos are not', async () => {
      renderTodo({
        getTodo: jest
          .fn()
          .mockResolvedValueOnce(todoOfOmar)
          .mockRejectedValue(new Error('no network')),
        getWaivers: jest
          .fn()
          .mockResolvedValueOnce(noWaivers)
          .mockResolvedValueOnce(waiversToDecide)
          .mockResolvedValue(noWaivers),
        decideWaiver: async () => fraudDetectorScorecard,
      });
      await screen.findByText('No waiver is in force.');
      await showWaiting();
      await userEvent.click(await approve());
      await userEvent.click(
        within(await screen.findByRole('dialog')).getByRole('button', {
          name: 'Approve',
        }),
      );
      expect(
        await screen.findByText('No waiver waits for a decision.'),
      ).toBeInTheDocument();
    });

    it('belong to the state that is shown, also when that could not be loaded', async () => {
      const api = renderTodo({
        getWaivers: jest
          .fn()
          .mockResolvedValueOnce({ ...waiversToDecide, nextCursor: 'second' })
          .mockRejectedValueOnce(new Error('no network'))
          .mockResolvedValue(noWaivers),
      });
      await approve();
      await showWaiting();
      await screen.findByText(/The waivers could not be loaded/);
      expect(
        screen.queryByRole('button', { name: /^Approve/ }),
      ).not.toBeInTheDocument();
      await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
      await waitFor(() =>
        expect(api.getWaivers).toHaveBeenLastCalledWith({
          state: ['requested'],
          cursor: undefined,
        }),
      );
      expect(api.getWaivers).toHaveBeenCalledTimes(3);
    });

    it('are at first those in force, as what waits for a decision is a to-do, and by state on request', async () => {
      const api = renderTodo({
        getWaivers: async query =>
          [query?.state].flat().includes('requested')
            ? waiversToDecide
            : noWaivers,
      });
      await screen.findByText('No waiver is in force.');
      expect(api.getWaivers.mock.lastCall).toEqual([{ state: ['approved'] }]);
      const [todo] = await rows();
      expect(
        screen.getAllByRole('link', { name: 'Drift was checked recently' }),
      ).toEqual([
        within(todo).getByRole('link', { name: 'Drift was checked recently' }),
      ]);
      await showWaiting();
      expect(await approve()).toBeInTheDocument();
      expect(api.getWaivers).toHaveBeenLastCalledWith({
        state: ['requested'],
      });
    });

    it('tell when one may not decide, and what is so by now', async () => {
      const api = renderTodo({
        getWaivers: async () => waiversToDecide,
        decideWaiver: jest
          .fn()
          .mockRejectedValue(
            await responseError(403, 'NotAllowedError', 'no approver'),
          ),
      });
      await userEvent.click(await approve());
      await userEvent.click(
        within(await screen.findByRole('dialog')).getByRole('button', {
          name: 'Approve',
        }),
      );
      expect(
        await screen.findByText('You may not decide about this waiver.'),
      ).toBeInTheDocument();
      await waitFor(() => expect(api.getWaivers).toHaveBeenCalledTimes(2));
      expect(api.getTodo).toHaveBeenCalledTimes(2);
    });

    it('follow, and so do the to-dos, when somebody else was faster', async () => {
      const api = renderTodo({
        getTodo: jest
          .fn()
          .mockResolvedValueOnce(todoOfOmar)
          .mockResolvedValue({ ...todoOfOmar, items: [] }),
        getWaivers: jest
          .fn()
          .mockResolvedValueOnce(waiversToDecide)
          .mockResolvedValue(noWaivers),
        decideWaiver: jest
          .fn()
          .mockRejectedValue(await responseError(409, 'ConflictError', 'late')),
      });
      await userEvent.click(await approve());
      const dialog = await screen.findByRole('dialog');
      await userEvent.click(
        within(dialog).getByRole('button', { name: 'Approve' }),
      );
      await waitFor(() => expect(api.getTodo).toHaveBeenCalledTimes(2));
      expect(api.getWaivers).toHaveBeenCalledTimes(2);
      expect(
        await within(dialog).findByText('This is not possible any more.'),
      ).toBeInTheDocument();
    });

    it('say why they could not be loaded, and try again', async () => {
      renderTodo({
        getWaivers: jest
          .fn()
          .mockRejectedValueOnce(new Error('no network'))
          .mockResolvedValue(waiversToDecide),
      });
      expect(
        await screen.findByText(/The waivers could not be loaded/),
      ).toBeInTheDocument();
      await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
      expect(await approve()).toBeInTheDocument();
    });
  });
});
