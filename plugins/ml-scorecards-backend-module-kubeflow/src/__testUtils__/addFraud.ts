import { NOW } from './createCollector';
import { FakeKubeflow } from './FakeKubeflow';
import { FakeRun } from './FakePipelines';

const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

export const FRAUD = {
  'kubeflow.org/registered-model': 'fraud',
  'kubeflow.org/pipeline-id': 'p-fraud',
  'kubeflow.org/namespace': 'risk',
};

const REFERENCE = { pipeline_id: 'p-fraud', pipeline_version_id: 'pv-2' };

/** A pipeline of three tasks, of which one trains on several machines, and one puts out metrics. */
export const SPEC = {
  root: {
    dag: {
      tasks: {
        load: { componentRef: { name: 'comp-load' } },
        train: { componentRef: { name: 'comp-train' } },
        judge: { componentRef: { name: 'comp-judge' } },
      },
    },
    inputDefinitions: {
      parameters: { days: { parameterType: 'NUMBER_INTEGER' } },
    },
  },
  components: {
    'comp-load': { executorLabel: 'exec-load' },
    'comp-train': { executorLabel: 'exec-train' },
    'comp-judge': {
      executorLabel: 'exec-judge',
      outputDefinitions: {
        artifacts: {
          metrics: { artifactType: { schemaTitle: 'system.Metrics' } },
        },
      },
    },
  },
  deploymentSpec: {
    executors: {
      'exec-load': { container: { image: 'python:3.12', args: ['load()'] } },
      'exec-train': {
        container: { image: 'python:3.12', args: ['kind: PyTorchJob'] },
      },
      'exec-judge': { container: { image: 'python:3.12' } },
    },
  },
};

/** A run of so many minutes, of which training takes so many. */
export function run(
  id: string,
  options: {
    readonly daysAgo: number;
    readonly state?: string;
    readonly minutes?: number;
    readonly trainMinutes?: number;
  } & Partial<FakeRun>,
): FakeRun {
  const {
    daysAgo,
    state = 'SUCCEEDED',
    minutes = 10,
    trainMinutes,
    ...more
  } = options;
  const from = NOW - daysAgo * DAY;
  const at = (minute: number) => new Date(from + minute * 60_000).toISOString();
  return {
    run_id: id,
    state,
    created_at: at(0),
    finished_at: at(minutes),
    pipeline_version_reference: REFERENCE,
    runtime_config: { parameters: { days: 30 } },
    ...(trainMinutes && {
      run_details: {
        task_details: [
          { display_name: 'root-driver', start_time: at(0), end_time: at(0) },
          { display_name: 'load', start_time: at(0), end_time: at(1) },
          {
            display_name: 'train',
            start_time: at(1),
            end_time: at(1 + trainMinutes),
          },
          {
            display_name: 'executor',
            start_time: at(1),
            end_time: at(minutes),
          },
        ],
      },
    }),
    ...more,
  };
}

const madeBy = (id: string) => ({
  artifactType: 'model-artifact',
  name: 'model',
  uri: 's3://models/fraud',
  state: 'LIVE',
  modelSourceKind: 'pipelines',
  modelSourceClass: 'pipelinerun',
  modelSourceId: id,
});

/** A component of which every fact is known. */
export function addFraud(kubeflow: FakeKubeflow): void {
  const { registry, pipelines, cluster } = kubeflow;
  registry.models.set('fraud', {
    owner: 'risk-team',
    versions: {
      v0: {
        createdAt: NOW - 300 * DAY,
        artifacts: [{ artifactType: 'model-artifact' }],
      },
      v1: { createdAt: NOW - 200 * DAY, artifacts: [madeBy('run-1')] },
      dead: { createdAt: NOW - 190 * DAY, state: 'ARCHIVED' },
      v2: { createdAt: NOW - 20 * DAY, artifacts: [madeBy('run-2')] },
      v3: {
        createdAt: NOW - 2 * DAY,
        artifacts: [
          madeBy('run-3'),
          { artifactType: 'doc-artifact', uri: 'https://docs.example.com' },
          { artifactType: 'dataset-artifact', name: 'orders', digest: 'abc' },
          { artifactType: 'dataset-artifact', name: 'without digest' },
        ],
      },
    },
  });
  pipelines.pipelines.set('p-fraud', [
    {
      pipeline_version_id: 'pv-2',
      code_source_url: 'https://git.example.com/fraud',
      pipeline_spec: SPEC,
    },
  ]);
  pipelines.runs.push(
    run('r-6', { daysAgo: 1, state: 'FAILED' }),
    run('r-5', { daysAgo: 2, minutes: 10, trainMinutes: 6 }),
    run('r-4', { daysAgo: 3, minutes: 10, trainMinutes: 6 }),
    run('r-3', { daysAgo: 4, minutes: 20, trainMinutes: 12 }),
    run('r-2', { daysAgo: 5, minutes: 10, trainMinutes: 6 }),
    run('r-1', { daysAgo: 40, minutes: 8, trainMinutes: 4 }),
    run('r-0', { daysAgo: 100, minutes: 8, trainMinutes: 4 }),
  );
  pipelines.recurringRuns.push(
    {
      recurring_run_id: 'rr-other',
      status: 'ENABLED',
      pipeline_version_reference: { pipeline_id: 'p-other' },
      trigger: { periodic_schedule: { interval_second: '60' } },
    },
    {
      recurring_run_id: 'rr-fraud',
      status: 'ENABLED',
      pipeline_version_reference: REFERENCE,
      trigger: { cron_schedule: { cron: '0 0 3 * * *' } },
    },
  );
  cluster.namespaces.set('risk', [
    {
      metadata: {
        name: 'fraud',
        labels: {
          'modelregistry.kubeflow.org/registered-model-id':
            registry.modelId('fraud'),
          'modelregistry.kubeflow.org/model-version-id': registry.versionId(
            'fraud',
            'v2',
          ),
        },
        annotations: { 'serving.kserve.io/deploymentMode': 'Serverless' },
      },
      spec: {
        predictor: {
          minReplicas: 2,
          canaryTrafficPercent: 10,
          logger: { mode: 'all', url: 'http://log.risk' },
          model: { modelFormat: { name: 'onnx' } },
        },
      },
      status: {
        conditions: [{ type: 'Ready', status: 'True' }],
        components: {
          predictor: {
            traffic: [
              { revisionName: 'b', percent: 10, latestRevision: true },
              { revisionName: 'a', percent: 90, tag: 'prev' },
            ],
          },
        },
      },
    },
    { metadata: { name: 'other' }, spec: { predictor: {} } },
  ]);
}
