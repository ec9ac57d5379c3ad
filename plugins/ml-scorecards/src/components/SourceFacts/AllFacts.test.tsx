import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  Evidence,
  MlScorecardsApi,
  ScorecardFacts,
  SourceStatus,
} from 'backstage-plugin-ml-scorecards-common';
import { fraudDetectorScorecard } from '../../__testUtils__/fixtures';
import { renderTab } from '../../__testUtils__/renderTab';

const READ_AT = '2026-03-03T08:00:00.000Z';

const source: SourceStatus = {
  collector: 'prometheus',
  title: 'Prometheus',
  status: 'fresh',
  collectedAt: READ_AT,
};

const answer = (
  facts: Record<string, Evidence>,
  how: Partial<SourceStatus> = {},
): ScorecardFacts => ({
  entityRef: 'component:default/fraud-detector',
  sources: [{ ...source, ...how }],
  facts,
});

const days = Array.from(
  { length: 19 },
  (_, i) => `2026-02-${i + 10} ${i / 10}`,
);

const told = answer({
  'prometheus.burnRate1h': {
    description: 'how fast the error budget was spent',
    value: null,
    unknownBecause: 'Prometheus: no objective is defined',
  },
  'prometheus.firingAlerts': {
    description: 'alerts that fire now',
    value: ['LatencyHigh'],
    link: 'https://prometheus.example.com/alerts',
  },
  'prometheus.alertRules': {
    description: 'alert rules',
    value: [],
    custom: true,
  },
  'prometheus.driftedShareByDay': {
    description: 'share of the columns that drifted',
    value: days,
  },
});

const tab = (name: string) =>
  userEvent.click(screen.getByRole('tab', { name }));

const button = () =>
  screen.findByRole('button', { name: 'All facts: Prometheus' });

/** Opens the facts of Prometheus. */
async function open(getFacts: MlScorecardsApi['getFacts']) {
  const api = renderTab(
    { getScorecard: async () => fraudDetectorScorecard, getFacts },
    { section: 'sources' },
  );
  await userEvent.click(await button());
  return api;
}

const factsIn = (list: HTMLElement) =>
  Array.from(list.children, fact => fact as HTMLElement);

describe('all facts of a source', () => {
  it('are asked for when they are opened, of this source, and once', async () => {
    const api = renderTab(
      {
        getScorecard: async () => fraudDetectorScorecard,
        getFacts: async () => told,
      },
      { section: 'sources' },
    );
    expect(await button()).toHaveAttribute('aria-expanded', 'false');
    expect(api.getFacts).not.toHaveBeenCalled();

    await userEvent.click(await button());
    expect(await button()).toHaveAttribute('aria-expanded', 'true');
    const list = () =>
      screen.findByRole('list', { name: 'All facts: Prometheus' });
    expect(await list()).toBeVisible();

    await tab('Checks');
    await tab('Sources');
    expect(await list()).toBeVisible();
    await userEvent.click(await button());
    await userEvent.click(await button());
    expect(await list()).toBeVisible();
    expect(api.getFacts).toHaveBeenCalledTimes(1);
    expect(api.getFacts).toHaveBeenCalledWith(
      'component:default/fraud-detector',
      { source: ['prometheus'] },
    );
  });

  it('are not offered of a source that is not connected', async () => {
    renderTab(undefined, { section: 'sources' });
    await userEvent.click(
      await screen.findByRole('button', { name: 'How to connect' }),
    );
    expect(
      screen
        .getAllByRole('button', { name: /^All facts/ })
        .map(each => each.getAttribute('aria-label')),
    ).toEqual([
      'All facts: Git repository',
      'All facts: MLflow',
      'All facts: Prometheus',
    ]);
  });

  it('say what was read, when and where, also what no check asks for', async () => {
    await open(async () => told);
    const known = factsIn(
      await screen.findByRole('list', { name: 'All facts: Prometheus' }),
    );
    expect(known).toHaveLength(3);
    const [alerts, rules] = known;
    expect(alerts).toHaveTextContent(
      /^alerts that fire nowprometheus\.firingAlerts.*ValueLatencyHighSourceOpen in Prometheus.*Read.* ago$/,
    );
    expect(
      within(alerts).getByRole('link', { name: /^Open in Prometheus/ }),
    ).toHaveAttribute('href', 'https://prometheus.example.com/alerts');
    expect(
      within(alerts).getByRole('link', { name: /^prometheus\.firingAlerts/ }),
    ).toBeVisible();
    expect(rules).toHaveTextContent(/ValueNoneSourcePrometheusRead/);
    expect(within(rules).queryByRole('link')).not.toBeInTheDocument();
  });

  it('have only the newest days of what a section draws', async () => {
    await open(async () => told);
    const share = factsIn(
      await screen.findByRole('list', { name: 'All facts: Prometheus' }),
    )[2];
    expect(
      within(share)
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual([...days.slice(-5).reverse(), 'and 14 more']);
  });

  it('that are unknown come after the others, with the reason', async () => {
    await open(async () => told);
    const unknown = await screen.findByRole('list', {
      name: 'Prometheus: 1 fact is unknown',
    });
    expect(
      screen.getByRole('heading', { level: 4, name: '1 fact is unknown' }),
    ).toBeVisible();
    const [burnRate, ...others] = factsIn(unknown);
    expect(burnRate).toHaveTextContent(
      /Unknown: Prometheus: no objective is defined/,
    );
    expect(others).toEqual([]);
    expect(
      screen
        .getByRole('list', { name: 'All facts: Prometheus' })
        .compareDocumentPosition(unknown),
    ).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  });

  it.each([
    ['no fact is unknown', 'prometheus.burnRate1h', /is unknown$/],
    ['no fact is known', undefined, /^All facts/],
  ])('are one list where %s', async (_, leftOut, name) => {
    const shown = Object.entries(told.facts).filter(([fact, { value }]) =>
      leftOut ? fact !== leftOut : value === null,
    );
    await open(async () => answer(Object.fromEntries(shown)));
    expect(await screen.findByText(shown[0][1].description)).toBeVisible();
    expect(screen.queryByRole('list', { name })).not.toBeInTheDocument();
  });

  it.each<[string, Partial<SourceStatus>, string]>([
    [
      'it was not read yet',
      {
        status: 'not-collected',
        collectedAt: undefined,
        unknownBecause: 'Prometheus has not been read yet.',
      },
      'None of its facts is known: Prometheus has not been read yet.',
    ],
    [
      'it failed',
      { status: 'error', unknownBecause: 'Prometheus: access was refused' },
      'None of its facts is known: Prometheus: access was refused.',
    ],
  ])('say once why none is known where %s', async (_, how, text) => {
    await open(async () =>
      answer({ 'prometheus.up': { description: 'up', value: null } }, how),
    );
    expect(await screen.findByText(text)).toBeVisible();
    expect(screen.queryByText('up')).not.toBeInTheDocument();
  });

  it('are none of a source that is gone meanwhile', async () => {
    await open(async () => ({ ...answer({}), sources: [] }));
    expect(
      await screen.findByText('None of its facts is known.'),
    ).toBeVisible();
  });
});
