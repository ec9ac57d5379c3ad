import { NOBODY_SAID, PeopleSaid } from '../evaluation';
import { mlEntity } from './builtInEvaluation';

// A component of tier 1 that lacks nothing: tests take away from it what they look at.

export const SHOP = 'component:default/shop';

const RECENT = '2026-06-15T06:00:00Z';

/** Facts with which a component of tier 1 passes every built-in check, once its checklists are ticked. */
export const PERFECT = {
  'catalog.ownerResolves': true,
  'catalog.hasDescription': true,
  'catalog.hasDocs': true,
  'catalog.hasRunbook': true,
  'catalog.upstreamDatasets': ['resource:default/orders'],
  'catalog.upstreamCount': 1,
  'catalog.consumers': [SHOP],
  'catalog.customerFacingDependants': [SHOP],
  'catalog.criticalDependants': [],
  'catalog.providedApis': ['api:default/score'],
  'catalog.servesOnline': true,
  'catalog.hasLatencyLimit': false,
  'catalog.scaleLimits': [
    'training-window',
    'latency-limit',
    'pipeline-interval',
  ],
  'catalog.modelStaleAfterDays': 30,
  'catalog.retrainTrigger': 'drift',
  'catalog.fallback': 'rules',
  'catalog.fallbackTestedAt': RECENT,
  'catalog.rollbackDrilledAt': RECENT,
  'git.hasDvcProject': true,
  'git.dvcStages': ['prepare', 'train'],
  'git.dvcDagDepth': 2,
  'git.lockStagesMissing': [],
  'git.codeDepsOutOfSync': [],
  'git.paramsOutOfSync': [],
  'git.trackedData': ['data.csv'],
  'git.defaultRemoteUrl': 's3://models',
  'git.remoteIsLocal': false,
  'git.secretsInConfig': [],
  'git.declaredModels': ['fraud'],
  'git.modelCardSections': 'ABCDEFGHI'.split(''),
  'git.environmentPinned': true,
  'git.objectives': ['uptime', 'latency', 'pipeline', 'model-quality'],
  'mlflow.versionCount': 2,
  'mlflow.latestVersionAt': RECENT,
  'mlflow.servingVersions': ['2'],
  'mlflow.challengerVersions': ['3'],
  'mlflow.liveVersions': ['2', '3'],
  'mlflow.liveVersionsWithoutRun': [],
  'mlflow.rollbackVersions': ['1'],
  'mlflow.staleVersionCount': 0,
  'mlflow.liveHasSignature': true,
  'mlflow.liveHasInputExample': true,
  'mlflow.feastFeatureService': 'fraud',
  'mlflow.runCount90d': 5,
  'mlflow.runHasParams': true,
  'mlflow.runHasMetrics': true,
  'mlflow.runHasSeed': true,
  'mlflow.codeVersion': '3f2a9c1',
  'mlflow.reproducedAt': RECENT,
  'mlflow.reproductionDifference': 0,
  'mlflow.hasBaseline': true,
  'mlflow.gainOverBaseline': 0.2,
  'mlflow.primaryMetricDrop': 0,
  'kubeflow.runSuccessShare30d': 1,
  'kubeflow.lastRunSucceededAt': RECENT,
  'kubeflow.intervalDays': 1,
  'feast.featureServices': ['fraud'],
  'feast.viewsWithoutOwner': [],
  'feast.viewsWithoutDescription': [],
  'feast.onlineViews': ['customer'],
  'feast.viewsNeverMaterialized': [],
  'feast.oldestMaterializedAt': RECENT,
  'feast.materializationIntervalDays': 1,
  'feast.hasTimeToLive': false,
  'openlineage.hasNode': true,
  'openlineage.unownedRootDatasets': [],
  'openlineage.lastEventAt': RECENT,
  'openlineage.intervalDays': 1,
  'evidently.hasDriftMonitor': true,
  'evidently.hasDriftAlert': true,
  'evidently.driftCheckedAt': RECENT,
  'evidently.driftedShare': 0.1,
  'evidently.predictionDrift': 0.05,
  'evidently.servedQualityMeasuredAt': RECENT,
  'prometheus.uptime30d': 0.9999,
  'prometheus.latencyP95Seconds': 0.05,
  'prometheus.latencyP99Seconds': 0.1,
  'prometheus.errorBudgetRemaining': 0.6,
  'prometheus.burnRateAlerts': ['page'],
  'prometheus.measuredUtilizations': ['cpu'],
  'catalog.trainingWindowSeconds': 3600,
  'catalog.pipelineIntervalDays': 1,
  'catalog.proposals': ['scaling', 'complexity'],
  'git.gtoLiveVersions': ['v1'],
  'git.distributedLibraries': [],
  'mlflow.hasDistributedTraining': false,
  'mlflow.trainingSecondsMedian': 600,
  'kubeflow.distributedTasks': [],
  'kubeflow.inferenceServices': ['fraud'],
  'kubeflow.staleVersionCount': 0,
  'kubeflow.trainingSecondsMedian': 600,
  'kubeflow.longestTaskShare': 0.4,
  'kubeflow.longestTaskGrowth': 0,
  'openlineage.runSecondsMedian': 600,
  'prometheus.slowWindowShare7d': 0,
  'prometheus.highestUtilizationP95': 0.5,
};

export const FRAUD = mlEntity({
  lifecycle: 'production',
  labels: { decisionImpact: 'critical', servingMode: 'real-time' },
  annotations: { 'feast.dev/project': 'fraud' },
});

/** What its owners said: every item of the built-in checklists is ticked. */
export const ALL_TICKED = allTicked([
  'before-scaling/baseline-metrics-established',
  'before-scaling/performance-bottlenecks-identified',
  'before-scaling/cost-benefit-analysis-completed',
  'before-scaling/simplest-solution-attempted',
  'before-adding-complexity/clear-reliability-requirements',
  'before-adding-complexity/documented-scaling-needs',
  'before-adding-complexity/maintenance-plan',
  'before-adding-complexity/monitoring-strategy',
]);

/** What people said who ticked some items, and nothing else. */
export function allTicked(items: readonly string[]): PeopleSaid {
  return {
    ...NOBODY_SAID,
    items: new Map(
      items.map(item => [
        item,
        { ticked: true, disputed: false, at: new Date('2026-06-01T00:00:00Z') },
      ]),
    ),
  };
}
