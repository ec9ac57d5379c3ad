import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  CheckResult,
  MlScorecardsApi,
  Scorecard,
  ScorecardFacts,
  SourceStatus,
} from 'backstage-plugin-ml-scorecards-common';
import { dataTracked } from '../../__testUtils__/checkFixtures';
import { renderTab } from '../../__testUtils__/renderTab';
import { withChecks } from '../../__testUtils__/withChecks';

const READ_AT = '2026-03-03T08:00:00.000Z';

const withinBounds: CheckResult = {
  ...dataTracked,
  id: 'drift-within-bounds',
  title: 'Drift is within bounds',
  params: { maxDriftedShare: 0.5, maxPredictionDrift: 0.2, maxAgeDays: 30 },
};

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
  title: { evidently: 'Evidently', mlflow: 'MLflow', prometheus: 'Prometheus' }[
    collector
  ]!,
  status: 'fresh',
  collectedAt: READ_AT,
  ...how,
});
const notConnected = source('prometheus', {
  status: 'not-connected',
  collectedAt: undefined,
  howToConnect: 'Install the module of Prometheus.',
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
  sources: SourceStatus[] = [source('evidently'), notConnected],
): ScorecardFacts => ({
  entityRef: 'component:default/fraud-detector',
  sources,
  facts,
});

const measured = told({
  'evidently.driftCheckedAt': '2026-03-02T23:00:00.000Z',
  'evidently.driftMethod': 'PSI',
  'evidently.driftedShareByDay': [
    '2026-02-28 0.1',
    '2026-03-01 0.5',
    '2026-03-02 0.75',
  ],
  'evidently.predictionDriftByDay': ['2026-02-28 0.05', '2026-03-02 0.2'],
});

function open(
  getFacts: MlScorecardsApi['getFacts'],
  scorecard: Scorecard = withChecks([withinBounds]),
) {
  return renderTab(
    { getScorecard: async () => scorecard, getFacts },
    { section: 'drift' },
  );
}

const share = () =>
  screen.findByRole('img', { name: /^Share of the columns that drifted/ });
const predictions = () =>
  screen.findByRole('img', { name: /^Drift of the predictions/ });

/** What the table behind a curve of Evidently says. */
async function rowsOf(title: string) {
  await userEvent.click(
    screen.getByRole('button', { name: `Day by day: Evidently: ${title}` }),
  );
  return within(screen.getByRole('table'))
    .getAllByRole('row')
    .map(row => [...row.children].map(cell => cell.textContent));
}

describe('the drift of a component', () => {
  it('is two curves with their limits, each in a sentence and with a table behind it, from one request', async () => {
    const api = open(async () => answer(measured));
    expect(await share()).toHaveAccessibleName(
      'Share of the columns that drifted: from 10% on 2/28/2026 to 75% on 3/2/2026, out of bounds on 2 of 3 days; the limit is 50%.',
    );
    // At its limit the share is out of bounds, and the drift of the predictions is not.
    expect(await predictions()).toHaveAccessibleName(
      'Drift of the predictions (PSI): from 0.05 on 2/28/2026 to 0.2 on 3/2/2026, out of bounds on 0 of 2 days; the limit is 0.2.',
    );
    const evidently = within(screen.getByRole('region', { name: 'Evidently' }));
    expect(
      evidently.getByText('Last drift check').nextSibling,
    ).toHaveTextContent(/ ago$/);
    expect(evidently.getByText('Method').nextSibling).toHaveTextContent(
      'PSI (population stability index)',
    );
    expect(evidently.getByText('Newest values').nextSibling).toHaveTextContent(
      '3/2/2026',
    );
    expect(
      screen.queryByText(/tells of no check after/),
    ).not.toBeInTheDocument();
    expect(
      evidently.getByText(
        'At or over the limit of 50% since 3/1/2026: 75% on 3/2/2026.',
      ),
    ).toBeVisible();
    expect(
      evidently.getByText('Within the limit of 0.2: 0.2 on 3/2/2026.'),
    ).toBeVisible();
    expect(
      evidently.getByText(/those of the check “Drift is within bounds”/),
    ).toBeVisible();
    expect(screen.queryByText(/Prometheus/)).not.toBeInTheDocument();
    expect(api.getFacts).toHaveBeenCalledTimes(1);
    expect(api.getFacts).toHaveBeenCalledWith(
      'component:default/fraud-detector',
      { source: ['evidently', 'prometheus', 'mlflow'] },
    );

    expect(await rowsOf('Drift of the predictions (PSI)')).toEqual([
      ['Day', 'Highest value of the day', 'Limit'],
      ['3/2/2026', '0.2', '0.2'],
      ['3/1/2026', '–', '0.2'],
      ['2/28/2026', '0.05', '0.2'],
    ]);
  });

  it('has its limit on each day, though it is measured once a week', async () => {
    open(async () =>
      answer(
        told({
          'evidently.driftedShareByDay': ['2026-02-23 0.1', '2026-03-02 0.75'],
        }),
      ),
    );
    expect(await share()).toHaveAccessibleName(/on 1 of 2 days/);
    const [, ...days] = await rowsOf('Share of the columns that drifted');
    expect(days.map(([, value]) => value)).toEqual([
      '75%',
      ...Array(6).fill('–'),
      '10%',
    ]);
    expect(days.map(([, , limit]) => limit)).toEqual(Array(8).fill('50%'));
  });

  it('says that values go on coming after the last check', async () => {
    open(async () =>
      answer({
        ...measured,
        ...told({ 'evidently.driftCheckedAt': '2026-02-28T23:00:00.000Z' }),
      }),
    );
    expect(
      await screen.findByText(
        'Evidently tells of no check after 2/28/2026: values of later days may only repeat what was found then.',
      ),
    ).toBeVisible();
  });

  it('goes back a year at most, whatever was pushed', async () => {
    open(async () =>
      answer(
        told({
          'evidently.driftedShareByDay': [
            '1970-01-01 0.9',
            '2026-03-01 0.1',
            '2026-03-02 0.2',
          ],
        }),
      ),
    );
    expect(await share()).toHaveAccessibleName(
      /from 10% on 3\/1\/2026 to 20% on 3\/2\/2026, out of bounds on 0 of 2 days/,
    );
    expect(await rowsOf('Share of the columns that drifted')).toHaveLength(3);
  });

  it('has no limit where no check sets one', async () => {
    open(async () => answer(measured), withChecks([dataTracked]));
    expect(await share()).toHaveAccessibleName(
      'Share of the columns that drifted: from 10% on 2/28/2026 to 75% on 3/2/2026, known of 3 days.',
    );
    expect(screen.queryByText('Limit')).not.toBeInTheDocument();
    expect(screen.queryByText(/limit of/)).not.toBeInTheDocument();
    expect(screen.queryByText(/limits/)).not.toBeInTheDocument();
  });

  it('has the limit of the tier where the portal sets one for each', async () => {
    open(
      async () => answer(measured),
      withChecks(
        [
          {
            ...withinBounds,
            params: {
              maxDriftedShare: { 'tier-1': 0.05, 'tier-2': 0.9 },
              maxPredictionDrift: 'little',
            },
          },
        ],
        { tier: 'tier-1' },
      ),
    );
    expect(await share()).toHaveAccessibleName(
      /on 3 of 3 days; the limit is 5%\.$/,
    );
    expect(await predictions()).toHaveAccessibleName(/known of 2 days\.$/);
  });

  it('is of each source that tells of it, and of no other one', async () => {
    open(async () =>
      answer(
        {
          ...measured,
          ...told({
            'prometheus.driftMethods': ['ks', 'psi'],
            'prometheus.driftedShareByDay': ['2026-03-01 0.2', '2026-03-02 0'],
            'prometheus.predictionDriftByDay': null,
            'mlflow.driftMethod': 'wasserstein',
            'mlflow.driftedShareByDay': ['2026-03-01 0.3', '2026-03-02 0.4'],
          }),
        },
        [source('evidently'), source('prometheus'), source('mlflow')],
      ),
    );
    const prometheus = within(
      await screen.findByRole('region', { name: 'Prometheus' }),
    );
    expect(prometheus.getByText('Method').nextSibling).toHaveTextContent(
      'ks, PSI (population stability index)',
    );
    expect(
      prometheus.getByRole('img', { name: /from 20% .* to 0% / }),
    ).toBeInTheDocument();
    expect(prometheus.getByText('Unknown')).toBeVisible();
    const mlflow = within(screen.getByRole('region', { name: 'MLflow' }));
    expect(mlflow.getByText('Method').nextSibling).toHaveTextContent(
      'wasserstein',
    );
    expect(
      mlflow.getByRole('img', { name: /from 30% .* to 40% / }),
    ).toBeInTheDocument();
    expect(screen.getByRole('region', { name: 'Evidently' })).toBeVisible();
  });

  it.each([
    ['failed', { status: 'error' as const, error }, /refused the credentials/],
    ['was read too long ago', { status: 'stale' as const }, /last read .* ago/],
    [
      'was not read yet',
      { status: 'not-collected' as const },
      /not been read yet/,
    ],
  ])('does not hide that another source %s', async (_, how, text) => {
    open(async () =>
      answer(
        { ...measured, ...told({ 'prometheus.driftedShareByDay': null }) },
        [source('evidently'), source('prometheus', how)],
      ),
    );
    expect(await share()).toBeInTheDocument();
    const prometheus = within(
      screen.getByRole('region', { name: 'Prometheus' }),
    );
    expect(prometheus.getByText(text)).toBeVisible();
    expect(prometheus.queryByRole('img')).not.toBeInTheDocument();
  });

  it('is not asked of a source that measures other things', async () => {
    open(async () =>
      answer(
        { ...measured, ...told({ 'prometheus.driftedShareByDay': null }) },
        [source('evidently'), source('prometheus')],
      ),
    );
    expect(await share()).toBeInTheDocument();
    expect(screen.queryByText('Prometheus')).not.toBeInTheDocument();
  });

  it('says of each source why it tells nothing, if none does', async () => {
    open(async () =>
      answer({}, [
        source('evidently', { status: 'error', error }),
        source('prometheus', { status: 'not-collected' }),
      ]),
    );
    const evidently = within(
      await screen.findByRole('region', { name: 'Evidently' }),
    );
    expect(evidently.getByRole('heading', { name: 'Evidently' })).toBeVisible();
    expect(evidently.getByText(/refused the credentials/)).toBeVisible();
    expect(
      within(screen.getByRole('region', { name: 'Prometheus' })).getByText(
        /not been read yet/,
      ),
    ).toBeVisible();
  });

  it('says of one point what it is, and why there is no other curve', async () => {
    open(async () =>
      answer({
        ...told({ 'evidently.driftedShareByDay': ['2026-03-02 0.75'] }),
        'evidently.predictionDriftByDay': {
          description: 'drift of the predictions',
          value: null,
          unknownBecause: 'it is measured by another method than PSI',
          link: 'https://evidently.example.com/projects/1',
        },
      }),
    );
    expect(await screen.findByText(/^75% on 3\/2\/2026\./)).toHaveTextContent(
      '75% on 3/2/2026. A curve begins with the second day on which it is measured. The limit is 50%.',
    );
    expect(
      screen.getByText(/it is measured by another method than PSI/),
    ).toBeVisible();
    expect(screen.queryByRole('img')).not.toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: /Open in Evidently/ }),
    ).toHaveAttribute('href', 'https://evidently.example.com/projects/1');
  });

  it.each([
    [true, 'Drifted, by the threshold of whoever measured it.'],
    [false, 'Not drifted, by the threshold of whoever measured it.'],
  ])(
    'says whether the predictions drifted (%s) where they have no PSI',
    async (haveDrifted, text) => {
      open(async () =>
        answer({
          ...measured,
          ...told({
            'evidently.predictionHasDrifted': haveDrifted,
            'evidently.driftMethod': 'ks',
            'evidently.predictionDriftByDay': null,
          }),
        }),
      );
      expect(await screen.findByText(text)).toBeVisible();
      expect(
        screen.getByRole('heading', { name: 'Drift of the predictions' }),
      ).toBeVisible();
      expect(screen.queryByText('Unknown')).not.toBeInTheDocument();
    },
  );

  it('leaves it to the limit of the check where the predictions have a PSI', async () => {
    open(async () =>
      answer({
        ...measured,
        ...told({ 'evidently.predictionHasDrifted': true }),
      }),
    );
    expect(await predictions()).toBeInTheDocument();
    expect(screen.queryByText(/^Drifted/)).not.toBeInTheDocument();
  });

  it('says so where no day has a value', async () => {
    open(async () => answer(told({ 'evidently.driftedShareByDay': [] })));
    expect(await screen.findByText(/^Nothing was measured/)).toBeVisible();
  });

  it('says that it is not newer, and why', async () => {
    open(async () =>
      answer(measured, [
        source('evidently', { status: 'error', error }),
        notConnected,
      ]),
    );
    expect(
      await screen.findByText(
        /^This is what was known .* ago\. The server refused the credentials\. What was read before counts until it is too old\. Check the credentials .* tell whoever operates the portal\.$/,
      ),
    ).toBeVisible();
    expect(await share()).toBeInTheDocument();
  });

  it.each([
    [
      'no source is connected',
      answer({}, [
        source('evidently', {
          status: 'not-connected',
          howToConnect: 'Install the module of Evidently.',
        }),
        notConnected,
      ]),
      [
        'Nothing is known of drift: no source that measures it is connected.',
        'Install the module of Evidently.',
        'Install the module of Prometheus.',
      ],
    ],
    [
      'it was not read yet',
      answer(told({ 'evidently.driftedShareByDay': null }), [
        source('evidently', { status: 'not-collected' }),
        notConnected,
      ]),
      ['Nothing is known of drift: it has not been read yet.'],
    ],
    [
      'the source failed',
      answer(told({ 'evidently.driftedShareByDay': null }), [
        source('evidently', { status: 'error', error }),
        notConnected,
      ]),
      [
        'Nothing is known of drift: The server refused the credentials.',
        /Check the credentials that app-config\.yaml gives for it/,
      ],
    ],
    [
      'it was read too long ago',
      answer(told({ 'evidently.driftedShareByDay': null }), [
        source('evidently', { status: 'stale' }),
        notConnected,
      ]),
      [
        /^Nothing is known of drift any more: it was last read .* ago\.$/,
        /have it read again with “Refresh”/,
      ],
    ],
    [
      'the source knows of no drift',
      answer(
        {
          'prometheus.driftedShareByDay': {
            description: 'share',
            value: null,
            unknownBecause: 'Prometheus has no value for model fraud',
          },
        },
        [source('prometheus')],
      ),
      ['Nothing is known of drift: Prometheus has no value for model fraud.'],
    ],
  ])('says so where %s', async (_, facts, texts) => {
    open(async () => facts);
    for (const text of texts) {
      expect(await screen.findByText(text)).toBeVisible();
    }
    expect(screen.queryByRole('img')).not.toBeInTheDocument();
  });
});
