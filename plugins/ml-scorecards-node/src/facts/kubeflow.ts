import { docsUrl } from './docsUrl';
import { FactSet } from './FactSet';

/**
 * What Kubeflow knows of the component: its model in the Model Registry, its runs in Kubeflow Pipelines, and its
 * inference services in KServe.
 *
 * @public
 */
export const kubeflowFacts = {
  source: 'kubeflow',
  title: 'Kubeflow',
  howToConnect:
    'Install backstage-plugin-ml-scorecards-backend-module-kubeflow, configure the Model Registry, Kubeflow Pipelines and the cluster in mlScorecards.kubeflow.instances, and name the model in the annotation kubeflow.org/registered-model, the pipeline in kubeflow.org/pipeline-id or kubeflow.org/recurring-run-id, and the inference service in serving.kserve.io/inferenceservice.',
  modelAnnotations: {
    named: ['kubeflow.org/registered-model'],
    within: ['kubeflow.org/registry'],
  },
  docsUrl: docsUrl('sources/kubeflow.md'),
  facts: {
    versionCount: {
      type: 'integer',
      description: 'versions of the registered model that are not archived',
    },
    latestVersionAt: {
      type: 'instant',
      description: 'when the newest version was registered',
    },
    staleVersionCount: {
      type: 'integer',
      description:
        'versions that are older than 180 days, not archived and not deployed',
    },
    modelOwner: {
      type: 'string',
      description: 'owner of the registered model; empty without one',
    },
    hasModelDocs: {
      type: 'boolean',
      description: 'whether the newest version has a document',
    },
    deployedVersions: {
      type: 'strings',
      description: 'versions that inference services serve',
    },
    deployedVersionIsPinned: {
      type: 'boolean',
      description:
        'whether every inference service of the model names the version that it serves',
    },
    deployedVersionsWithoutRun: {
      type: 'strings',
      description: 'deployed versions whose model names no pipeline run',
    },
    rollbackVersions: {
      type: 'strings',
      description:
        'versions before the deployed one, of the last five, that are not archived and say where their model is',
    },
    datasets: {
      type: 'strings',
      description:
        'dataset artifacts with a digest that the newest version names',
    },
    runCount90d: {
      type: 'integer',
      description: 'runs of the experiment or pipeline in the last 90 days',
    },
    runHasParams: {
      type: 'boolean',
      description: 'whether the latest run, or its pipeline, has parameters',
    },
    runHasMetrics: {
      type: 'boolean',
      description: 'whether the pipeline of the latest run puts out metrics',
    },
    codeSourceUrl: {
      type: 'string',
      description:
        'address of the code that the pipeline version names; empty without one',
    },
    recurringRunIsEnabled: {
      type: 'boolean',
      description: 'whether a recurring run of the pipeline is enabled',
    },
    intervalDays: {
      type: 'number',
      unit: 'days',
      description: 'longest time between two scheduled runs',
    },
    lastRunSucceededAt: {
      type: 'instant',
      description: 'when a run of the pipeline last succeeded, within a year',
    },
    runSuccessShare30d: {
      type: 'number',
      description:
        'share of at least five runs of the last 30 days that succeeded',
    },
    trainingSecondsMedian: {
      type: 'number',
      unit: 'seconds',
      description: 'median duration of the last five runs that succeeded',
    },
    pipelineTasks: {
      type: 'strings',
      description: 'tasks of the pipeline',
    },
    longestTaskShare: {
      type: 'number',
      description:
        'share of the duration of a run that its longest task takes, by the medians of the last five that succeeded',
    },
    longestTaskGrowth: {
      type: 'number',
      description:
        'how much longer the longest task takes than 30 days ago, as a share',
    },
    distributedTasks: {
      type: 'strings',
      description:
        'tasks of the pipeline that train on several machines, such as PyTorchJob, MPIJob, Ray or Spark',
    },
    inferenceServices: {
      type: 'strings',
      description: 'inference services that serve the model',
    },
    servingIsReady: {
      type: 'boolean',
      description: 'whether all inference services are ready',
    },
    deploymentMode: {
      type: 'string',
      description: 'deployment mode of the inference service',
    },
    minReplicas: {
      type: 'integer',
      description: 'least number of replicas that serve',
    },
    hasCanary: {
      type: 'boolean',
      description:
        'whether the inference service has sent part of its traffic to a canary',
    },
    trafficTargets: {
      type: 'integer',
      description: 'versions that traffic is split between',
    },
    logsPayloads: {
      type: 'boolean',
      description: 'whether requests and answers of the model are logged',
    },
  },
} as const satisfies FactSet;
