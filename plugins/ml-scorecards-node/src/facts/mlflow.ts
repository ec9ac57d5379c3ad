import { FactSet } from './FactSet';

/**
 * What MLflow knows of the component's registered model and experiment. A version is live if it has an alias, or is in
 * the stage Production or Staging. "The live run" is the one behind the serving version; without one, the latest run of
 * the experiment.
 *
 * @public
 */
export const mlflowFacts = {
  source: 'mlflow',
  title: 'MLflow',
  howToConnect:
    'No installed module reads MLflow yet. Once one does, name the registered model in the annotation mlflow.org/registered-model, and the experiment in mlflow.org/experiment-id.',
  facts: {
    versionCount: {
      type: 'integer',
      description: 'versions of the registered model',
    },
    latestVersion: {
      type: 'string',
      description: 'newest version of the registered model',
    },
    latestVersionAt: {
      type: 'instant',
      description: 'when the newest version was registered',
    },
    failedVersions: {
      type: 'strings',
      description: 'versions whose registration failed',
    },
    aliases: {
      type: 'strings',
      description: 'aliases of the registered model',
    },
    usesDeprecatedStages: {
      type: 'boolean',
      description: 'whether versions are marked by stages instead of aliases',
    },
    servingVersions: {
      type: 'strings',
      description:
        'versions with the alias champion, or without one those in the stage Production',
    },
    challengerVersions: {
      type: 'strings',
      description:
        'versions that are tried beside the serving one, by the alias challenger or shadow',
    },
    liveVersions: {
      type: 'strings',
      description:
        'versions with an alias, or in the stage Production or Staging',
    },
    liveVersionsWithoutRun: {
      type: 'strings',
      description: 'live versions that lead to no run',
    },
    rollbackVersions: {
      type: 'strings',
      description:
        'ready versions older than the serving one, with artifacts that can be read',
    },
    staleVersionCount: {
      type: 'integer',
      description:
        'ready versions that are older than 180 days and have neither alias nor stage',
    },
    liveHasSignature: {
      type: 'boolean',
      description: 'whether the serving version has a signature',
    },
    liveHasInputExample: {
      type: 'boolean',
      description: 'whether the serving version has an input example',
    },
    liveHasEnvironment: {
      type: 'boolean',
      description: 'whether the serving version names its requirements',
    },
    datasetInputs: {
      type: 'strings',
      description: 'datasets that the live run logged as inputs with a digest',
    },
    datasetRows: {
      type: 'integer',
      unit: 'rows',
      description: 'size of the largest dataset that the live run logged',
    },
    feastFeatureService: {
      type: 'string',
      description:
        'feature service that the tag feast.feature_service of the serving version or its run names; empty without the tag',
    },
    runCount90d: {
      type: 'integer',
      description: 'runs of the experiment in the last 90 days',
    },
    failedRunShare30d: {
      type: 'number',
      description: 'share of the runs of the last 30 days that failed',
    },
    runHasParams: {
      type: 'boolean',
      description: 'whether the live run has parameters',
    },
    runHasMetrics: {
      type: 'boolean',
      description: 'whether the live run has metrics',
    },
    runHasSeed: {
      type: 'boolean',
      description: 'whether the live run has the random seed as a parameter',
    },
    codeVersion: {
      type: 'string',
      description: 'Git commit of the live run; empty without one',
    },
    reproducedAt: {
      type: 'instant',
      description:
        'when the live run was last repeated by a run with the tag mlscorecards.reproduces',
    },
    reproductionDifference: {
      type: 'number',
      description:
        'difference of the primary metric between the live run and its last repetition, as a share',
    },
    trainingSecondsMedian: {
      type: 'number',
      unit: 'seconds',
      description: 'median duration of the last five runs that finished',
    },
    hasDistributedTraining: {
      type: 'boolean',
      description:
        'whether the parameters of the live run name more than one node or process',
    },
    hasBaseline: {
      type: 'boolean',
      description:
        'whether a run of the experiment with the tag mlscorecards.baseline has the primary metric',
    },
    gainOverBaseline: {
      type: 'number',
      description:
        'how much better the primary metric of the live run is than that of the baseline, as a share; negative if it is worse',
    },
    primaryMetricDrop: {
      type: 'number',
      description:
        'how much worse the primary metric has become against its reference over at least five runs, as a share; negative if it is better',
    },
  },
} as const satisfies FactSet;
