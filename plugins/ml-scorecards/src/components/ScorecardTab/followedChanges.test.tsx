import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { fraudDetectorScorecard } from '../../__testUtils__/fixtures';
import { MockSignals } from '../../__testUtils__/MockSignals';
import { renderTab } from '../../__testUtils__/renderTab';
import { withItems } from '../../__testUtils__/withChecks';

const CHANNEL = 'ml-scorecards';
const ENTITY_REF = 'component:default/fraud-detector';
const [{ items }] = fraudDetectorScorecard.checklists;
const [rollback, onCall] = items;

const before = withItems(items);
const after = withItems([
  {
    ...rollback,
    state: 'ticked',
    ticked: true,
    note: 'Drilled in February',
    by: 'user:default/omar',
    at: '2026-02-28T09:00:00.000Z',
    version: 1,
  },
  onCall,
]);

const box = () =>
  screen.findByRole('checkbox', { name: 'Rolling back was tried' });

function renderFollowed(getScorecard: jest.Mock) {
  const signals = new MockSignals();
  const api = renderTab({ getScorecard }, { signals });
  return { api, signals };
}

function pass(ms: number) {
  return act(async () => {
    await jest.advanceTimersByTimeAsync(ms);
  });
}

describe('a scorecard that others change', () => {
  beforeEach(() => jest.useFakeTimers({ advanceTimers: true }));
  afterEach(() => jest.useRealTimers());

  it('follows, once for many signals', async () => {
    const { api, signals } = renderFollowed(
      jest.fn().mockResolvedValueOnce(before).mockResolvedValue(after),
    );
    expect(await box()).not.toBeChecked();
    for (let i = 0; i < 5; i += 1) {
      signals.send(CHANNEL, {
        entityRefs: ['component:default/x', ENTITY_REF],
      });
    }
    await pass(1_000);
    await waitFor(async () => expect(await box()).toBeChecked());
    expect(api.getScorecard).toHaveBeenCalledTimes(2);
  });

  it('stays where it is when others are changed, or a signal says nothing', async () => {
    const { api, signals } = renderFollowed(
      jest.fn().mockResolvedValue(before),
    );
    await box();
    signals.send(CHANNEL, { entityRefs: ['component:default/churn-report'] });
    signals.send(CHANNEL, { entityRefs: ENTITY_REF });
    signals.send(CHANNEL, {});
    signals.send('notifications', { entityRefs: [ENTITY_REF] });
    await pass(60_000);
    expect(api.getScorecard).toHaveBeenCalledTimes(1);
  });

  it('stays on the page if it cannot be loaded again', async () => {
    const { api, signals } = renderFollowed(
      jest
        .fn()
        .mockResolvedValueOnce(before)
        .mockRejectedValue(new Error('no network')),
    );
    await box();
    signals.send(CHANNEL, { entityRefs: [ENTITY_REF] });
    await pass(1_000);
    expect(api.getScorecard).toHaveBeenCalledTimes(2);
    expect(await box()).toBeInTheDocument();
    expect(screen.queryByText(/could not be loaded/)).not.toBeInTheDocument();
  });

  it('tells whoever is writing, and keeps what they wrote', async () => {
    const { signals } = renderFollowed(
      jest.fn().mockResolvedValueOnce(before).mockResolvedValue(after),
    );
    fireEvent.click(await box());
    const dialog = await screen.findByRole('dialog');
    fireEvent.change(screen.getByRole('textbox', { name: 'Note' }), {
      target: { value: 'Done on Monday' },
    });
    signals.send(CHANNEL, { entityRefs: [ENTITY_REF] });
    await pass(1_000);
    await waitFor(() => expect(dialog).toHaveTextContent('omar was faster'));
    expect(screen.getByRole('textbox', { name: 'Note' })).toHaveValue(
      'Done on Monday',
    );
    expect(
      screen.getByRole('button', { name: 'Save mine instead' }),
    ).toBeEnabled();
  });
});
