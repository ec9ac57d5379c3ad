import { plainFacts } from 'backstage-plugin-ml-scorecards-node/testUtils';
import { JobRun } from './JobRun';
import { runFacts } from './runFacts';

const DAY = 24 * 3_600_000;
const NOW = Date.parse('2026-06-01T00:00:00Z');

const run = (
  daysAgo: number,
  options: { state?: JobRun['state']; seconds?: number } = {},
): JobRun => {
  const { state = 'succeeded', seconds = 60 } = options;
  const startedAt = NOW - daysAgo * DAY;
  const endedAt = state === 'running' ? undefined : startedAt + seconds * 1000;
  return { state, startedAt, endedAt, lastEventAt: endedAt ?? startedAt };
};

const factsOf = (...runs: JobRun[]) =>
  plainFacts(
    runFacts(
      {
        runs,
        impossibleRuns: 0,
        processingType: { value: 'BATCH' },
        failedDataTests: { value: [] },
      },
      { link: 'https://lineage.example.com', now: NOW },
    ),
  );

describe('runFacts', () => {
  it('counts runs that ended in the last 30 days', () => {
    const runs = [1, 2, 3, 4].map(daysAgo => run(daysAgo));
    expect(
      factsOf(
        run(0, { state: 'running' }),
        ...runs,
        run(5, { state: 'aborted' }),
        run(31, { state: 'failed' }),
      ),
    ).toMatchObject({ runSuccessShare30d: 4 / 5, lastRunState: 'running' });
    expect(factsOf(...runs)).toMatchObject({
      runSuccessShare30d:
        '? only 4 runs ended in the last 30 days, and it takes 5',
    });
  });

  it('takes the usual pause, whatever a retry or a holiday does to it', () => {
    expect(
      factsOf(run(1), run(2), run(2.01), run(3), run(4), run(14)),
    ).toMatchObject({ intervalDays: 1 });
    expect(factsOf(run(1), run(2))).toMatchObject({
      intervalDays: '? only 2 runs of the job are known, and it takes 3',
    });
  });

  it('takes how long the last five runs took that succeeded', () => {
    expect(
      factsOf(
        run(1, { seconds: 10 }),
        run(2, { seconds: 9999, state: 'failed' }),
        run(3, { seconds: 20 }),
        run(4, { seconds: 30 }),
        run(5, { seconds: 40 }),
        run(6, { seconds: 50 }),
        run(7, { seconds: 9999 }),
      ),
    ).toMatchObject({ runSecondsMedian: 30 });
  });

  it('tells when something was last heard, and last succeeded', () => {
    expect(factsOf(run(1, { state: 'failed' }), run(3), run(2))).toMatchObject({
      lastEventAt: '2026-05-31T00:01:00.000Z',
      lastRunState: 'failed',
      lastRunSucceededAt: '2026-05-30T00:01:00.000Z',
    });
    expect(factsOf(run(1, { state: 'failed' }))).toMatchObject({
      lastRunSucceededAt: '? no run of the job is known to have succeeded',
      runSecondsMedian: expect.stringMatching(/^\? of no run/),
    });
  });

  it('knows nothing without a run', () => {
    expect(factsOf()).toMatchObject({
      lastEventAt: '? no run of the job is known',
      lastRunState: '? no run of the job is known',
      intervalDays: expect.stringMatching(/^\? only 0 runs/),
      runSuccessShare30d: expect.stringMatching(/^\? only 0 runs/),
    });
  });
});
