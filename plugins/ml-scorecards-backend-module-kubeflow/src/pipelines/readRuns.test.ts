import { realClock } from 'backstage-plugin-ml-scorecards-node/testUtils';
import { addFraud, run } from '../__testUtils__/addFraud';
import {
  collectOne,
  createCollector,
  NOW,
} from '../__testUtils__/createCollector';
import { FakeKubeflow } from '../__testUtils__/FakeKubeflow';
import { PipelinesApi } from '../api/PipelinesApi';
import { readHistory } from './readHistory';
import { readRuns, runsOf } from './readRuns';
import { Run } from './Run';

describe('what is told where there are many runs', () => {
  const kubeflow = FakeKubeflow.forTests();
  const { pipelines } = kubeflow;
  const collect = () =>
    collectOne(
      createCollector(
        { main: kubeflow.origin },
        { clock: realClock, parts: ['pipelines'] },
      ),
      { 'kubeflow.org/pipeline-id': 'p-fraud' },
    );

  const ofOthers = (count: number, days: number) => {
    pipelines.runs.push(
      ...Array.from({ length: count }, (_, n) =>
        run(`other-${n}`, {
          daysAgo: (n / count) * days,
          pipeline_version_reference: {
            pipeline_id: 'p-other',
            pipeline_version_id: 'pv',
          },
        }),
      ),
    );
  };

  it('reads back to a year', async () => {
    addFraud(kubeflow);
    pipelines.runs.push(run('old', { daysAgo: 400, minutes: 1 }));
    ofOthers(900, 500);
    const facts = await collect();
    // The year ends on the seventh page of ten.
    expect(
      kubeflow.requests.filter(asked => /\/runs\?/.test(asked)),
    ).toHaveLength(7);
    expect(facts).toMatchObject({ runCount90d: 6, longestTaskGrowth: 0.5 });
  });

  it('tells what it can of those that are read', async () => {
    addFraud(kubeflow);
    ofOthers(4000, 100);
    expect(await collect()).toMatchObject({
      // Fifty days of them are read.
      runCount90d: expect.stringContaining('more runs than are read'),
      runSuccessShare30d: 0.8,
      lastRunSucceededAt: '2026-05-30T00:10:00.000Z',
      pipelineTasks: ['judge', 'load', 'train'],
    });
  });

  it('does not say that none was there if it may have been before', async () => {
    pipelines.pipelines.set('p-fraud', [{ pipeline_version_id: 'v' }]);
    ofOthers(4000, 20);
    const cut = expect.stringContaining('more runs than are read');
    expect(await collect()).toMatchObject({
      runCount90d: cut,
      runHasParams: cut,
      runHasMetrics: cut,
      lastRunSucceededAt: cut,
      runSuccessShare30d: cut,
      trainingSecondsMedian: cut,
      longestTaskShare: cut,
    });
  });
});

describe('what is kept of many runs until a batch ends', () => {
  const kubeflow = FakeKubeflow.forTests();
  const { signal } = new AbortController();

  /** All runs that can be reached from a value. */
  function runsWithin(value: unknown, found = new Set<Run>()): Set<Run> {
    if (typeof value !== 'object' || value === null) return found;
    if ('taskSeconds' in value) return found.add(value as Run);
    const parts = value instanceof Map ? value.values() : Object.values(value);
    for (const part of parts) runsWithin(part, found);
    return found;
  }

  it('is what facts need of them', async () => {
    addFraud(kubeflow);
    const { pipelines } = kubeflow;
    pipelines.runs.length = 0;
    // Of a hundred days, fifteen a day, in turn of three pipelines; each fourth has failed, and so has the newest.
    const names = ['p-fraud', 'p-b', 'p-c'];
    pipelines.runs.push(
      ...Array.from({ length: 1500 }, (_, n) =>
        run(`r-${n}`, {
          daysAgo: (n + 0.5) / 15,
          state: n % 4 ? 'SUCCEEDED' : 'FAILED',
          trainMinutes: 5,
          recurring_run_id: 'rr',
          pipeline_version_reference: {
            pipeline_id: names[n % 3],
            pipeline_version_id: 'pv-2',
          },
        }),
      ),
    );
    const api = PipelinesApi.create(
      {
        id: 'main',
        configKey: 'it',
        baseUrl: `${kubeflow.origin}/pipelines`,
        uiUrl: kubeflow.origin,
        headers: {},
      },
      { clock: realClock },
    );
    const listed = await readRuns(api, {}, { now: NOW, signal });
    // The newest, five that succeeded, and five of before: of all, of the one recurring run, and of each pipeline.
    expect(runsWithin(listed).size).toBeLessThanOrEqual(5 * (1 + 5 + 5));
    const ids = (runs: readonly Run[]) => runs.map(({ id }) => id);
    const all = runsOf(listed, {});
    expect(all).toMatchObject({
      latest: { id: 'r-0' },
      created90d: 90 * 15,
      succeeded30d: 337,
      failed30d: 113,
    });
    expect(ids(all.lastSucceeded)).toEqual(['r-1', 'r-2', 'r-3', 'r-5', 'r-6']);
    expect(ids(all.succeededBefore)).toEqual(
      [450, 451, 453, 454, 455].map(n => `r-${n}`),
    );
    expect(runsOf(listed, { recurringRunId: 'rr' })).toEqual(all);
    const own = runsOf(listed, { pipelineId: 'p-b' });
    expect(own).toMatchObject({ latest: { id: 'r-1' }, created90d: 30 * 15 });
    expect(ids(own.lastSucceeded)).toEqual(
      [1, 7, 10, 13, 19].map(n => `r-${n}`),
    );
    expect(runsOf(listed, { pipelineId: 'p-gone' })).toMatchObject({
      latest: undefined,
      created90d: 0,
    });

    const history = await readHistory(
      api,
      { pipelineId: 'p-fraud' },
      { listed, signal },
    );
    expect(history).toMatchObject({
      version: { code_source_url: 'https://git.example.com/fraud' },
      pipeline: { tasks: ['judge', 'load', 'train'] },
    });
    expect(runsWithin(history).size).toBeLessThanOrEqual(1 + 5 + 5);
    // A specification holds the source of each task.
    expect(JSON.stringify(history)).not.toContain('python:3.12');
  });
});
