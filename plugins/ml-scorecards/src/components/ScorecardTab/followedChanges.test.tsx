import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { SCORECARDS_SIGNAL_CHANNEL } from 'backstage-plugin-ml-scorecards-common';
import {
  fraudDetectorEntity,
  fraudDetectorScorecard,
} from '../../__testUtils__/fixtures';
import { MockSignals } from '../../__testUtils__/MockSignals';
import { mockMlScorecardsApi } from '../../__testUtils__/mockMlScorecardsApi';
import { renderInPortal } from '../../__testUtils__/renderInPortal';
import { withItems } from '../../__testUtils__/withChecks';
import { ScorecardTab } from './ScorecardTab';

const SIGNAL = { at: '2026-03-01T12:00:00.000Z' };
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

const BOX = { name: 'Rolling back was tried' };
const box = () => screen.findByRole('checkbox', BOX);

function renderFollowed(getScorecard: jest.Mock) {
  const signals = new MockSignals();
  const api = mockMlScorecardsApi({ getScorecard });
  const { unmount } = renderInPortal(<ScorecardTab />, {
    api,
    signals,
    entity: fraudDetectorEntity,
    at: '/?section=checklists',
  });
  return { api, signals, unmount };
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
      signals.send(SCORECARDS_SIGNAL_CHANNEL, SIGNAL);
    }
    await pass(1_000);
    await waitFor(() =>
      expect(screen.getByRole('checkbox', BOX)).toBeChecked(),
    );
    expect(api.getScorecard).toHaveBeenCalledTimes(2);
  });

  it('stays as it is when the signal was about others, or of another plugin', async () => {
    const { api, signals } = renderFollowed(
      jest.fn(async () => structuredClone(before)),
    );
    await box();
    signals.send('notifications', SIGNAL);
    await pass(60_000);
    expect(api.getScorecard).toHaveBeenCalledTimes(1);
    const shown = await box();
    signals.send(SCORECARDS_SIGNAL_CHANNEL, SIGNAL);
    await pass(1_000);
    await waitFor(() => expect(api.getScorecard).toHaveBeenCalledTimes(2));
    expect(await box()).toBe(shown);
  });

  it('is not followed any more when one has left it', async () => {
    const { signals, unmount } = renderFollowed(
      jest.fn().mockResolvedValue(before),
    );
    await box();
    expect(signals.listenersOf(SCORECARDS_SIGNAL_CHANNEL)).toBe(1);
    unmount();
    expect(signals.listenersOf(SCORECARDS_SIGNAL_CHANNEL)).toBe(0);
  });

  it('stays on the page if it cannot be loaded again', async () => {
    const { api, signals } = renderFollowed(
      jest
        .fn()
        .mockResolvedValueOnce(before)
        .mockRejectedValue(new Error('no network')),
    );
    await box();
    signals.send(SCORECARDS_SIGNAL_CHANNEL, SIGNAL);
    await pass(1_000);
    await waitFor(() => expect(api.getScorecard).toHaveBeenCalledTimes(2));
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
    signals.send(SCORECARDS_SIGNAL_CHANNEL, SIGNAL);
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
