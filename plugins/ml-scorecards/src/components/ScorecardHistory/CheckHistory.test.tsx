import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MlScorecardsApi } from 'backstage-plugin-ml-scorecards-common';
import { lockInStep } from '../../__testUtils__/checkFixtures';
import { newestHistory } from '../../__testUtils__/historyFixtures';
import { renderTab } from '../../__testUtils__/renderTab';
import { withChecks } from '../../__testUtils__/withChecks';

const ENTITY_REF = 'component:default/fraud-detector';

async function open(getHistory: MlScorecardsApi['getHistory']) {
  const api = renderTab(
    { getScorecard: async () => withChecks([lockInStep]), getHistory },
    { at: `/#ml-check-${lockInStep.id}` },
  );
  const button = await screen.findByRole('button', {
    name: 'History of this check',
  });
  expect(api.getHistory).not.toHaveBeenCalled();
  await userEvent.click(button);
  return api;
}

const changes = async () =>
  within(
    await screen.findByRole('list', {
      name: 'How the state of the check changed',
    }),
  )
    .getAllByRole('listitem')
    .map(item => item.textContent);

describe('the history of a check', () => {
  it('is asked for when somebody looks, and says why its state changed', async () => {
    const [ofCheck] = newestHistory.items;
    const api = await open(async () => ({ items: [ofCheck], days: [] }));
    expect(await changes()).toEqual([
      expect.stringMatching(
        /^Pass → Fail · Git repository reported new values .*ago$/,
      ),
    ]);
    expect(api.getHistory).toHaveBeenCalledTimes(1);
    expect(api.getHistory).toHaveBeenCalledWith(ENTITY_REF, {
      check: lockInStep.id,
      days: 0,
      cursor: undefined,
    });
  });

  it('begins with the first evaluation, which no source is said to have caused', async () => {
    const [ofCheck] = newestHistory.items;
    await open(async () => ({
      items: [
        {
          ...ofCheck,
          subject: 'check',
          check: { id: lockInStep.id, title: lockInStep.title },
          source: { id: 'feast', title: 'Feast' },
          from: null,
          to: 'unknown',
        },
      ],
      days: [],
    }));
    expect(await changes()).toEqual([
      expect.stringMatching(/^Unknown · First evaluation on record .*ago$/),
    ]);
  });

  it('begins with the definitions that brought the check', async () => {
    const [, , ofNewCheck] = newestHistory.items;
    await open(async () => ({ items: [ofNewCheck], days: [] }));
    expect(await changes()).toEqual([
      expect.stringMatching(/^new: Pass · The definitions changed, /),
    ]);
  });

  it('goes back page by page', async () => {
    const [ofCheck] = newestHistory.items;
    await open(async (_, query) =>
      query?.cursor
        ? {
            items: [{ ...ofCheck, at: '2026-01-05T08:00:00.000Z' }],
            days: [],
          }
        : { items: [ofCheck], nextCursor: 'older', days: [] },
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Show older changes' }),
    );
    await screen.findAllByText(/^Pass/);
    expect(await changes()).toHaveLength(2);
  });

  it('may be nothing', async () => {
    await open(async () => ({ items: [], days: [] }));
    expect(
      await screen.findByText(/Its state has not changed/),
    ).toBeInTheDocument();
  });
});
