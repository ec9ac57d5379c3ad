import { realClock } from 'backstage-plugin-ml-scorecards-node/testUtils';
import { addFraud, run, SPEC } from '../__testUtils__/addFraud';
import { collectOne, createCollector } from '../__testUtils__/createCollector';
import { FakeKubeflow } from '../__testUtils__/FakeKubeflow';

const NO_SUCCESS = '? there is no run that succeeded in the last 365 days';
const PIPELINE = { 'kubeflow.org/pipeline-id': 'p-fraud' };

describe('what is told of Kubeflow Pipelines', () => {
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

  it('reads the runs of a recurring run, of an experiment, or of a pipeline within one', async () => {
    addFraud(kubeflow);
    pipelines.experiments.add('e');
    pipelines.runs.push(
      run('a', {
        daysAgo: 1,
        recurring_run_id: 'rr-fraud',
        experiment_id: 'e',
      }),
      run('b', {
        daysAgo: 1,
        experiment_id: 'e',
        pipeline_version_reference: undefined,
        pipeline_spec: SPEC,
      }),
    );
    const count = async (annotations: Record<string, string>) =>
      (await collect(annotations)).runCount90d;
    expect(await count({ 'kubeflow.org/recurring-run-id': 'rr-fraud' })).toBe(
      1,
    );
    expect(await count({ 'kubeflow.org/experiment-id': 'e' })).toBe(2);
    expect(
      await count({ ...PIPELINE, 'kubeflow.org/experiment-id': 'e' }),
    ).toBe(1);
    // The recurring run says when it runs, and people may start it besides.
    expect(
      await count({ ...PIPELINE, 'kubeflow.org/recurring-run-id': 'rr-fraud' }),
    ).toBe(7);
  });

  it('tells a pipeline without runs from one that is not there', async () => {
    pipelines.pipelines.set('p-fraud', [
      { pipeline_version_id: 'v', pipeline_spec: SPEC },
    ]);
    expect(await collect()).toMatchObject({
      runCount90d: 0,
      pipelineTasks: ['judge', 'load', 'train'],
      codeSourceUrl: '',
      recurringRunIsEnabled: false,
      runHasParams: '? there is no run in the last 365 days',
      runHasMetrics: '? there is no run in the last 365 days',
      lastRunSucceededAt: NO_SUCCESS,
      trainingSecondsMedian: NO_SUCCESS,
      longestTaskShare: NO_SUCCESS,
      runSuccessShare30d: expect.stringMatching(/^\? only 0 runs ended/),
      intervalDays: '? the pipeline has no recurring run',
    });
    pipelines.pipelines.clear();
    expect(await collect()).toEqual({
      code: 'not-found',
      message: expect.stringContaining(
        'The annotation kubeflow.org/pipeline-id names p-fraud, which is not in Kubeflow Pipelines',
      ),
    });
  });

  it.each([
    ['kubeflow.org/recurring-run-id', 'rr-gone'],
    ['kubeflow.org/experiment-id', 'e-gone'],
  ])('says of %s that it is not there', async (annotation, id) => {
    expect(await collect({ [annotation]: id })).toEqual({
      code: 'not-found',
      message: expect.stringContaining(
        `${annotation} names ${id}, which is not in`,
      ),
    });
  });

  it('looks for the runs of a recurring run in the experiment that it says', async () => {
    addFraud(kubeflow);
    pipelines.experiments.add('e');
    pipelines.isMultiUser = true;
    pipelines.recurringRuns.push({
      recurring_run_id: 'rr-e',
      experiment_id: 'e',
    });
    pipelines.runs.push(
      run('a', { daysAgo: 1, recurring_run_id: 'rr-e', experiment_id: 'e' }),
      run('b', {
        daysAgo: 1,
        recurring_run_id: 'rr-other',
        experiment_id: 'e',
      }),
    );
    const facts = await collect({ 'kubeflow.org/recurring-run-id': 'rr-e' });
    expect(facts).toMatchObject({ runCount90d: 1 });
  });

  it('says to name a namespace where there are many', async () => {
    addFraud(kubeflow);
    pipelines.isMultiUser = true;
    expect(await collect()).toEqual({
      code: 'misconfigured',
      message: expect.stringContaining(
        'Add the annotation kubeflow.org/namespace',
      ),
    });
    expect(
      await collect({ ...PIPELINE, 'kubeflow.org/namespace': 'risk' }),
    ).toMatchObject({ runCount90d: 6 });
    expect(
      kubeflow.requests.filter(
        asked =>
          /\/(runs|recurringruns)\?/.test(asked) &&
          asked.includes('namespace=risk'),
      ),
    ).toHaveLength(2);
  });

  it.each([
    [403, 7, 'auth', 'role kubeflow-view'],
    [401, 16, 'auth', 'auth and userId of pipelines'],
    [
      400,
      3,
      'misconfigured',
      'did not accept the request (400)',
      'something else',
    ],
  ])(
    'explains the status %d with code %d of gRPC',
    async (status, code, kind, words, message = 'said by the server') => {
      kubeflow.intercept = (_, response) => {
        response
          .writeHead(status, { 'content-type': 'application/json' })
          .end(JSON.stringify({ code, message, details: [] }));
        return true;
      };
      const answer = await collect();
      expect(answer).toEqual({
        code: kind,
        message: expect.stringContaining(words),
      });
      expect(answer.message).not.toContain(message);
    },
  );

  it('reads other namespaces after many that it may not read', async () => {
    addFraud(kubeflow);
    const collector = createCollector(
      { main: kubeflow.origin },
      { clock: realClock, parts: ['pipelines'] },
    );
    const within = (namespace: string) =>
      collectOne(collector, {
        ...PIPELINE,
        'kubeflow.org/namespace': namespace,
      });
    kubeflow.intercept = (asked, response) => {
      const isForbidden = asked.includes('namespace=secret');
      if (isForbidden) {
        response
          .writeHead(403, { 'content-type': 'application/json' })
          .end(JSON.stringify({ code: 7, message: 'no', details: [] }));
      }
      return isForbidden;
    };
    for (let n = 0; n < 10; n += 1) {
      expect(await within('secret')).toEqual({
        code: 'auth',
        message: expect.stringContaining('role kubeflow-view'),
      });
    }
    expect(await within('risk')).toMatchObject({ runCount90d: 6 });
  });

  it('takes what a run was made of from its version, or from the run itself', async () => {
    pipelines.pipelines.set('p-fraud', [
      { pipeline_version_id: 'newer' },
      {
        pipeline_version_id: 'pv-2',
        code_source_url: 'https://git.example.com',
        pipeline_spec: SPEC,
      },
    ]);
    pipelines.runs.push(run('a', { daysAgo: 1 }));
    expect(await collect()).toMatchObject({
      codeSourceUrl: 'https://git.example.com',
      runHasMetrics: true,
    });
    pipelines.experiments.add('e');
    pipelines.runs.push(
      run('b', {
        daysAgo: 1,
        experiment_id: 'e',
        pipeline_version_reference: undefined,
        pipeline_spec: SPEC,
        runtime_config: undefined,
      }),
    );
    expect(await collect({ 'kubeflow.org/experiment-id': 'e' })).toMatchObject({
      codeSourceUrl: '',
      pipelineTasks: ['judge', 'load', 'train'],
      // The pipeline has one with a default.
      runHasParams: true,
    });
  });

  it('knows nothing of the tasks of what was compiled for something else', async () => {
    pipelines.pipelines.set('p-fraud', [
      { pipeline_version_id: 'pv-2', pipeline_spec: { kind: 'Workflow' } },
    ]);
    pipelines.runs.push(run('a', { daysAgo: 1 }));
    expect(await collect()).toMatchObject({
      runHasParams: true,
      trainingSecondsMedian: 600,
      runHasMetrics: expect.stringContaining('compiled for'),
      pipelineTasks: expect.stringContaining('compiled for'),
      distributedTasks: expect.stringContaining('compiled for'),
    });
  });

  it.each([PIPELINE, { 'kubeflow.org/experiment-id': 'e' }])(
    'tells what runs say whose pipeline version was deleted, for %j',
    async named => {
      addFraud(kubeflow);
      pipelines.experiments.add('e');
      pipelines.runs.push(
        run('a', {
          daysAgo: 0.5,
          experiment_id: 'e',
          runtime_config: undefined,
          pipeline_version_reference: {
            pipeline_id: 'p-fraud',
            pipeline_version_id: 'gone',
          },
        }),
      );
      const unknown = expect.stringMatching(/^\? .*version .* was deleted/);
      expect(await collect(named)).toMatchObject({
        runCount90d: expect.any(Number),
        trainingSecondsMedian: 600,
        runHasParams: unknown,
        runHasMetrics: unknown,
        codeSourceUrl: unknown,
        pipelineTasks: unknown,
        distributedTasks: unknown,
        longestTaskShare: unknown,
      });
    },
  );

  it.each([
    [PIPELINE, /^\? the pipeline was deleted.*kubeflow\.org\/pipeline-id$/],
    [
      { 'kubeflow.org/experiment-id': 'e' },
      /^\? the pipeline of the latest run was deleted: the next run/,
    ],
  ])(
    'tells a pipeline that was deleted from a version that was, for %j',
    async (named, why) => {
      addFraud(kubeflow);
      pipelines.experiments.add('e');
      pipelines.runs.push(
        run('a', {
          daysAgo: 0.5,
          experiment_id: 'e',
          runtime_config: undefined,
        }),
      );
      pipelines.pipelines.delete('p-fraud');
      const unknown = expect.stringMatching(why);
      expect(await collect(named)).toMatchObject({
        runCount90d: expect.any(Number),
        trainingSecondsMedian: 600,
        runHasParams: unknown,
        runHasMetrics: unknown,
        codeSourceUrl: unknown,
        pipelineTasks: unknown,
        distributedTasks: unknown,
        longestTaskShare: unknown,
      });
    },
  );

  it('says nothing of code where a run does not say of which pipeline it is', async () => {
    pipelines.experiments.add('e');
    pipelines.runs.push(
      run('a', {
        daysAgo: 1,
        experiment_id: 'e',
        runtime_config: undefined,
        pipeline_version_reference: {
          pipeline_id: '',
          pipeline_version_id: 'v',
        },
      }),
    );
    expect(await collect({ 'kubeflow.org/experiment-id': 'e' })).toMatchObject({
      runCount90d: 1,
      codeSourceUrl: expect.stringMatching(/^\? .*of which pipeline/),
      runHasParams: expect.stringMatching(/^\? .*of which pipeline/),
    });
  });

  it('does not believe a gateway that a version was deleted', async () => {
    addFraud(kubeflow);
    kubeflow.intercept = (asked, response) => {
      const isVersion = asked.includes('/versions/');
      if (isVersion) response.writeHead(404).end('<h1>Not found</h1>');
      return isVersion;
    };
    expect(await collect()).toMatchObject({ code: 'not-found' });
  });

  it('does not believe a gateway that a pipeline was deleted', async () => {
    addFraud(kubeflow);
    pipelines.pipelines.set('p-fraud', [{ pipeline_version_id: 'newer' }]);
    kubeflow.intercept = (asked, response) => {
      const isPipeline = asked.endsWith('/pipelines/p-fraud');
      if (isPipeline) response.writeHead(404).end('<h1>Not found</h1>');
      return isPipeline;
    };
    expect(await collect()).toMatchObject({
      code: 'not-found',
      message: expect.stringContaining('is not there (404)'),
    });
  });

  it('takes no time of a run that is not over', async () => {
    addFraud(kubeflow);
    pipelines.runs.length = 0;
    pipelines.runs.push(
      run('a', {
        daysAgo: 0.1,
        state: 'RUNNING',
        finished_at: '1970-01-01T00:00:00Z',
      }),
    );
    expect(await collect()).toMatchObject({
      runCount90d: 1,
      runHasParams: true,
      trainingSecondsMedian: expect.stringMatching(/^\?/),
      lastRunSucceededAt: expect.stringMatching(/^\?/),
    });
  });

  it('does not say how a task has grown without runs to compare with', async () => {
    addFraud(kubeflow);
    pipelines.runs.splice(-2);
    expect(await collect()).toMatchObject({
      longestTaskShare: 0.6,
      longestTaskGrowth: expect.stringContaining('more than 30 days ago'),
    });
  });
});
