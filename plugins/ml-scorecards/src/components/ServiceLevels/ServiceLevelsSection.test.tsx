import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  MlScorecardsApi,
  Scorecard,
  ScorecardFacts,
  SourceStatus,
} from 'backstage-plugin-ml-scorecards-common';
import { renderTab } from '../../__testUtils__/renderTab';
import { withChecks } from '../../__testUtils__/withChecks';

const READ_AT = '2026-03-03T08:00:00.000Z';

const error = {
  code: 'auth',
  message: 'The server refused the credentials.',
  at: READ_AT,
};

const source = (
  collector: string,
  how: Partial<SourceStatus> = {},
): SourceStatus => ({
  collector,
  title: {
    prometheus: 'Prometheus',
    git: 'Git repository',
    catalog: 'Catalog',
  }[collector]!,
  status: 'fresh',
  collectedAt: READ_AT,
  ...how,
});

type Told = Record<string, ScorecardFacts['facts'][string]['value']>;

const told = (facts: Told): ScorecardFacts['facts'] =>
  Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      name,
      { description: name, value },
    ]),
  );

const answer = (
  facts: ScorecardFacts['facts'],
  prometheus: Partial<SourceStatus> = {},
): ScorecardFacts => ({
  entityRef: 'component:default/fraud-detector',
  sources: [source('prometheus', prometheus), source('git'), source('catalog')],
  facts,
});

const measured: ScorecardFacts['facts'] = {
  ...told({
    'prometheus.errorBudgetSpentByDay': [
      '2026-02-28 0.4',
      '2026-03-01 1.1',
      '2026-03-02 2.4',
    ],
    'prometheus.compliance30d': 0.334,
    'prometheus.uptime30d': 0.99969,
    'prometheus.latencyP99Seconds': 0.36,
    'prometheus.alertRules': ['ApiBurns', 'ApiDown'],
    'prometheus.burnRateAlerts': ['ApiBurns'],
    'prometheus.firingAlerts': ['ApiBurns'],
    'git.objectives': ['latency', 'uptime'],
    'catalog.latencyLimitSeconds': 0.25,
  }),
  'prometheus.objectiveStandings': {
    description: 'how each objective stands',
    value: [
      'api-latency kind=latency target=0.99 days=30 measured=0.976 budgetLeft=-1.4 burnRate1h=2.4',
      'api-availability kind=uptime target=0.9995 days=30 measured=0.99969 budgetLeft=0.38 burnRate1h=0.4',
      'freshness target=0.95',
      'no standing at all',
    ],
    link: 'https://prometheus.example.com/graph',
  },
};

const scorecard = (targets: Scorecard['targets'] = {}) =>
  withChecks([], { targets });

function open(
  getFacts: MlScorecardsApi['getFacts'],
  shown: Scorecard = scorecard(),
) {
  return renderTab(
    { getScorecard: async () => shown, getFacts },
    { section: 'service-levels' },
  );
}

const region = async (name: string) =>
  within(await screen.findByRole('region', { name }));

describe('the service levels of a component', () => {
  it('are a table of its objectives, from one request', async () => {
    const api = open(async () => answer(measured));
    const table = await screen.findByRole('table', {
      name: 'How each objective stands',
    });
    expect(
      within(table)
        .getAllByRole('row')
        .map(row => [...row.children].map(cell => cell.textContent)),
    ).toEqual([
      [
        'Objective',
        'Target',
        'Measured',
        'Error budget left',
        'Spent in the hour before',
      ],
      [
        'api-latency',
        '99% over 30 daysLatency',
        'Missed: 97.6%',
        'Overspent by 140%',
        '2.4 times the allowed rate',
      ],
      [
        'api-availability',
        '99.95% over 30 daysUptime',
        'Met: 99.969%',
        '38%',
        '0.4 times the allowed rate',
      ],
      // Nothing else is known of it, and that looks like nothing that is met.
      ['freshness', '95%', 'Unknown', 'Unknown', 'Unknown'],
    ]);
    expect(
      within(table).getByRole('img', {
        name: 'api-latency: the error budget is overspent by 140%',
      }),
    ).toBeVisible();
    expect(
      within(table).getByRole('img', {
        name: 'api-availability: 38% of the error budget is left',
      }),
    ).toBeVisible();
    expect(
      (await region('Objectives')).queryByText(/with the least error budget/),
    ).not.toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: /Open in Prometheus/ }),
    ).toHaveAttribute('href', 'https://prometheus.example.com/graph');
    expect(api.getFacts).toHaveBeenCalledTimes(1);
    expect(api.getFacts).toHaveBeenCalledWith(
      'component:default/fraud-detector',
      { source: ['prometheus', 'git', 'catalog'] },
    );
  });

  it('say that there may be more objectives than are told', async () => {
    open(async () =>
      answer(
        told({
          'prometheus.objectiveStandings': Array.from(
            { length: 20 },
            (_, n) => `objective-${n} budgetLeft=0.5`,
          ),
        }),
      ),
    );
    expect(
      await screen.findByText(/the 20 objectives with the least error budget/),
    ).toBeVisible();
  });

  it('draw how the error budget went, in a sentence and with a table behind it', async () => {
    open(async () => answer(measured));
    const budget = await region('Error budget');
    expect(
      budget.getByRole('img', {
        name: 'Share of the error budget that is spent: from 40% on 2/28/2026 to 240% on 3/2/2026, over the limit of 100% on 2 of 3 days.',
      }),
    ).toBeVisible();
    expect(
      budget.getByText(
        'More than the error budget spent since 3/1/2026: 240% of it on 3/2/2026.',
      ),
    ).toBeVisible();
    await userEvent.click(budget.getByRole('button', { name: /^Day by day/ }));
    expect(
      within(budget.getByRole('table'))
        .getAllByRole('row')
        .map(row => [...row.children].map(cell => cell.textContent)),
    ).toEqual([
      ['Day', 'Highest value of the day', 'Limit'],
      ['3/2/2026', '240%', '100%'],
      ['3/1/2026', '110%', '100%'],
      ['2/28/2026', '40%', '100%'],
    ]);
  });

  it.each([
    [
      ['2026-03-01 1.5', '2026-03-02 1'],
      'Within the error budget: 100% of it spent on 3/2/2026.',
    ],
    [
      ['2026-03-02 0.75'],
      '75% on 3/2/2026. A curve begins with the second day on which it is measured.',
    ],
    [[], 'Nothing was measured in the days that are told.'],
  ])('say of the days %j how they went', async (days, text) => {
    open(async () =>
      answer(told({ 'prometheus.errorBudgetSpentByDay': days })),
    );
    expect(await screen.findByText(text)).toBeVisible();
  });

  it('show what is measured beside what the tier asks for and the owner promises', async () => {
    open(
      async () => answer(measured),
      scorecard({
        minUptime: 0.9995,
        latencyPercentile: 'p99',
        maxLatencySeconds: 2,
      }),
    );
    const promises = await region('Promised and measured');
    expect(
      promises.getByText('Uptime of 30 days').nextSibling,
    ).toHaveTextContent('Kept: 99.969%the tier asks for 99.95%');
    expect(promises.getByText('Latency (p99)').nextSibling).toHaveTextContent(
      'Not kept: 360 mspromised is 250 ms',
    );
    expect(
      promises.getByText('Hours of 30 days within the objective').nextSibling,
    ).toHaveTextContent('33.4%');
    expect(
      promises.getByText('Objectives in the repository').nextSibling,
    ).toHaveTextContent('Latency, Uptime');
  });

  it('take the limit of the tier where the owner promises none, and none of a tier without one', async () => {
    open(
      async () =>
        answer({
          ...measured,
          ...told({
            'catalog.latencyLimitSeconds': null,
            'prometheus.latencyP95Seconds': null,
            'prometheus.uptime30d': 0.9,
          }),
        }),
      scorecard({ latencyPercentile: 'p95', maxLatencySeconds: 2 }),
    );
    const promises = await region('Promised and measured');
    // Unknown is not kept.
    expect(promises.getByText('Latency (p95)').nextSibling).toHaveTextContent(
      'Unknownthe tier asks for 2 sec',
    );
    expect(
      promises.getByText('Uptime of 30 days').nextSibling,
    ).toHaveTextContent(/^90%$/);
  });

  it('tell which alerts fire, and which rules there are', async () => {
    open(async () => answer(measured));
    const alerts = await region('Alerts');
    expect(alerts.getByText('Firing').nextSibling).toHaveTextContent(
      'One alertApiBurns',
    );
    expect(
      alerts.getByText('Rules on the error budget').nextSibling,
    ).toHaveTextContent('ApiBurns');
    expect(alerts.getByText('Other rules').nextSibling).toHaveTextContent(
      /^ApiDown$/,
    );
  });

  it('do not take alerts that are unknown for none', async () => {
    open(async () =>
      answer({
        ...told({
          'prometheus.uptime30d': 0.9,
          'prometheus.burnRateAlerts': null,
        }),
        'prometheus.firingAlerts': {
          description: 'alerts that fire now',
          value: null,
          unknownBecause: 'the server does not tell its alert rules',
        },
      }),
    );
    const alerts = await region('Alerts');
    expect(alerts.getByText('Firing').nextSibling).toHaveTextContent(
      /the server does not tell its alert rules/,
    );
    expect(alerts.queryByText('none')).not.toBeInTheDocument();
  });

  it('say that no alert fires where none does', async () => {
    open(async () =>
      answer(
        told({
          'prometheus.firingAlerts': [],
          'prometheus.alertRules': [],
          'prometheus.burnRateAlerts': [],
        }),
      ),
    );
    const alerts = await region('Alerts');
    expect(alerts.getByText('Firing').nextSibling).toHaveTextContent('none');
  });

  it('are those of all objectives together where none is known by itself', async () => {
    open(async () =>
      answer({
        ...told({
          'prometheus.errorBudgetRemaining': 0.25,
          'prometheus.burnRate1h': 3,
          'prometheus.errorBudgetSpentByDay': null,
        }),
        'prometheus.objectiveStandings': {
          description: 'how each objective stands',
          value: null,
          unknownBecause: 'its query is switched off',
        },
      }),
    );
    const objectives = await region('Objectives');
    expect(objectives.getByText(/its query is switched off/)).toBeVisible();
    expect(
      objectives.getByText('Error budget left').nextSibling,
    ).toHaveTextContent('25%');
    expect(
      objectives.getByText('Spent in the hour before').nextSibling,
    ).toHaveTextContent('3 times the allowed rate');
    expect(objectives.queryByRole('table')).not.toBeInTheDocument();
    expect(
      screen.queryByRole('region', { name: 'Error budget' }),
    ).not.toBeInTheDocument();
  });

  it('say why the error budget is not drawn of objectives that are known', async () => {
    open(async () =>
      answer({
        ...measured,
        'prometheus.errorBudgetSpentByDay': {
          description: 'share of the error budget that was spent',
          value: null,
          unknownBecause: 'the query took too long to evaluate',
        },
      }),
    );
    const budget = await region('Error budget');
    expect(
      budget.getByText(/the query took too long to evaluate/),
    ).toBeVisible();
    expect(budget.queryByRole('img')).not.toBeInTheDocument();
  });

  it('say that they are not newer, and why', async () => {
    open(async () => answer(measured, { status: 'error', error }));
    expect(
      await screen.findByText(
        /^This is what was known .* ago\. The server refused the credentials\. What was read before counts until it is too old\. Check the credentials .* tell whoever operates the portal\.$/,
      ),
    ).toBeVisible();
    expect(
      screen.getByRole('table', { name: 'How each objective stands' }),
    ).toBeVisible();
  });

  it.each<[string, ScorecardFacts, RegExp[]]>([
    [
      'no source is connected',
      answer(told({ 'git.objectives': ['uptime'] }), {
        status: 'not-connected',
        collectedAt: undefined,
        howToConnect: 'Install the module of Prometheus.',
      }),
      [
        /^Nothing is known of service levels: no source that measures them is connected\.$/,
        /^Install the module of Prometheus\.$/,
        // What is promised is promised.
        /^Objectives in the repository$/,
        /^Uptime$/,
      ],
    ],
    [
      'they were not read yet',
      answer(told({ 'prometheus.objectiveStandings': null }), {
        status: 'not-collected',
      }),
      [/^Nothing is known of service levels: they have not been read yet\.$/],
    ],
    [
      'the source failed',
      answer(told({ 'prometheus.objectiveStandings': null }), {
        status: 'error',
        error,
      }),
      [
        /^Nothing is known of service levels: The server refused the credentials\.$/,
        /Check the credentials that app-config\.yaml gives for it/,
      ],
    ],
    [
      'they were read too long ago',
      answer(told({ 'prometheus.objectiveStandings': null }), {
        status: 'stale',
      }),
      [
        /^Nothing is known of service levels any more: they were last read .* ago\.$/,
        /have it read again with “Refresh”/,
      ],
    ],
    [
      'the source knows of none',
      answer({
        'prometheus.objectiveStandings': {
          description: 'how each objective stands',
          value: null,
          unknownBecause: 'Prometheus has no value for sloth_service fraud',
        },
      }),
      [
        /^Nothing is known of service levels: Prometheus has no value for sloth_service fraud\.$/,
      ],
    ],
  ])('say so where %s', async (_, facts, texts) => {
    open(async () => facts);
    for (const text of texts) {
      expect(await screen.findByText(text)).toBeVisible();
    }
    expect(screen.queryByRole('table')).not.toBeInTheDocument();
    expect(screen.queryByRole('img')).not.toBeInTheDocument();
  });
});

describe('the service levels on a phone', () => {
  const { matchMedia } = window;
  beforeEach(() => {
    window.matchMedia = (query: string) =>
      ({
        matches: query.includes('max-width'),
        addListener: () => {},
        removeListener: () => {},
      } as unknown as MediaQueryList);
  });
  afterEach(() => {
    window.matchMedia = matchMedia;
  });

  it('stand one below the other, with a name at each number', async () => {
    open(async () => answer(measured));
    const objectives = await region('Objectives');
    expect(
      objectives
        .getAllByRole('heading', { level: 4 })
        .map(({ textContent }) => textContent),
    ).toEqual(['api-latency', 'api-availability', 'freshness']);
    expect(objectives.queryByRole('table')).not.toBeInTheDocument();
    expect(
      objectives.getAllByText('Measured')[0].nextSibling,
    ).toHaveTextContent('Missed: 97.6%');
  });
});
