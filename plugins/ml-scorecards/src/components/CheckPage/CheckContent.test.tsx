import { Route, Routes } from 'react-router-dom';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  CheckDetails,
  MlScorecardsApi,
} from 'backstage-plugin-ml-scorecards-common';
import {
  failingPage,
  lockInStepDetails,
} from '../../__testUtils__/definedCheckFixtures';
import { mockMlScorecardsApi } from '../../__testUtils__/mockMlScorecardsApi';
import { onScreenOf } from '../../__testUtils__/onScreenOf';
import { renderInPortal } from '../../__testUtils__/renderInPortal';
import { CheckContent } from './CheckContent';

function renderCheck(
  changed: Partial<CheckDetails> = {},
  methods: Partial<MlScorecardsApi> = {},
  options: { at?: string } = {},
) {
  const api = mockMlScorecardsApi({
    getCheck: async () => ({ ...lockInStepDetails, ...changed }),
    getScorecards: async () => failingPage,
    ...methods,
  });
  renderInPortal(
    <Routes>
      <Route path=":id" element={<CheckContent />} />
    </Routes>,
    { api, at: options.at ?? '/pipeline-lock-in-step' },
  );
  return api;
}

/** A trend in which each day one component more passes than on the day before. */
const trendOfDays = (days: number): CheckDetails['trend'] => ({
  follows: 'group',
  points: Array.from({ length: days }, (_, index) => ({
    day: new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(0, 10),
    definitionsChanged: false,
    counts: { pass: index, fail: 2, unknown: 3, notApplicable: 4 },
  })),
});

const findTitle = () =>
  screen.findByRole('heading', { name: 'The lock file is in step', level: 2 });

const partTitles = () =>
  screen
    .getAllByRole('heading', { level: 3 })
    .map(({ textContent }) => textContent)
    .filter(title =>
      ['How components stand', 'Why it matters', 'How to fix it'].includes(
        title ?? '',
      ),
    );

describe('the page of a check', () => {
  it('says how components stand beside why it matters', async () => {
    renderCheck();
    await findTitle();
    expect(partTitles()).toEqual([
      'How components stand',
      'Why it matters',
      'How to fix it',
    ]);
  });

  describe('in one column', () => {
    onScreenOf(900);

    it('begins with why it matters and how to fix it', async () => {
      renderCheck();
      await findTitle();
      expect(partTitles()).toEqual([
        'Why it matters',
        'How to fix it',
        'How components stand',
      ]);
    });
  });

  it('says which check it is, of whom it is asked, and what mending it takes', async () => {
    const api = renderCheck();
    expect(await findTitle()).toBeInTheDocument();
    expect(api.getCheck).toHaveBeenCalledTimes(1);
    expect(api.getCheck).toHaveBeenCalledWith('pipeline-lock-in-step', {
      days: 365,
    });
    expect(
      screen.getAllByRole('term').map(({ textContent }) => textContent),
    ).toEqual([
      'Dimension',
      'Level',
      'Required for',
      'Effort to fix',
      'Accepts attestations',
      'Weight in scores',
      'Id',
    ]);
    expect(
      screen.getAllByRole('definition').map(({ textContent }) => textContent),
    ).toEqual([
      'Data versioning',
      'Silver',
      'Tier 1 · critical, Tier 2 · high',
      'About an hour',
      'Where no source can tell, for 180 days and for the version that serves then',
      '2',
      'pipeline-lock-in-step',
    ]);
    expect(screen.getByRole('link', { name: 'All checks' })).toHaveAttribute(
      'href',
      '/ml-scorecards/checks',
    );
  });

  it('counts by tier, and leads to the components behind each number', async () => {
    renderCheck();
    const table = await screen.findByRole('table', {
      name: 'By reliability tier',
    });
    expect(
      within(table)
        .getAllByRole('row')
        .map(({ textContent }) => textContent),
    ).toEqual([
      'TierPass rate of knownPassFailUnknownNot applicable',
      'Tier 1 · criticalrequired33%1210',
      'Tier 3 · standard100%5024',
      'All75%6234',
    ]);
    expect(
      within(table)
        .getAllByRole('link', {
          name: 'Show 2 components: The lock file is in step, Fail',
        })
        .map(link => link.getAttribute('href')),
    ).toEqual([
      '/ml-scorecards/components?check=pipeline-lock-in-step&state=fail&tier=tier-1',
      '/ml-scorecards/components?check=pipeline-lock-in-step&state=fail',
    ]);
    expect(
      within(table).getByRole('link', {
        name: '33% pass: The lock file is in step, Tier 1 · critical; show the components of which it is known',
      }),
    ).toHaveAttribute(
      'href',
      '/ml-scorecards/components?check=pipeline-lock-in-step&state=pass&state=fail&tier=tier-1',
    );
  });

  it('shows how that changed, and when what is asked did', async () => {
    renderCheck();
    await findTitle();
    expect(
      screen.getByRole('img', {
        name: /passing from 4 to 6, failing from 4 to 2, unknown from 3 to 3/,
      }),
    ).toBeInTheDocument();
    expect(screen.getByText(/what is asked changed/)).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Day by day: How that changed' }),
    );
    expect(
      within(
        screen.getByRole('table', { name: 'Day by day: How that changed' }),
      ).getAllByRole('row')[1],
    ).toHaveTextContent('623what is asked changed');
  });

  it('shows that for as long as one chooses, without asking again', async () => {
    const api = renderCheck({ trend: trendOfDays(100) });
    await findTitle();
    expect(
      screen.getByRole('img', { name: /passing from 10 to 99/ }),
    ).toBeInTheDocument();
    expect(screen.queryByText(/^Recorded since/)).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: /^Period/ }));
    await userEvent.click(screen.getByRole('option', { name: '365 days' }));
    expect(
      await screen.findByRole('img', { name: /passing from 0 to 99/ }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Period 365 days' }),
    ).toBeInTheDocument();
    expect(screen.getByText('Recorded since 1/1/2026.')).toBeInTheDocument();
    expect(api.getCheck).toHaveBeenCalledTimes(1);
    expect(api.getScorecards).toHaveBeenCalledTimes(1);
  });

  it('begins with the period that the address names', async () => {
    renderCheck(
      { trend: trendOfDays(100) },
      {},
      { at: '/pipeline-lock-in-step?period=30' },
    );
    await findTitle();
    expect(
      screen.getByRole('img', { name: /passing from 70 to 99/ }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Period 30 days' }),
    ).toBeInTheDocument();
  });

  it.each<[string, CheckDetails['trend'], RegExp]>([
    [
      'there is none yet',
      { follows: 'group', points: [] },
      /one day is recorded so far/,
    ],
    ['it would be too much', undefined, /too many components/],
    [
      'it is of some only',
      {
        follows: 'readable-components',
        points: lockInStepDetails.trend!.points,
      },
      /that you may read now/,
    ],
  ])('says of the trend that %s', async (_, trend, text) => {
    renderCheck({ trend });
    expect(await screen.findByText(text)).toBeInTheDocument();
  });

  it('shows who fails, leading to the check on their scorecards', async () => {
    const api = renderCheck();
    const table = await screen.findByRole('table', { name: 'Who fails' });
    const [, fraud, credit] = within(table).getAllByRole('row');
    expect(fraud).toHaveTextContent('Fraud detectorTier 1 · critical2 checks');
    expect(within(fraud).getByRole('link')).toHaveAttribute(
      'href',
      '/catalog/default/component/fraud-detector/scorecard#ml-check-pipeline-lock-in-step',
    );
    expect(credit).toHaveTextContent('waived');
    expect(api.getScorecards).toHaveBeenCalledTimes(1);
    expect(api.getScorecards).toHaveBeenCalledWith({
      check: 'pipeline-lock-in-step',
      state: ['fail'],
      orderBy: 'gap',
      order: 'desc',
      limit: 10,
    });
    expect(
      screen.getByRole('link', { name: 'Show all 2 in Components' }),
    ).toHaveAttribute(
      'href',
      '/ml-scorecards/components?check=pipeline-lock-in-step&state=fail',
    );
  });

  it('asks of whom nothing is known when somebody wants to know, and says why', async () => {
    const api = renderCheck();
    await findTitle();
    expect(
      screen.getByText(
        /^3 components have no data; that does not count as a pass/,
      ),
    ).toBeInTheDocument();
    api.getScorecards.mockResolvedValue({
      items: [
        {
          ...failingPage.items[0],
          check: {
            id: 'pipeline-lock-in-step',
            state: 'unknown',
            reason: 'no-source-connected',
          },
        },
      ],
      totalItems: 3,
    });
    await userEvent.click(
      screen.getByRole('button', {
        name: 'Show them: the components without data',
      }),
    );
    expect(
      within(
        await screen.findByRole('table', { name: 'Unknown' }),
      ).getAllByRole('row')[1],
    ).toHaveTextContent('No source connected');
    expect(
      screen.getByRole('link', { name: 'Show all 3 in Components' }),
    ).toHaveAttribute(
      'href',
      '/ml-scorecards/components?check=pipeline-lock-in-step&state=unknown',
    );
  });

  it('asks for no components where there are none', async () => {
    const api = renderCheck({
      counts: { pass: 11, fail: 0, unknown: 0, notApplicable: 0 },
    });
    await findTitle();
    expect(screen.getByText(/No component .* fails it/)).toBeInTheDocument();
    expect(
      screen.getByText(/It is known for every component/),
    ).toBeInTheDocument();
    expect(api.getScorecards).not.toHaveBeenCalled();
  });

  it('says that the components could not be loaded, and keeps the rest', async () => {
    renderCheck(
      {},
      {
        getScorecards: jest
          .fn()
          .mockRejectedValueOnce(new Error('no network'))
          .mockResolvedValue(failingPage),
      },
    );
    expect(
      await screen.findByText(/The components could not be loaded/),
    ).toBeInTheDocument();
    expect(await findTitle()).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByRole('table', { name: 'Who fails' }),
    ).toBeInTheDocument();
  });

  it('says why it matters, how it is computed and how to mend it', async () => {
    renderCheck();
    await findTitle();
    expect(
      screen.getByText('What was trained last is not what the code says.'),
    ).toBeInTheDocument();
    expect(screen.getByText(/a pass of any is a pass/)).toBeInTheDocument();
    for (const code of [
      'size(git.codeDepsOutOfSync) <= params.maxStale',
      'mlflow.uptime >= targets.minUptime[component.tier]',
      'git.hasDvcProject == true',
    ]) {
      expect(screen.getByText(code).tagName).toBe('CODE');
    }
    expect(
      screen.getByRole('heading', { name: 'MLflow', level: 4 }),
    ).toBeInTheDocument();
    const facts = within(
      screen.getByRole('list', { name: 'What it reads' }),
    ).getAllByRole('listitem');
    expect(facts.map(({ textContent }) => textContent)).toEqual([
      'git.codeDepsOutOfSync: files that differ from the lock fileGit repository · list of texts',
      'mlflow.uptime: how much of the time it answersMLflow · number · share',
    ]);
    expect(
      screen.getByText('Run dvc repro and commit dvc.lock.').textContent,
    ).toBe('Git repository: Run dvc repro and commit dvc.lock.');
    expect(screen.getByText(/"spec.type": "ml-pipeline"/)).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: /^Definition of this check/ }),
    ).toHaveAttribute(
      'href',
      'https://docs.example.com/checks/pipeline-lock-in-step.md',
    );
    expect(
      screen.getByRole('link', { name: /^https:\/\/dvc.org\/doc/ }),
    ).toBeInTheDocument();
  });

  it('shows what the conditions compare with, by tier where that differs', async () => {
    renderCheck();
    await findTitle();
    expect(
      within(screen.getByRole('table', { name: 'Numbers in the condition' }))
        .getAllByRole('row')
        .map(({ textContent }) => textContent),
    ).toEqual([
      'NameValue',
      'params.maxStale3',
      'params.needsAlertTier 1 YesTier 2 –Tier 3 NoTier 4 –Unclassified –',
      'targets.minUptimeshare of the timeTier 1 0.999Tier 2 –Tier 3 –Tier 4 –Unclassified –',
    ]);
  });

  it('says so when it cannot be evaluated', async () => {
    renderCheck({
      problem: 'There is no fact git.nope.',
      conditions: [],
      facts: {},
      params: {},
      targets: [],
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'unknown for every component: There is no fact git.nope.',
    );
    expect(
      screen.queryByRole('heading', { name: 'How it is computed' }),
    ).not.toBeInTheDocument();
  });

  it('says that there is no such check, and leads back', async () => {
    renderCheck({}, { getCheck: async () => undefined });
    expect(
      await screen.findByText('There is no check “pipeline-lock-in-step”'),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'All checks' })).toHaveAttribute(
      'href',
      '/ml-scorecards/checks',
    );
  });
});
