import { realClock } from 'backstage-plugin-ml-scorecards-node/testUtils';
import { addFraud, run } from '../__testUtils__/addFraud';
import { collectOne, createCollector } from '../__testUtils__/createCollector';
import { FakeKubeflow } from '../__testUtils__/FakeKubeflow';

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
