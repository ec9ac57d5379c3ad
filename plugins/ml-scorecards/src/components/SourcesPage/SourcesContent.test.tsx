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
      served: 900,
      changed: 3,
      unchanged: 896,
      failed: 1,
      lost: 0,
    },
  },
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
  state: 'not-installed',
  errors: [],
};

const mlflow: Collector = {
  source: 'mlflow',
  title: 'MLflow',
  howToConnect: 'Name the registered model.',
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
) {
  const api = mockMlScorecardsApi({
    getCollectors: typeof answer === 'function' ? answer : async () => answer,
  });
  renderInPortal(<SourcesContent />, { api });
}

describe('SourcesContent', () => {
  it('shows what needs somebody first', async () => {
    renderSources({ items: [feast, git, mlflow], problems: [] });
    await screen.findByRole('heading', { name: 'MLflow', level: 2 });
    expect(
      screen
        .getAllByRole('heading', { level: 2 })
        .map(({ textContent }) => textContent),
    ).toEqual(['MLflow', 'Git repository', 'Feast']);
    expect(screen.getByText('Failing')).toBeInTheDocument();
    expect(
      screen.getByText(/MLflow refused the token\. \(auth\)/),
    ).toBeInTheDocument();
  });

  it('says what pipelines pushed, and how to connect a source that none has pushed yet', async () => {
    const drift: Collector = {
      ...feast,
      source: 'drift',
      title: 'Drift job',
      howToConnect: 'Let the pipeline push it.',
      state: 'pushed',
    };
    const pushed = {
      components: 3,
      stale: 1,
      lastPushedAt: '2026-06-01T11:00:00.000Z',
    };
    renderSources({
      items: [drift, { ...feast, pushed }],
      problems: [],
    });
    expect(await screen.findByText('Pushed by pipelines')).toBeInTheDocument();
    expect(screen.getByText(/Let the pipeline push it/)).toBeInTheDocument();
    expect(
      screen.getByText(/^Pipelines pushed facts of 3 components/),
    ).toHaveTextContent(/, .* ago, 1 of them stale$/);
  });

  it('says how reading goes, and which components fail and why', async () => {
    renderSources({ items: [git], problems: [] });
    expect(
      await screen.findByText('It serves 900 of 1,200 components'),
    ).toBeInTheDocument();
    expect(screen.getByText(/every 30 minutes/)).toBeInTheDocument();
    expect(
      screen.getByText('1 component failed (not-found):'),
    ).toBeInTheDocument();
    const [failure] = screen.getAllByRole('listitem');
    expect(failure).toHaveTextContent('There is no repository acme/churn.');
    expect(within(failure).getByRole('link')).toHaveAttribute(
      'href',
      '/catalog/default/component/churn',
    );
  });

  it('lists the checks that wait for a source, and how to connect it', async () => {
    renderSources({ items: [feast], problems: [] });
    expect(await screen.findByText('Not installed')).toBeInTheDocument();
    expect(
      screen.getByText(
        'How to connect: Install the module and name the project.',
      ),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', {
        name: '1 check reads the facts of Feast',
      }),
    );
    expect(screen.getByText('Online features are fresh')).toBeInTheDocument();
  });

  it('tells no numbers to those who may not read all components', async () => {
    renderSources({
      items: [
        {
          ...git,
          lastPass: { ...git.lastPass!, counts: undefined },
          errors: [{ ...git.errors[0], count: undefined }],
        },
      ],
      problems: [],
    });
    expect(
      await screen.findByText('Failures (not-found):'),
    ).toBeInTheDocument();
    expect(screen.queryByText(/It serves/)).not.toBeInTheDocument();
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
  });

  it('shows why it could not load, and tries again', async () => {
    renderSources(
      jest
        .fn()
        .mockRejectedValueOnce(new Error('no network'))
        .mockResolvedValue({ items: [feast], problems: [] }),
    );
    expect(
      await screen.findByText(/sources could not be loaded/),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Feast')).toBeInTheDocument();
  });
});
