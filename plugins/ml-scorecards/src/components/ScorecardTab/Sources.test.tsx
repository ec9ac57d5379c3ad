import { screen, within } from '@testing-library/react';
import { SourceStatus } from 'backstage-plugin-ml-scorecards-common';
import { fraudDetectorScorecard } from '../../__testUtils__/fixtures';
import { renderTab } from '../../__testUtils__/renderTab';

const READ_AT = '2026-02-20T11:55:00.000Z';

const failure = (code: string) => ({
  code,
  message: 'MLflow did not answer.',
  at: '2026-03-01T11:50:00.000Z',
});

const TELL = 'If it stays so, tell whoever operates the portal.';
const KEPT = 'What was read before counts until it is too old.';
const TOO_OLD = 'Its facts are too old, so checks do not count them any more.';
const UNAVAILABLE =
  'Check that it runs, and that the backend reaches it. The portal tries again by itself.';

/** What is said of MLflow. */
async function toldOf(
  how: Pick<SourceStatus, 'status'> & Partial<SourceStatus>,
) {
  const source = { collector: 'mlflow', title: 'MLflow', ...how };
  const scorecard = { ...fraudDetectorScorecard, sources: [source] };
  renderTab({ getScorecard: async () => scorecard }, { section: 'sources' });
  const heading = await screen.findByRole('heading', { name: 'MLflow' });
  return within(
    screen
      .getAllByRole('listitem')
      .find(item => item.contains(heading)) as HTMLElement,
  );
}

describe('a source of a scorecard', () => {
  it.each<[string, string, Parameters<typeof toldOf>[0], string]>([
    [
      'failed, and has facts from before',
      'Error',
      {
        status: 'error',
        collectedAt: READ_AT,
        error: failure('unavailable'),
      },
      `${KEPT} ${UNAVAILABLE} ${TELL}`,
    ],
    [
      'failed, and never told anything',
      'Error',
      { status: 'error', error: failure('unavailable') },
      `${UNAVAILABLE} ${TELL}`,
    ],
    [
      'points to what is not there, which the owner corrects',
      'Error',
      { status: 'error', error: failure('not-found') },
      'What the component points to is not there, or the portal may not see it. Its owner corrects the annotation.',
    ],
    [
      'failed in a way that is not known',
      'Error',
      { status: 'error', error: failure('haunted') },
      TELL,
    ],
    [
      'is stale',
      'Stale',
      { status: 'stale', collectedAt: READ_AT },
      `${TOO_OLD} The owner can have it read again with “Refresh”. If it stays stale, tell whoever operates the portal.`,
    ],
    [
      'is stale since it fails',
      'Stale',
      {
        status: 'stale',
        collectedAt: READ_AT,
        error: failure('unavailable'),
      },
      `${TOO_OLD} ${UNAVAILABLE} ${TELL}`,
    ],
    [
      'is stale since nobody pushes it',
      'Stale',
      { status: 'stale', collectedAt: READ_AT, pushed: true },
      `${TOO_OLD} See whether the pipeline that pushes them still runs.`,
    ],
    [
      'was not read yet',
      'Not collected yet',
      { status: 'not-collected' },
      'There is nothing to do: its next run reads it.',
    ],
  ])(
    'that %s is called %p, and says what to do',
    async (_, word, how, next) => {
      const source = await toldOf(how);
      expect(source.getByText(word)).toBeVisible();
      expect(source.getByText(next)).toBeVisible();
    },
  );

  it.each([
    ['unavailable', /MLflow did not answer\. \(Not reachable\)$/],
    ['haunted', /MLflow did not answer\.$/],
  ])('names the kind of a failure in words: %s', async (code, text) => {
    const source = await toldOf({ status: 'error', error: failure(code) });
    expect(source.getByText(/^Failed/)).toHaveTextContent(text);
  });

  it('that is fresh asks for nothing', async () => {
    const source = await toldOf({ status: 'fresh', collectedAt: READ_AT });
    expect(source.getByText('Fresh')).toBeVisible();
    expect(source.queryByText(/tell|counts|next run/)).not.toBeInTheDocument();
  });
});
