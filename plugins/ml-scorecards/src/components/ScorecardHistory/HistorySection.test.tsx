import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MlScorecardsApi } from 'backstage-plugin-ml-scorecards-common';
import {
  newestHistory,
  oldestHistory,
} from '../../__testUtils__/historyFixtures';
import { renderTab } from '../../__testUtils__/renderTab';
import { withChecks } from '../../__testUtils__/withChecks';
import { stopDate } from '../../__testUtils__/stopDate';

const ENTITY_REF = 'component:default/fraud-detector';

function open(getHistory: MlScorecardsApi['getHistory']) {
  return renderTab(
    {
      getScorecard: async () => withChecks([]),
      getHistory,
      getStatements: async () => ({ items: [] }),
    },
    { section: 'history' },
  );
}

const changes = async () => [
  ...(await screen.findByRole('list', { name: 'What changed' })).children,
];

describe('the history of a scorecard', () => {
  beforeEach(() => stopDate('2026-03-01T12:00:00Z'));
  afterEach(() => jest.useRealTimers());

  it('draws level, score and gap, with what explains their steps', async () => {
    const api = open(async () => newestHistory);
    expect(
      await screen.findByRole('img', {
        name: 'Level: No level on 1/1/2026, Bronze on 3/1/2026.',
      }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('img', {
        name: 'Score: nothing known on 1/1/2026, 30% on 3/1/2026.',
      }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('img', {
        name: /^Required checks that do not pass: nothing known .*, 2 on/,
      }),
    ).toBeInTheDocument();
    expect(screen.getByRole('heading', { name: 'Level' })).toBeInTheDocument();
    // The period has no more days than these.
    expect(screen.getByText('Recorded since 1/1/2026.')).toBeInTheDocument();
    const [level] = screen.getAllByRole('figure');
    expect(level).toHaveTextContent(
      '2 2/10/2026: unclassified → tier 1, level no level → silver',
    );
    expect(level).toHaveTextContent('1/20/2026: the definitions changed');
    expect(level).toHaveTextContent('2/20/2026: the definitions changed');
    expect(level).toHaveTextContent('2/27/2026: level silver → bronze');
    expect(api.getHistory).toHaveBeenCalledTimes(1);
    expect(api.getHistory).toHaveBeenCalledWith(ENTITY_REF, {
      cursor: undefined,
      days: 365,
    });
  });

  it('has its numbers day by day in a table', async () => {
    open(async () => newestHistory);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Day by day: Level' }),
    );
    const rows = within(screen.getByRole('table')).getAllByRole('row');
    expect(rows[1]).toHaveTextContent('3/1/2026Bronze');
    expect(rows[3]).toHaveTextContent('2/27/2026Bronzelevel silver → bronze');
    expect(rows[4]).toHaveTextContent('2/26/2026Silver');
  });

  it('goes back a year without asking again', async () => {
    const api = open(async () => ({
      ...newestHistory,
      days: [
        { ...newestHistory.days[0], day: '2025-06-01' },
        ...newestHistory.days,
      ],
    }));
    await screen.findByRole('img', { name: /^Level: No level on 12\/2\/2025/ });
    await userEvent.click(screen.getByRole('button', { name: '365 days' }));
    expect(screen.queryByText(/^Recorded since 12/)).not.toBeInTheDocument();
    expect(
      screen.getByRole('img', { name: /^Level: No level on 6\/1\/2025/ }),
    ).toBeInTheDocument();
    expect(api.getHistory).toHaveBeenCalledTimes(1);
  });

  it('says what changed at once, and why', async () => {
    open(async () => newestHistory);
    const [first, second] = await changes();
    expect(first).toHaveTextContent(
      /^Git repository reported new values .*agoLevel: Silver → BronzeThe pipeline’s lock file is in step with the code: Pass → Fail$/,
    );
    expect(second).toHaveTextContent(
      /^The definitions changed, nothing that the owner did .*Drift is monitored: new: Pass.*gone: not asked any more; it was: Fail$/,
    );
  });

  it('names no source of what was recorded before sources were named', async () => {
    open(async () => ({
      ...newestHistory,
      items: newestHistory.items.map(item => ({ ...item, source: undefined })),
    }));
    const [first] = await changes();
    expect(first).toHaveTextContent(/^A source reported new values .*ago/);
  });

  it('goes back page by page, and keeps back what many checks became at first', async () => {
    const api = open(async (_, query) =>
      query?.cursor ? oldestHistory : newestHistory,
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Show older changes' }),
    );
    await waitFor(async () => expect(await changes()).toHaveLength(3));
    const [, , oldest] = await changes();
    expect(oldest).toHaveTextContent(
      /^First evaluation.*Tier: Tier 1 · critical.*Check 4: Fail/,
    );
    expect(oldest).not.toHaveTextContent('Check 5');
    await userEvent.click(
      screen.getByRole('button', { name: 'and 2 more checks' }),
    );
    expect(oldest).toHaveTextContent('Check 6: Fail');
    expect(api.getHistory).toHaveBeenLastCalledWith(ENTITY_REF, {
      cursor: 'older',
      days: 0,
    });
    // What is drawn came with the first page.
    expect(screen.getByRole('img', { name: /^Level/ })).toBeInTheDocument();
  });

  it('may be a day old, or nothing', async () => {
    open(
      jest.fn().mockResolvedValue({
        items: [],
        days: [{ ...newestHistory.days[4], day: '2026-03-01' }],
      }),
    );
    expect(
      await screen.findByText(/^It is recorded since 3\/1\/2026/),
    ).toBeInTheDocument();
    expect(screen.getByText('Nothing has changed yet.')).toBeInTheDocument();
    expect(screen.queryByRole('img')).not.toBeInTheDocument();
  });
});
