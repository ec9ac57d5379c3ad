import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  Collector,
  CollectorsResponse,
  MlScorecardsApi,
} from 'backstage-plugin-ml-scorecards-common';
import { mockMlScorecardsApi } from '../../__testUtils__/mockMlScorecardsApi';
import { renderInPortal } from '../../__testUtils__/renderInPortal';
import { SourcesContent } from './SourcesContent';

const git: Collector = {
  source: 'git',
  title: 'Git repository',
  howToConnect: 'Name the repository.',
  checks: [
    { id: 'data-versioned', title: 'Training data is versioned' },
    { id: 'model-card', title: 'The model card is complete' },
  ],
  state: 'degraded',
  intervalMs: 30 * 60_000,
  timeToLiveMs: 24 * 60 * 60_000,
  freshSince: '2026-06-01T11:00:00.000Z',
  lastPass: {
    startedAt: '2026-06-01T11:00:00.000Z',
    finishedAt: '2026-06-01T11:01:00.000Z',
    published: true,
    counts: {
      components: 1200,
      seen: 1200,
      served: 850,
      changed: 3,
      unchanged: 846,
      failed: 1,
      lost: 0,
    },
  },
  // Components have come since.
  components: { total: 1300, served: 900, withFacts: 898, failed: 4 },
  errors: [
    {
      code: 'not-found',
      count: 1,
      examples: [
        {
          entityRef: 'component:default/churn',
          message: 'There is no repository acme/churn.',
        },
      ],
    },
  ],
};

const feast: Collector = {
  source: 'feast',
  title: 'Feast',
  howToConnect: 'Install the module and name the project.',
  checks: [{ id: 'features-fresh', title: 'Online features are fresh' }],
  state: 'not-connected',
  errors: [],
};

const mlflow: Collector = {
  source: 'mlflow',
  title: 'MLflow',
  howToConnect: 'Name the registered model.',
  docsUrl: 'https://docs.example.com/mlflow',
  checks: [],
  state: 'failing',
  intervalMs: 60_000,
  timeToLiveMs: 24 * 60 * 60_000,
  error: {
    code: 'auth',
    message: 'MLflow refused the token.',
    at: '2026-06-01T11:00:00.000Z',
  },
  errors: [],
};

function renderSources(
  answer: CollectorsResponse | MlScorecardsApi['getCollectors'],
  at?: string,
) {
  const api = mockMlScorecardsApi({
    getCollectors: typeof answer === 'function' ? answer : async () => answer,
  });
  renderInPortal(<SourcesContent />, { api, at });
}

/** Renders one source, opened. */
async function renderOpen(collector: Collector) {
  renderSources(
    { items: [collector], problems: [] },
    `/?open=${collector.source}`,
  );
  return screen.findByRole('region', { name: 'What to do next' });
}

describe('SourcesContent', () => {
  it('shows what needs somebody first, and how many there are of each', async () => {
    const catalog: Collector = {
      ...git,
      source: 'catalog',
      title: 'Catalog',
      state: 'healthy',
      errors: [],
      components: { total: 1300, served: 1300, withFacts: 1299, failed: 1 },
    };
    renderSources({ items: [catalog, feast, git, mlflow], problems: [] });
    const rows = await screen.findAllByRole('button', { expanded: false });
    expect(rows.map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/^MLflow.*Failing.*MLflow refused the token/),
      expect.stringMatching(/^Git repository.*Degraded/),
      expect.stringMatching(/^Feast.*Not connected/),
      expect.stringMatching(/^Catalog.*Mostly healthy/),
    ]);
    expect(
      screen.getByRole('list', { name: 'How the sources are doing' }),
    ).toHaveTextContent(
      /1 × Failing.*1 × Degraded.*1 × Not connected.*1 × Mostly healthy/,
    );
  });

  it('says in a line how fresh a source is, whom it serves and what fails', async () => {
    renderSources({ items: [git], problems: [] });
    const row = await screen.findByRole('button', { name: /Git repository/ });
    expect(row).toHaveTextContent(/Last read.* ago, stale/);
    expect(row).toHaveTextContent('900 of 1,300');
    expect(row).toHaveTextContent('4 could not be read');
    expect(row).toHaveTextContent('Checks2');
  });

  it('opens into what to do, and keeps that in the address', async () => {
    renderSources({ items: [feast, mlflow], problems: [] });
    await userEvent.click(await screen.findByRole('button', { name: /Feast/ }));
    const next = await screen.findByRole('region', { name: 'What to do next' });
    expect(next).toHaveTextContent('Nothing reads it');
    expect(next).toHaveTextContent(
      'How to connect: Install the module and name the project.',
    );
    expect(
      screen.getByRole('region', { name: 'Checks that read its facts' }),
    ).toHaveTextContent('Online features are fresh');
    await userEvent.click(screen.getByRole('button', { name: /MLflow/ }));
    expect(
      screen.getAllByRole('region', { name: 'What to do next' }),
    ).toHaveLength(2);
    await userEvent.click(screen.getByRole('button', { name: /Feast/ }));
    expect(
      screen.getByRole('region', { name: 'What to do next' }),
    ).toHaveTextContent('MLflow refused the token. (Access refused)');
  });

  it('says of a failing source why, what that means, and which key and page help', async () => {
    const next = await renderOpen(mlflow);
    expect(next).toHaveTextContent(
      'MLflow refused the token. (Access refused)',
    );
    expect(next).toHaveTextContent(
      'Check the credentials that app-config.yaml gives for it',
    );
    expect(next).toHaveTextContent(
      'What was read before counts until it is stale',
    );
    expect(
      within(next).getByRole('link', { name: /^Documentation about MLflow/ }),
    ).toHaveAttribute('href', 'https://docs.example.com/mlflow');
  });

  it('says of a degraded one what fails, for whom, and what to do about it', async () => {
    const next = await renderOpen({
      ...git,
      errors: [{ ...git.errors[0], count: 4 }],
    });
    expect(next).toHaveTextContent('Its facts are older than 1 day');
    const failures = screen.getByRole('region', {
      name: 'What failed in the last run',
    });
    expect(failures).toHaveTextContent('Not found: 4 components');
    expect(failures).toHaveTextContent(
      'What the component points to is not there',
    );
    expect(failures).toHaveTextContent('There is no repository acme/churn.');
    expect(failures).toHaveTextContent('and 3 more');
    expect(within(failures).getByRole('link')).toHaveAttribute(
      'href',
      '/catalog/default/component/churn',
    );
  });

  it('shows a failure of a kind that it does not know', async () => {
    await renderOpen({
      ...git,
      errors: [{ code: 'haunted', count: 1, examples: [] }],
    });
    expect(screen.getByText('haunted: 1 component')).toBeInTheDocument();
  });

  it('names components of which it never had facts, and why', async () => {
    await renderOpen({
      ...git,
      withoutFacts: {
        count: 5,
        components: [
          {
            entityRef: 'component:default/churn',
            title: 'Churn',
            error: {
              code: 'auth',
              message: 'The token may not read it.',
              at: '2026-06-01T11:00:00.000Z',
            },
          },
        ],
      },
    });
    expect(
      screen.getByRole('button', { name: /Git repository/ }),
    ).toHaveTextContent('4 could not be read; 5 have no data');
    const without = screen.getByRole('region', {
      name: 'Components without data',
    });
    expect(without).toHaveTextContent(
      'Churn: The token may not read it. (Access refused)',
    );
    expect(without).toHaveTextContent('and 4 more');
    expect(within(without).getByRole('link')).toHaveAttribute(
      'href',
      '/catalog/default/component/churn/scorecard',
    );
  });

  it('shows when a source was read and will be, and how many have no data', async () => {
    await renderOpen(git);
    const reading = screen.getByRole('region', { name: 'Reading' });
    expect(reading).toHaveTextContent(/Last runbegan .* ago and took 1 minute/);
    expect(reading).toHaveTextContent('Next rundue now');
    expect(reading).toHaveTextContent('every30 minutes');
    const numbers = screen.getByRole('region', { name: 'Components' });
    expect(numbers).toHaveTextContent('In the catalog1,300');
    expect(numbers).toHaveTextContent('Served, without data2');
    expect(numbers).toHaveTextContent('it was not asked about them yet400');
    expect(
      screen.getByRole('region', { name: 'Components in the last run' }),
    ).toHaveTextContent(/Gone over1,200.*new facts3.*as before846.*error of/);
  });

  it('shows how far a pass is, and that none is due meanwhile', async () => {
    await renderOpen({
      ...git,
      runningPass: {
        startedAt: '2026-06-01T12:00:00.000Z',
        counts: { ...git.lastPass!.counts!, seen: 400 },
      },
    });
    const reading = screen.getByRole('region', { name: 'Reading' });
    expect(reading).toHaveTextContent(
      /Present runbegan .* ago, 400 of 1,200 components done/,
    );
    expect(reading).not.toHaveTextContent('Next run');
  });

  it('has nothing to do for a healthy source, whatever failed in its last run', async () => {
    expect(
      await renderOpen({
        ...git,
        state: 'healthy',
        components: { ...git.components!, failed: 0 },
      }),
    ).toHaveTextContent('Nothing: it is read as it should be.');
    const row = screen.getByRole('button', { name: /Git repository/ });
    expect(row).toHaveTextContent(/Healthy.*TroubleNone/);
    expect(
      screen.getByRole('region', { name: 'What failed in the last run' }),
    ).toHaveTextContent('There is no repository acme/churn.');
  });

  it('says of one that fails for components since its last run where to look', async () => {
    expect(
      await renderOpen({
        ...git,
        timeToLiveMs: undefined,
        errors: [],
      }),
    ).toHaveTextContent('Some components could not be read.');
  });

  it('leaves it to owners if components name what is not there', async () => {
    expect(await renderOpen({ ...git, state: 'healthy' })).toHaveTextContent(
      'their owners correct that',
    );
    const row = screen.getByRole('button', { name: /Git repository/ });
    expect(row).toHaveTextContent(
      '4 components point to something that is not there',
    );
    expect(row).toHaveTextContent('Mostly healthy');
    expect(row).not.toHaveTextContent('could not be read');
  });

  it('says what to do for a source that serves nobody', async () => {
    const next = await renderOpen({
      ...git,
      state: 'idle',
      errors: [],
      components: { total: 1300, served: 0, withFacts: 0, failed: 0 },
      lastPass: undefined,
      freshSince: undefined,
    });
    expect(next).toHaveTextContent(
      'no component that it was asked about names the source yet',
    );
    expect(next).toHaveTextContent('How to connect: Name the repository.');
    expect(
      screen.getByRole('button', { name: /Git repository/ }),
    ).toHaveTextContent('Not read yet');
  });

  it('says what pipelines pushed, and what to do when that is stale', async () => {
    const drift: Collector = {
      ...feast,
      source: 'drift',
      title: 'Drift job',
      howToConnect: 'Let the nightly job push it.',
      state: 'pushed',
    };
    expect(await renderOpen(drift)).toHaveTextContent(
      /push its facts to POST .*Let the nightly job push it/,
    );
    expect(screen.getByRole('button', { name: /Drift job/ })).toHaveTextContent(
      'Nothing pushed yet',
    );
  });

  it('says how many of the pushed facts are stale', async () => {
    const next = await renderOpen({
      ...feast,
      pushed: {
        components: 3,
        stale: 1,
        lastPushedAt: '2026-06-01T11:00:00.000Z',
      },
    });
    expect(next).toHaveTextContent('See whether these pipelines still run');
    expect(
      screen.getByRole('region', { name: 'Pushed by pipelines' }),
    ).toHaveTextContent(
      /^Pushed by pipelinesFacts of 3 components, the last of them .* ago, 1 of them stale$/,
    );
  });

  it('tells no numbers to those who may not read all components', async () => {
    await renderOpen({
      ...git,
      components: undefined,
      lastPass: { ...git.lastPass!, counts: undefined },
      errors: [{ ...git.errors[0], count: undefined }],
    });
    expect(
      screen.getByText(/Numbers are told to those who may read all components/),
    ).toBeInTheDocument();
    const row = screen.getByRole('button', { name: /Git repository/ });
    expect(row).toHaveTextContent('Not told');
    expect(row).toHaveTextContent('Not found');
    expect(
      screen.getByRole('region', { name: 'What failed in the last run' }),
    ).not.toHaveTextContent(/\d component/);
    expect(
      screen.queryByRole('region', { name: 'Components in the last run' }),
    ).not.toBeInTheDocument();
  });

  it('says what to do when there is no source at all', async () => {
    renderSources({ items: [], problems: [] });
    expect(await screen.findByText('No sources')).toBeInTheDocument();
    expect(
      screen.getByText(/mlScorecards\.factSets in app-config\.yaml/),
    ).toBeInTheDocument();
  });

  it('shows the definitions that are wrong, and where', async () => {
    renderSources({
      items: [git],
      problems: [
        {
          where: 'app-config.yaml',
          id: 'my-check',
          message: 'there is no source "mlfow"',
        },
      ],
    });
    expect(
      await screen.findByText(/1 definition is wrong/),
    ).toBeInTheDocument();
    expect(
      screen.getByText('app-config.yaml, my-check: there is no source "mlfow"'),
    ).toBeInTheDocument();
    expect(screen.getByText(/restart the backend/)).toBeInTheDocument();
  });
});
