import {
  collectOne,
  createCollector,
} from '../../__testUtils__/createCollector';
import { job } from '../../__testUtils__/fakeJobs';
import { FakeLineage } from '../../__testUtils__/FakeLineage';
import { assertPublished } from '../../__testUtils__/published';

/** As each facet of a run says who made it, and how it is described. */
const ofProducer = {
  _producer: 'https://tests.example.com',
  _schemaURL: 'https://tests.example.com/facet.json',
};

/** What a run has read or written, with a test of it that failed. */
const failing = (name: string, assertion: string) => [
  {
    datasetVersionId: { namespace: 'db', name, version: 'v' },
    facets: {
      dataQualityAssertions: { assertions: [{ assertion, success: false }] },
    },
  },
];

describe('MarquezApi', () => {
  const server = FakeLineage.forTests();

  const answerTo = async (message: string) => {
    server.intercept = (_, response) => {
      response.writeHead(404).end(JSON.stringify({ code: 404, message }));
      return true;
    };
    return collectOne(createCollector({ main: server.origin }), job('gone'));
  };

  it.each([
    'Could not find node',
    "Job 'gone' not found.",
    "Dataset 'gone' not found.",
    "Namespace 'airflow://prod:8080' not found.",
  ])('knows that there is no such node by "%s"', async message => {
    expect(await answerTo(message)).toMatchObject({ hasNode: false });
  });

  it.each(['HTTP 404 Not Found', 'no Route matched with those values'])(
    'does not take "%s" for that',
    async message => {
      expect(await answerTo(message)).toMatchObject({ code: 'not-found' });
    },
  );

  /** Answers with these runs, whichever page is asked for. */
  const answerRuns = (...runs: readonly object[]) => {
    assertPublished('RunList', { runs });
    server.add('train');
    server.intercept = ({ url = '' }, response) => {
      const isRuns = url.includes('/runs');
      if (isRuns) response.end(JSON.stringify({ runs }));
      return isRuns;
    };
    return collectOne(createCollector({ main: server.origin }), job('train'));
  };

  it('takes for the last run the one that began last, also if it stands last', async () => {
    expect(
      await answerRuns(
        {
          state: 'FAILED',
          createdAt: '2026-05-30T10:00:00Z',
          startedAt: '2026-05-30T10:00:00Z',
          endedAt: '2026-05-30T11:00:00Z',
          inputDatasetVersions: failing('orders', 'unique'),
        },
        // Marquez never heard of its start.
        {
          state: 'COMPLETED',
          createdAt: '2026-05-31T11:00:00Z',
          endedAt: '2026-05-31T11:00:00Z',
        },
      ),
    ).toMatchObject({
      lastRunState: 'succeeded',
      failedDataTests: '? the last run has told of no data test',
    });
  });

  it('tells data tests of what a run has read and written, and of the run itself', async () => {
    expect(
      await answerRuns({
        state: 'COMPLETED',
        startedAt: '2026-05-30T10:00:00Z',
        endedAt: '2026-05-30T11:00:00Z',
        inputDatasetVersions: failing('orders', 'unique'),
        outputDatasetVersions: failing('features', 'row_count'),
        facets: {
          nominalTime: {
            ...ofProducer,
            nominalStartTime: '2026-05-30T10:00:00Z',
          },
          test: {
            ...ofProducer,
            tests: [
              { name: 'no_orphans', status: 'fail', severity: 'error' },
              { name: 'ids_unique', status: 'pass' },
            ],
          },
        },
      }),
    ).toMatchObject({
      failedDataTests: [
        'no_orphans',
        'row_count of features',
        'unique of orders',
      ],
    });
  });

  it('does not take a run that says no time for one of 1970', async () => {
    const run = {
      state: 'COMPLETED',
      startedAt: '2026-05-30T10:00:00Z',
      endedAt: '2026-05-30T11:00:00Z',
    };
    expect(await answerRuns(run, { state: 'FAILED' })).toMatchObject({
      lastEventAt: '2026-05-30T11:00:00.000Z',
      lastRunState: 'succeeded',
      intervalDays: expect.stringMatching(/^\? only 1 runs/),
    });
    expect(await answerRuns({ state: 'FAILED' })).toMatchObject({
      lastEventAt: expect.stringMatching(/^\? the runs of the job/),
    });
  });

  it('takes times without a zone for UTC, and a state that it does not know for a run that goes on', async () => {
    expect(
      await answerRuns({
        createdAt: '2026-05-31T10:00:00.123456',
        startedAt: '2026-05-31T10:00:00.5',
        endedAt: null,
        state: 'NEW',
      }),
    ).toMatchObject({
      lastRunState: 'running',
      lastEventAt: '2026-05-31T10:00:00.500Z',
      processingType: expect.stringContaining('? Marquez calls every job'),
    });
  });
});
