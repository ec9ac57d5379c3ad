import { realClock } from 'backstage-plugin-ml-scorecards-node/testUtils';
import { addFraud } from '../__testUtils__/addFraud';
import { collectOne, createCollector } from '../__testUtils__/createCollector';
import { FakeKubeflow } from '../__testUtils__/FakeKubeflow';

const PIPELINE = { 'kubeflow.org/pipeline-id': 'p-fraud' };

describe('what is told of schedules', () => {
  const kubeflow = FakeKubeflow.forTests();
  const { pipelines } = kubeflow;
  const collect = (annotations: Record<string, string> = PIPELINE) =>
    collectOne(
      createCollector(
        { main: kubeflow.origin },
        { clock: realClock, parts: ['pipelines'] },
      ),
      annotations,
    );

  const schedule = (id: string, more: object = {}) => ({
    recurring_run_id: id,
    status: 'ENABLED',
    pipeline_version_reference: { pipeline_id: 'p-fraud' },
    trigger: { periodic_schedule: { interval_second: '604800' } },
    ...more,
  });
  beforeEach(() => {
    addFraud(kubeflow);
    pipelines.recurringRuns.length = 0;
  });

  it('counts the most frequent one that is enabled', async () => {
    const cron = (text: string) => ({
      trigger: { cron_schedule: { cron: text } },
    });
    pipelines.recurringRuns.push(
      schedule('weekly'),
      schedule('hourly', { ...cron('0 0 * * * *'), status: 'DISABLED' }),
      schedule('daily', cron('0 0 3 * * *')),
    );
    expect(await collect()).toMatchObject({
      recurringRunIsEnabled: true,
      intervalDays: 1,
    });
  });

  it('tells of the one that is named, and of no other', async () => {
    pipelines.recurringRuns.push(
      schedule('weekly', { status: 'DISABLED' }),
      schedule('other'),
    );
    expect(
      await collect({
        ...PIPELINE,
        'kubeflow.org/recurring-run-id': 'weekly',
      }),
    ).toMatchObject({
      recurringRunIsEnabled: false,
      intervalDays: '? no recurring run of the pipeline is enabled',
    });
  });

  it('does not guess what it cannot read', async () => {
    pipelines.recurringRuns.push(
      schedule('odd', { trigger: { cron_schedule: { cron: 'sometimes' } } }),
    );
    expect(await collect()).toMatchObject({
      recurringRunIsEnabled: true,
      intervalDays: '? the schedule of the recurring run cannot be read',
    });
    // That may be more frequent than the one that can be read.
    pipelines.recurringRuns.push(schedule('weekly'));
    expect(await collect()).toMatchObject({
      intervalDays: '? the schedule of the recurring run cannot be read',
    });
  });

  it('does not say that there is none if there are more than are read', async () => {
    for (let n = 0; n < 1001; n += 1) {
      pipelines.recurringRuns.push(
        schedule(`rr-${n}`, { pipeline_version_reference: undefined }),
      );
    }
    const cut = expect.stringMatching(
      /^\? there are more recurring runs than are read/,
    );
    expect(await collect()).toMatchObject({
      recurringRunIsEnabled: cut,
      intervalDays: cut,
    });
    pipelines.recurringRuns.unshift(schedule('weekly'));
    expect(await collect()).toMatchObject({
      recurringRunIsEnabled: true,
      intervalDays: cut,
    });
  });
});
