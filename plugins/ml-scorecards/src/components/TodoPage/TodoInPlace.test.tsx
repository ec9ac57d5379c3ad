import {
  act,
  fireEvent,
  screen,
  waitFor,
  within,
} from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  CheckResult,
  MlScorecardsApi,
  SCORECARDS_SIGNAL_CHANNEL,
  Todo,
} from 'backstage-plugin-ml-scorecards-common';
import { lockInStep, qualityMeasured } from '../../__testUtils__/checkFixtures';
import { fraudDetectorScorecard } from '../../__testUtils__/fixtures';
import { MockSignals } from '../../__testUtils__/MockSignals';
import { mockMlScorecardsApi } from '../../__testUtils__/mockMlScorecardsApi';
import { renderInPortal } from '../../__testUtils__/renderInPortal';
import { responseError } from '../../__testUtils__/responseError';
import { noWaivers, todoOfOmar } from '../../__testUtils__/todoFixtures';
import { withChecks, withItems } from '../../__testUtils__/withChecks';
import { dayAfter } from '../shared/dayAfter';
import { TodoContent } from './TodoContent';

const FRAUD = 'component:default/fraud-detector';
const ON_CALL = 'Somebody is on call';
const QUALITY = 'Quality on served data is measured';
const LOCK = 'The pipeline’s lock file is in step with the code';

const [, onCall] = fraudDetectorScorecard.checklists[0].items;
const expired = withItems([{ ...onCall, state: 'expired' }]);
const ticked = withItems([onCall]);

const without = (title: string): Todo => ({
  ...todoOfOmar,
  items: todoOfOmar.items.filter(({ subject }) => subject.title !== title),
});

function renderTodo(methods: Partial<MlScorecardsApi>, signals?: MockSignals) {
  const api = mockMlScorecardsApi({
    getTodo: async () => todoOfOmar,
    getWaivers: async () => noWaivers,
    ...methods,
  });
  renderInPortal(<TodoContent />, { api, signals });
  return api;
}

/** The name of the button of a to-do, which also names its component. */
const doHere = (title: string) => (name: string) =>
  name.startsWith(`Do it here: ${title}, `);

async function open(title: string): Promise<HTMLElement> {
  const button = await screen.findByRole('button', { name: doHere(title) });
  await userEvent.click(button);
  expect(button).toHaveAttribute('aria-expanded', 'true');
  return button.closest('li')!;
}

const submit = async (name: string) =>
  userEvent.click(
    within(await screen.findByRole('dialog')).getByRole('button', { name }),
  );

async function vouch() {
  await userEvent.click(
    await screen.findByRole('button', { name: /^Vouch for .*“/ }),
  );
  await screen.findByRole('dialog', { name: 'Vouch for a check' });
  fireEvent.change(screen.getByLabelText(/What you vouch for/), {
    target: { value: 'Measured on Monday' },
  });
  fireEvent.change(screen.getByLabelText(/Link to the evidence/), {
    target: { value: 'https://wiki.example.com/monday' },
  });
  await submit('Vouch for it');
}

const waiver = {
  state: 'requested' as const,
  reason: 'A new pipeline comes',
  until: dayAfter(new Date(), 1),
  requestedBy: 'user:default/olivia',
  requestedAt: '2026-02-27T08:00:00.000Z',
  version: 1,
};

describe('to-dos in place', () => {
  it('are offered to those who may, and ask for a scorecard when opened', async () => {
    const api = renderTodo({ getScorecard: async () => expired });
    await screen.findByRole('button', { name: doHere(ON_CALL) });
    expect(
      screen.queryByRole('button', {
        name: doHere('It was tested under load'),
      }),
    ).not.toBeInTheDocument();
    expect(api.getScorecard).not.toHaveBeenCalled();
    await open(ON_CALL);
    expect(
      await screen.findByRole('checkbox', { name: ON_CALL }),
    ).not.toBeChecked();
    expect(api.getScorecard.mock.calls).toEqual([[FRAUD]]);
  });

  it('are ticked at once, and go when the backend has taken it', async () => {
    let take: (scorecard: typeof ticked) => void = () => {};
    const api = renderTodo({
      getTodo: jest
        .fn()
        .mockResolvedValueOnce(todoOfOmar)
        .mockResolvedValue(without(ON_CALL)),
      getScorecard: async () => expired,
      updateChecklistItem: () =>
        new Promise(resolve => {
          take = resolve;
        }),
    });
    await open(ON_CALL);
    await userEvent.click(
      await screen.findByRole('checkbox', { name: ON_CALL }),
    );
    await submit('Tick');
    expect(
      await screen.findByRole('checkbox', { name: ON_CALL }),
    ).toBeChecked();
    expect(api.updateChecklistItem).toHaveBeenCalledWith(
      FRAUD,
      { checklist: 'before-production', item: 'owner-on-call' },
      expect.objectContaining({ ticked: true, version: 3 }),
    );
    take(ticked);
    await waitFor(() =>
      expect(
        screen.queryByRole('link', { name: ON_CALL }),
      ).not.toBeInTheDocument(),
    );
    // The row that had the focus is gone, and the keyboard must not be lost.
    expect(screen.getByRole('list', { name: 'To-dos' })).toHaveFocus();
  });

  it('stay while somebody works on one, whatever others do meanwhile, and follow when it is closed', async () => {
    const signals = new MockSignals();
    const api = renderTodo(
      {
        getTodo: jest
          .fn()
          .mockResolvedValueOnce(todoOfOmar)
          .mockResolvedValue(without(ON_CALL)),
        getScorecard: async () => expired,
      },
      signals,
    );
    await open(ON_CALL);
    await userEvent.click(
      await screen.findByRole('checkbox', { name: ON_CALL }),
    );
    await userEvent.type(screen.getByRole('textbox', { name: 'Note' }), 'Mine');
    jest.useFakeTimers({ advanceTimers: true });
    try {
      signals.send(SCORECARDS_SIGNAL_CHANNEL, { at: '2026-03-01' });
      await act(async () => jest.advanceTimersByTimeAsync(10_000));
    } finally {
      jest.useRealTimers();
    }
    expect(api.getTodo).toHaveBeenCalledTimes(1);
    expect(screen.getByRole('textbox', { name: 'Note' })).toHaveValue('Mine');

    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    await userEvent.click(
      await screen.findByRole('button', { name: doHere(ON_CALL) }),
    );
    await waitFor(() =>
      expect(
        screen.queryByRole('link', { name: ON_CALL }),
      ).not.toBeInTheDocument(),
    );
  });

  it('stay open when one has done another, also if nobody asks for them any more, until they are left', async () => {
    const api = renderTodo({
      getTodo: jest
        .fn()
        .mockResolvedValueOnce(todoOfOmar)
        .mockResolvedValue({
          ...todoOfOmar,
          items: without(ON_CALL).items.filter(
            ({ subject }) => subject.title !== LOCK,
          ),
        }),
      getScorecard: async () => ({
        ...withItems([{ ...onCall, state: 'expired' }]),
        dimensions: withChecks([lockInStep]).dimensions,
      }),
      updateChecklistItem: async () => ticked,
    });
    const order = () =>
      screen
        .getAllByRole('heading', { level: 4 })
        .map(({ textContent }) => textContent);
    const before = (await open(LOCK)) && order();
    await open(ON_CALL);
    await userEvent.click(
      await screen.findByRole('checkbox', { name: ON_CALL }),
    );
    await submit('Tick');
    await waitFor(() =>
      expect(
        screen.queryByRole('link', { name: ON_CALL }),
      ).not.toBeInTheDocument(),
    );
    expect(api.getTodo).toHaveBeenCalledTimes(2);
    const button = screen.getByRole('button', { name: doHere(LOCK) });
    expect(button).toHaveAttribute('aria-expanded', 'true');
    expect(order()).toEqual(before.filter(title => title !== ON_CALL));

    await userEvent.click(button);
    expect(button).not.toBeInTheDocument();
    expect(screen.getByRole('list', { name: 'To-dos' })).toHaveFocus();
  });

  it('roll back with a message when saving fails', async () => {
    renderTodo({
      getScorecard: async () => expired,
      updateChecklistItem: jest.fn().mockRejectedValue(new Error('no network')),
    });
    const row = await open(ON_CALL);
    await userEvent.click(
      await screen.findByRole('checkbox', { name: ON_CALL }),
    );
    await submit('Tick');
    expect(await within(row).findByRole('alert')).toHaveTextContent(
      'Not saved: no network What you wrote is kept.',
    );
    expect(screen.getByRole('checkbox', { name: ON_CALL })).not.toBeChecked();
  });

  it('stay, with what one wrote, if somebody else was faster, and follow when one has left them', async () => {
    const api = renderTodo({
      getTodo: jest
        .fn()
        .mockResolvedValueOnce(todoOfOmar)
        .mockResolvedValue(without(ON_CALL)),
      getScorecard: jest
        .fn()
        .mockResolvedValueOnce(expired)
        .mockResolvedValue(ticked),
      updateChecklistItem: jest
        .fn()
        .mockRejectedValue(await responseError(409, 'ConflictError', 'late')),
    });
    const row = await open(ON_CALL);
    await userEvent.click(
      await screen.findByRole('checkbox', { name: ON_CALL }),
    );
    await submit('Tick');
    expect(await within(row).findByRole('alert')).toHaveTextContent(
      'somebody else changed it meanwhile',
    );
    // What stands now is shown at once.
    expect(
      await screen.findByRole('checkbox', { name: ON_CALL }),
    ).toBeChecked();
    expect(api.getWaivers).toHaveBeenCalledTimes(2);
    expect(api.getTodo).toHaveBeenCalledTimes(1);
    await userEvent.click(
      within(row).getByRole('button', { name: doHere(ON_CALL) }),
    );
    await waitFor(() => expect(row).not.toBeInTheDocument());
    expect(screen.getByRole('list', { name: 'To-dos' })).toHaveFocus();
  });

  it('are vouched for', async () => {
    const api = renderTodo({
      getTodo: jest
        .fn()
        .mockResolvedValueOnce(todoOfOmar)
        .mockResolvedValue(without(QUALITY)),
      getScorecard: async () =>
        withChecks([
          {
            ...qualityMeasured,
            attestable: { validForDays: 90, perVersion: false },
          },
        ]),
      updateAttestation: async () => withChecks([qualityMeasured]),
    });
    await open(QUALITY);
    await vouch();
    await waitFor(() =>
      expect(
        screen.queryByRole('link', { name: QUALITY }),
      ).not.toBeInTheDocument(),
    );
    expect(api.updateAttestation).toHaveBeenCalledWith(
      FRAUD,
      qualityMeasured.id,
      expect.objectContaining({ note: 'Measured on Monday' }),
    );
  });

  it('are excused by a waiver that one asks for, unless that is forbidden', async () => {
    const api = renderTodo({
      getScorecard: async () => withChecks([lockInStep]),
      requestWaiver: jest
        .fn()
        .mockRejectedValueOnce(
          await responseError(403, 'NotAllowedError', 'not yours'),
        ),
    });
    const row = await open(LOCK);
    expect(
      await within(row).findByText('Run dvc repro and commit dvc.lock.'),
    ).toBeInTheDocument();
    await userEvent.click(
      within(row).getByRole('button', { name: /^Ask for a waiver/ }),
    );
    fireEvent.change(await screen.findByRole('textbox', { name: /^Why/ }), {
      target: { value: 'A new pipeline comes' },
    });
    fireEvent.change(screen.getByLabelText(/Excused until/), {
      target: { value: dayAfter(new Date(), 1) },
    });
    await submit('Ask for the waiver');
    expect(await within(row).findByRole('alert')).toHaveTextContent(
      /You may not/,
    );
    expect(api.requestWaiver).toHaveBeenCalledTimes(1);
  });

  it('stay open where they are when a waiver is asked for, and say that', async () => {
    renderTodo({
      getTodo: jest
        .fn()
        .mockResolvedValueOnce(todoOfOmar)
        .mockResolvedValue({
          ...todoOfOmar,
          items: [
            ...without(LOCK).items,
            {
              ...todoOfOmar.items[3],
              kind: 'waiver-asked',
              askedBy: waiver.requestedBy,
            },
          ],
        }),
      getScorecard: async () => withChecks([lockInStep]),
      requestWaiver: async () => withChecks([{ ...lockInStep, waiver }]),
    });
    const row = await open(LOCK);
    await userEvent.click(
      await within(row).findByRole('button', { name: /^Ask for a waiver/ }),
    );
    fireEvent.change(await screen.findByRole('textbox', { name: /^Why/ }), {
      target: { value: waiver.reason },
    });
    fireEvent.change(screen.getByLabelText(/Excused until/), {
      target: { value: waiver.until },
    });
    await submit('Ask for the waiver');
    expect(
      await within(row).findByText('Waiver asked for by', { exact: false }),
    ).toBeVisible();
    expect(row).toHaveTextContent('“A new pipeline comes”');
    const rows = within(
      screen.getByRole('list', { name: 'To-dos' }),
    ).getAllByRole('heading', { level: 4 });
    expect(rows.map(({ textContent }) => textContent)).toEqual(
      todoOfOmar.items.map(({ subject }) => subject.title),
    );
    expect(row).toHaveTextContent('Wait for the decision about a waiver');
  });

  describe('about which somebody has asked for a waiver before', () => {
    const asked = {
      ...qualityMeasured,
      attestable: { validForDays: 90, perVersion: false },
      waiver,
    };
    const vouchFor = async (changed: Partial<CheckResult>) => {
      const api = renderTodo({
        getTodo: jest
          .fn()
          .mockResolvedValueOnce(todoOfOmar)
          .mockResolvedValue(without(QUALITY)),
        getScorecard: async () => withChecks([asked]),
        updateAttestation: async () => withChecks([{ ...asked, ...changed }]),
      });
      const row = await open(QUALITY);
      await vouch();
      await waitFor(() => expect(api.getTodo).toHaveBeenCalledTimes(2));
      return row;
    };

    it('go once they are vouched for', async () => {
      const row = await vouchFor({ state: 'pass', attested: true });
      await waitFor(() => expect(row).not.toBeInTheDocument());
    });

    it('stay where facts say otherwise meanwhile', async () => {
      const row = await vouchFor({ state: 'fail' });
      expect(
        await within(row).findByText(/facts say that it fails/i),
      ).toBeVisible();
      expect(row).toBeInTheDocument();
    });
  });

  it('say when nobody asks for them any more', async () => {
    renderTodo({ getScorecard: async () => withChecks([]) });
    await open(LOCK);
    expect(
      await screen.findByText('This is not asked any more.'),
    ).toBeInTheDocument();
  });
});
