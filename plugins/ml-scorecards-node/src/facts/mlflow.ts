import { docsUrl } from './docsUrl';
import { FactSet } from './FactSet';

/**
 * What MLflow knows of the component's registered model and experiment. A version is live if it has an alias, or is in
 * the stage Production or Staging. "The live run" is the one behind the serving version; without a serving version, the
 * latest run of the experiment that finished. The experiment is the one that the entity names, or else that of the live
 * run. The primary metric is the one that the tag mlflow.experiment.primaryMetric.name of the experiment names, or else
 * the only metric of the live run. Runs that measure drift are none of the others.
 *
 * @public
 */
export const mlflowFacts = {
  source: 'mlflow',
  title: 'MLflow',
  howToConnect:
    'Install backstage-plugin-ml-scorecards-backend-module-mlflow, configure the server in mlScorecards.mlflow.instances, and name the registered model in the annotation mlflow.org/registered-model. Name the experiment in mlflow.org/experiment-id if there is no such model, or if it is another one than that of the serving version.',
  modelAnnotations: {
    named: [
      'mlflow.org/registered-model',
      'mlflow.org/model-name',
      'mlflow.org/model-uri',
      'mlflow/model-name',
    ],
    within: ['mlflow.org/instance'],
  },
  docsUrl: docsUrl('sources/mlflow.md'),
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
      description:
        'whether a version is in the stage Production or Staging and has no alias',
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
      description: 'live versions that lead to no run, or to a deleted one',
    },
    rollbackVersions: {
      type: 'strings',
      description:
        'the newest ready version older than the serving one whose artifacts can be read, of up to three',
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
      description:
        'datasets that the live run logged as inputs with a digest, as name@digest',
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
    feastFeatureViews: {
      type: 'strings',
      description:
        'feature views that the tag feast.feature_views of the serving version or its run names',
    },
    feastProject: {
      type: 'string',
      description:
        'project of Feast that the tag feast.project of the serving version or its run names; empty without the tag',
    },
    runCount90d: {
      type: 'integer',
      description:
        'runs of the experiment in the last 90 days, without those that measure drift, of which up to 1,000 are counted',
    },
    failedRunShare30d: {
      type: 'number',
      description:
        'share of the runs of the experiment that started in the last 30 days, and ended, that failed',
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
        'when the live run was last repeated by a run of the experiment whose tag mlscorecards.reproduces has its id',
    },
    reproductionDifference: {
      type: 'number',
      description:
        'difference of the primary metric between the live run and its last repetition, as a share',
    },
    trainingSecondsMedian: {
      type: 'number',
      unit: 'seconds',
      description:
        'median duration of the last five runs that finished, without baselines and runs within runs',
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
        'how much worse the primary metric of the last three finished runs is than that of up to 17 before them, both as medians and with at least five runs in all, as a share; negative if it is better',
    },
    driftCheckedAt: {
      type: 'instant',
      description:
        'when a run of the experiment that finished last measured drift, in the last 90 days, as its tag mlscorecards.drift says',
    },
    driftMethod: {
      type: 'string',
      description:
        'method by which drift of the predictions was last measured, as the tag mlscorecards.drift says, and psi where the run has logged drift.prediction_psi',
    },
    driftedShare: {
      type: 'number',
      description:
        'share of the columns that drifted, by the metric drift.share of the last check',
    },
    predictionDrift: {
      type: 'number',
      description:
        'drift of the predictions as population stability index (PSI), by the metric drift.prediction_psi of the last check',
    },
    predictionHasDrifted: {
      type: 'boolean',
      description:
        'whether the predictions drifted, by the method and threshold of whoever measured it, by the metric drift.prediction_drifted of the last check',
    },
    driftedShareByDay: {
      type: 'strings',
      description:
        'share of the columns that drifted, day by day: the day (UTC) and the highest share of it, of the newest 90 days at most',
    },
    predictionDriftByDay: {
      type: 'strings',
      description:
        'drift of the predictions as population stability index (PSI), day by day: the day (UTC) and the highest value of it, of the newest 90 days at most',
    },
  },
} as const satisfies FactSet;
