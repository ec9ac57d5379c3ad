import { Entity } from '@backstage/catalog-model';
import {
  CheckState,
  ReliabilityTier,
} from 'backstage-plugin-ml-scorecards-common';
import { Definitions, isBroken, SCORECARD } from '../definitions';
import {
  builtInDefinitions,
  FactValues,
  freshReadings,
  mlEntity,
  NOW,
} from '../__testUtils__/builtInEvaluation';
import { evaluateAndExplain } from '../__testUtils__/explainedEvaluation';
import { ALL_TICKED } from '../__testUtils__/perfectComponent';
import { NOBODY_SAID, PeopleSaid } from './PeopleSaid';

const TIER_1 = mlEntity({ labels: { decisionImpact: 'critical' } });
const CUSTOMERS_LATER = {
  audience: 'customer',
  servingMode: 'near-real-time',
} as const;
const TIER_2 = mlEntity({ labels: CUSTOMERS_LATER });
const TIER_3 = mlEntity({ labels: { audience: 'internal' } });
const TIER_4 = mlEntity({ labels: { stage: 'experimental' } });
const BATCH = mlEntity({
  labels: { audience: 'customer', servingMode: 'batch' },
});
const AI_MODEL = mlEntity({ kind: 'Resource', type: 'ai-model' });
const DATASET = mlEntity({ kind: 'Resource', type: 'dataset' });
const FEATURE_PIPELINE = mlEntity({ type: 'feature-pipeline' });
const MODEL_SERVER = mlEntity({
  type: 'model-server',
  labels: CUSTOMERS_LATER,
});
const WITH_FEAST = mlEntity({
  labels: CUSTOMERS_LATER,
  annotations: { 'feast.dev/project': 'fraud' },
});
const WITH_FEATURE_STORE_FILE = mlEntity({
  labels: CUSTOMERS_LATER,
  annotations: { 'feast.dev/feature-store': 'feature_repo' },
});
const FEATURE_STORE = mlEntity({ kind: 'Resource', type: 'feature-store' });
const API = mlEntity({ kind: 'API', type: 'ai-model-server' });

/** What a check is given. The entity is a model of tier 2 unless another is named, and all sources are connected. */
interface Given {
  entity?: Entity;
  facts: FactValues;
  connected?: readonly string[];
  said?: PeopleSaid;
  /** The triggers that fired, and since when. */
  fired?: Readonly<Record<string, string>>;
}

interface Examples {
  /** With the facts that each pass rests on: without any one of them it is no pass. */
  passes: ReadonlyArray<Given & { because: readonly string[] }>;
  fails: readonly Given[];
  /** Left out for checks that ask everybody. */
  notApplicable?: readonly Given[];
}

function declaredTier2(until: string): Entity {
  return mlEntity({
    labels: { audience: 'internal' },
    annotations: {
      'mlscorecards.io/declared-tier': 'tier-2',
      'mlscorecards.io/declared-tier-reason': 'A regulator asks for it',
      'mlscorecards.io/declared-tier-until': until,
    },
  });
}

function decidedUntil(until: string): PeopleSaid {
  return {
    ...NOBODY_SAID,
    decisions: new Map([
      ['utilization-over-limit', { until: new Date(until) }],
    ]),
  };
}

function vouchedFor(check: string): PeopleSaid {
  return {
    ...NOBODY_SAID,
    attestations: new Map([
      [check, { until: new Date('2026-06-15T12:00:01Z') }],
    ]),
  };
}

/** A pass that rests on each of the facts. */
function restsOn(
  facts: FactValues,
  given: Omit<Given, 'facts'> = {},
): Given & { because: readonly string[] } {
  return { ...given, facts, because: Object.keys(facts) };
}

/** What each of the changes makes of good facts, when nobody else could answer. */
function eachOf(
  facts: FactValues,
  changes: readonly FactValues[],
  given: Omit<Given, 'facts'> = {},
): Given[] {
  const sources = Object.keys(facts).map(name => name.split('.')[0]);
  return changes.map(change => ({
    connected: ['catalog', ...sources],
    ...given,
    facts: { ...facts, ...change },
  }));
}

const NINE_SECTIONS = 'ABCDEFGHI'.split('');
const LITTLE_DRIFT_IN_PROMETHEUS = {
  'prometheus.driftedShare': 0.49,
  'prometheus.predictionDriftMethods': ['ks', 'psi'],
  'prometheus.predictionDrift': 0.2,
  'prometheus.driftCheckedAt': '2026-05-16T12:00:00Z',
};
const LITTLE_DRIFT_BY_KS_IN_PROMETHEUS = {
  'prometheus.driftedShare': 0.49,
  'prometheus.predictionDriftMethods': ['ks'],
  'prometheus.predictionHasDrifted': false,
  'prometheus.driftCheckedAt': '2026-05-16T12:00:00Z',
};
const LITTLE_DRIFT_IN_MLFLOW = {
  'mlflow.driftedShare': 0.49,
  'mlflow.driftMethod': 'psi',
  'mlflow.predictionDrift': 0.2,
  'mlflow.driftCheckedAt': '2026-05-16T12:00:00Z',
};
const LITTLE_DRIFT_BY_KS_IN_MLFLOW = {
  'mlflow.driftedShare': 0.49,
  'mlflow.driftMethod': 'ks',
  'mlflow.predictionHasDrifted': false,
  'mlflow.driftCheckedAt': '2026-05-16T12:00:00Z',
};
const DVC_IN_STEP = {
  'git.hasDvcProject': true,
  'git.lockStagesMissing': [],
  'git.codeDepsOutOfSync': [],
  'git.paramsOutOfSync': [],
};
const DVC_REMOTE = {
  'git.hasDvcProject': true,
  'git.defaultRemoteUrl': 's3://models',
  'git.remoteIsLocal': false,
  'git.secretsInConfig': [],
};
const SMALL_PIPELINE = {
  'git.hasDvcProject': true,
  'git.dvcStages': Array.from({ length: 15 }, (_, n) => `stage-${n}`),
  'git.dvcDagDepth': 6,
  'catalog.upstreamCount': 20,
};
const WELL_KEPT = {
  'catalog.ownerResolves': true,
  'catalog.hasDocs': true,
  'catalog.hasRunbook': true,
};
/** Without it nobody can say that a component is of no more than tier 4. */
const USED_BY_NOBODY = {
  'catalog.consumers': [],
  'catalog.customerFacingDependants': [],
  'catalog.criticalDependants': [],
};
/** Without it nobody can say that nothing is known of what a component in production is for. */
const NOTHING_TELLS = {
  ...USED_BY_NOBODY,
  'catalog.providedApis': [],
  'git.hasDvcProject': false,
  'kubeflow.inferenceServices': [],
  'kubeflow.recurringRunIsEnabled': false,
};
/** With these nobody can say that a trigger may fire, as long as nothing but Kubeflow and Prometheus serves. */
const FEW_SOURCES = ['catalog', 'kubeflow', 'prometheus'];
const QUIET = {
  'catalog.trainingWindowSeconds': 3600,
  'catalog.pipelineIntervalDays': 1,
  'kubeflow.trainingSecondsMedian': 600,
  'kubeflow.longestTaskShare': 0.4,
  'prometheus.slowWindowShare7d': 0,
  'prometheus.highestUtilizationP95': 0.5,
};
const WITHOUT_DVC = { 'git.hasDvcProject': false };

const LIVE_IN_MLFLOW = {
  'mlflow.liveVersions': ['18'],
  'mlflow.liveVersionsWithoutRun': [],
};
const LIVE_IN_KUBEFLOW = {
  'kubeflow.deployedVersions': ['v2'],
  'kubeflow.deployedVersionsWithoutRun': [],
};
const FRESH_FEATURES = {
  'feast.onlineViews': ['customer'],
  'feast.viewsNeverMaterialized': [],
  'feast.oldestMaterializedAt': '2026-06-13T12:00:00Z',
  'feast.materializationIntervalDays': 1,
};
const FILLED_BY_STREAM = { unknownBecause: 'Feast does not write down when' };
const FRESH_LINEAGE = {
  'openlineage.hasNode': true,
  'openlineage.unownedRootDatasets': [],
  'openlineage.lastEventAt': '2026-06-13T12:00:00Z',
  'openlineage.intervalDays': 1,
};
const CONSUMERS_DECLARED = {
  'catalog.consumers': ['component:default/shop'],
  'openlineage.undeclaredConsumers': [],
};
const FEW_COLUMNS_DRIFTED = {
  'evidently.driftedShare': 0.49,
  'evidently.driftCheckedAt': '2026-05-16T12:00:00Z',
};
const LITTLE_DRIFT = {
  ...FEW_COLUMNS_DRIFTED,
  'evidently.driftMethod': 'psi',
  'evidently.predictionDrift': 0.2,
};
const LITTLE_DRIFT_BY_P_VALUE = {
  ...FEW_COLUMNS_DRIFTED,
  'evidently.driftMethod': 'K-S p_value',
  'evidently.predictionHasDrifted': false,
};
const BY_SERVICE = {
  'mlflow.feastProject': 'shop',
  'mlflow.feastFeatureService': 'fraud',
  'mlflow.feastFeatureViews': ['customer'],
  'feast.project': 'shop',
  'feast.featureServices': ['fraud'],
  'feast.fetchedViews': ['customer', 'payments'],
};
const BY_VIEWS = {
  'mlflow.feastProject': 'shop',
  'mlflow.feastFeatureService': '',
  'mlflow.feastFeatureViews': ['customer'],
  'feast.project': 'shop',
  'feast.fetchedViews': ['customer', 'payments'],
};
const LITTLE_SKEW = {
  'evidently.trainingServingSkew': 0.05,
  'evidently.skewMeasuredAt': '2026-05-16T12:00:00Z',
};
const QUALITY_IN_EVIDENTLY = {
  'evidently.servedQualityDrop': 0.05,
  'evidently.servedQualityMeasuredAt': '2026-05-16T12:00:00Z',
};
const MUCH_DRIFT = {
  'evidently.driftedShare': 0.5,
  'evidently.driftMethod': 'psi',
  'evidently.predictionDrift': 0.21,
};
const REPRODUCED = {
  'mlflow.runHasSeed': true,
  'mlflow.reproducedAt': '2025-12-17T12:00:00Z',
  'mlflow.reproductionDifference': 0.01,
};
const RECURRING = {
  'kubeflow.recurringRunIsEnabled': true,
  'kubeflow.lastRunSucceededAt': '2026-06-13T12:00:00Z',
  'kubeflow.intervalDays': 1,
};
const ONLINE_OBJECTIVES = ['uptime', 'latency', 'pipeline', 'model-quality'];
const BATCH_OBJECTIVES = ['pipeline', 'model-quality'];
const IN_TIME = {
  'prometheus.latencyP99Seconds': 0.5,
  'catalog.hasLatencyLimit': false,
};
const FALLS_BACK = {
  'catalog.fallback': 'rules of last year',
  'catalog.fallbackTestedAt': '2025-12-17T12:00:00Z',
};

/** Runs of a pipeline, once a day, that do what tier 2 asks and no more. */
function runsOf(source: 'kubeflow' | 'openlineage') {
  return {
    [`${source}.runSuccessShare30d`]: 0.97,
    [`${source}.lastRunSucceededAt`]: '2026-06-14T00:00:00Z',
    [`${source}.intervalDays`]: 1,
  };
}

/** Keys are the checks of the built-in definitions, dimension by dimension. */
const EXAMPLES: Record<string, Examples> = {
  'model-registered': {
    passes: [
      {
        facts: { 'mlflow.versionCount': 1, 'git.declaredModels': [] },
        because: ['mlflow.versionCount'],
      },
      {
        facts: { 'mlflow.versionCount': 0, 'git.declaredModels': ['fraud'] },
        because: ['git.declaredModels'],
      },
      restsOn({ 'git.gtoVersions': ['v1.0.0'] }, { connected: ['git'] }),
      restsOn({ 'kubeflow.versionCount': 1 }),
    ],
    fails: [
      {
        facts: {
          'mlflow.versionCount': 0,
          'kubeflow.versionCount': 0,
          'git.declaredModels': [],
          'git.gtoVersions': [],
        },
      },
      {
        facts: { 'git.declaredModels': [], 'git.gtoVersions': [] },
        connected: ['catalog', 'git'],
      },
    ],
    notApplicable: [
      { entity: FEATURE_STORE, facts: { 'mlflow.versionCount': 1 } },
      { entity: FEATURE_PIPELINE, facts: {} },
    ],
  },
  'serving-version-identified': {
    passes: [
      restsOn({ 'mlflow.servingVersions': ['18'] }),
      restsOn({
        'kubeflow.deployedVersions': ['v2'],
        'kubeflow.deployedVersionIsPinned': true,
      }),
      restsOn({ 'git.gtoServingVersions': ['v1.2.0'] }),
    ],
    fails: [
      ...eachOf({ 'mlflow.servingVersions': ['18'] }, [
        { 'mlflow.servingVersions': [] },
        { 'mlflow.servingVersions': ['17', '18'] },
      ]),
      ...eachOf(
        {
          'kubeflow.deployedVersions': ['v2'],
          'kubeflow.deployedVersionIsPinned': true,
        },
        [
          { 'kubeflow.deployedVersions': [] },
          { 'kubeflow.deployedVersionIsPinned': false },
        ],
      ),
      ...eachOf({ 'git.gtoServingVersions': [] }, [
        {},
        { 'git.gtoServingVersions': ['v1', 'v2'] },
      ]),
    ],
    notApplicable: [{ entity: FEATURE_PIPELINE, facts: {} }],
  },
  'live-versions-trace-to-run': {
    passes: [
      restsOn(LIVE_IN_MLFLOW),
      restsOn(LIVE_IN_KUBEFLOW),
      restsOn({ 'git.hasDvcProject': true, 'git.gtoServingVersions': ['v1'] }),
    ],
    fails: [
      ...eachOf(LIVE_IN_MLFLOW, [
        { 'mlflow.liveVersionsWithoutRun': ['18'] },
        { 'mlflow.liveVersions': [] },
      ]),
      ...eachOf(LIVE_IN_KUBEFLOW, [
        { 'kubeflow.deployedVersionsWithoutRun': ['v2'] },
        { 'kubeflow.deployedVersions': [] },
      ]),
      ...eachOf(
        { 'git.hasDvcProject': true, 'git.gtoServingVersions': ['v1'] },
        [WITHOUT_DVC, { 'git.gtoServingVersions': [] }],
      ),
    ],
    notApplicable: [{ entity: DATASET, facts: LIVE_IN_MLFLOW }],
  },
  'live-version-has-signature': {
    passes: [
      restsOn({
        'mlflow.liveHasSignature': true,
        'mlflow.liveHasInputExample': true,
      }),
    ],
    fails: [
      { facts: { 'mlflow.liveHasSignature': false } },
      { facts: { 'mlflow.liveHasInputExample': false } },
    ],
    notApplicable: [{ entity: FEATURE_PIPELINE, facts: {} }],
  },
  'rollback-practised': {
    passes: [
      restsOn({
        'mlflow.rollbackVersions': ['17'],
        'catalog.rollbackDrilledAt': '2025-12-17T12:00:00Z',
      }),
      restsOn({
        'kubeflow.rollbackVersions': ['v1'],
        'catalog.rollbackDrilledAt': '2025-12-17T12:00:00Z',
      }),
      restsOn({
        'git.gtoVersions': ['v1.0.0', 'v1.1.0'],
        'catalog.rollbackDrilledAt': '2025-12-17T12:00:00Z',
      }),
    ],
    fails: [
      { facts: { 'catalog.rollbackDrilledAt': '2025-12-17T11:59:59Z' } },
      ...eachOf({ 'mlflow.rollbackVersions': [] }, [{}]),
      ...eachOf({ 'kubeflow.rollbackVersions': [] }, [{}]),
      ...eachOf({ 'git.gtoVersions': ['v1.0.0'] }, [{}]),
    ],
    notApplicable: [{ entity: AI_MODEL, facts: {} }],
  },
  'training-data-versioned': {
    passes: [
      restsOn({ 'git.trackedData': ['data.csv'] }),
      restsOn({ 'git.trackedData': ['data.csv'] }, { entity: DATASET }),
      restsOn({ 'mlflow.datasetInputs': ['orders a1b2c3'] }),
      restsOn({ 'kubeflow.datasets': ['orders'] }),
      restsOn({ 'feast.savedDatasets': ['orders'] }),
    ],
    fails: [
      {
        facts: {
          'git.trackedData': [],
          'mlflow.datasetInputs': [],
          'kubeflow.datasets': [],
          'feast.savedDatasets': [],
        },
      },
      { facts: { 'git.trackedData': [] }, connected: ['git'] },
    ],
    notApplicable: [{ entity: FEATURE_STORE, facts: {} }],
  },
  'data-and-code-lock-in-sync': {
    passes: [restsOn(DVC_IN_STEP)],
    fails: [
      { facts: { ...DVC_IN_STEP, 'git.lockStagesMissing': ['train'] } },
      { facts: { ...DVC_IN_STEP, 'git.codeDepsOutOfSync': ['train.py'] } },
      { facts: { ...DVC_IN_STEP, 'git.paramsOutOfSync': ['lr'] } },
    ],
    notApplicable: [
      { facts: { ...DVC_IN_STEP, ...WITHOUT_DVC } },
      { facts: WITHOUT_DVC },
      { entity: FEATURE_STORE, facts: DVC_IN_STEP },
    ],
  },
  'data-remote-shared': {
    passes: [restsOn(DVC_REMOTE)],
    fails: [
      { facts: { ...DVC_REMOTE, 'git.defaultRemoteUrl': '' } },
      { facts: { ...DVC_REMOTE, 'git.remoteIsLocal': true } },
      { facts: { ...DVC_REMOTE, 'git.secretsInConfig': ['password'] } },
    ],
    notApplicable: [
      { facts: WITHOUT_DVC },
      { entity: FEATURE_STORE, facts: DVC_REMOTE },
    ],
  },
  'shared-features-in-feature-store': {
    passes: [
      restsOn({
        'catalog.sharedFeatureSources': ['component:default/features'],
        'feast.featureServices': ['fraud'],
      }),
      restsOn({
        'catalog.servesOnline': true,
        'feast.featureServices': ['fraud'],
      }),
    ],
    fails: [
      { facts: { 'catalog.servesOnline': true, 'feast.featureServices': [] } },
    ],
    notApplicable: [
      {
        facts: {
          'catalog.sharedFeatureSources': [],
          'catalog.servesOnline': false,
        },
      },
      { entity: DATASET, facts: { 'catalog.servesOnline': true } },
    ],
  },
  'feature-views-owned-and-described': {
    passes: [
      restsOn(
        {
          'feast.viewsWithoutOwner': [],
          'feast.viewsWithoutDescription': [],
        },
        { entity: WITH_FEAST },
      ),
      restsOn(
        {
          'feast.viewsWithoutOwner': [],
          'feast.viewsWithoutDescription': [],
        },
        { entity: FEATURE_STORE },
      ),
    ],
    fails: [
      {
        entity: WITH_FEATURE_STORE_FILE,
        facts: { 'feast.viewsWithoutOwner': ['customer'] },
      },
      {
        entity: WITH_FEAST,
        facts: { 'feast.viewsWithoutOwner': ['customer'] },
      },
      {
        entity: WITH_FEAST,
        facts: { 'feast.viewsWithoutDescription': ['customer'] },
      },
    ],
    notApplicable: [{ facts: {} }],
  },
  'online-features-fresh': {
    passes: [
      restsOn(
        { ...FRESH_FEATURES, 'feast.hasTimeToLive': false },
        { entity: WITH_FEAST },
      ),
      restsOn(
        { ...FRESH_FEATURES, 'feast.hasTimeToLive': false },
        { entity: WITH_FEATURE_STORE_FILE },
      ),
      {
        entity: WITH_FEAST,
        facts: {
          ...FRESH_FEATURES,
          'feast.hasTimeToLive': true,
          'feast.timeToLiveEndsAt': '2026-06-15T12:00:00Z',
        },
        because: [...Object.keys(FRESH_FEATURES), 'feast.timeToLiveEndsAt'],
      },
      {
        entity: WITH_FEAST,
        facts: {
          ...FRESH_FEATURES,
          'feast.oldestMaterializedAt': FILLED_BY_STREAM,
          'feast.materializationIntervalDays': FILLED_BY_STREAM,
          'feast.hasTimeToLive': false,
        },
        said: vouchedFor('online-features-fresh'),
        because: [],
      },
    ],
    fails: eachOf(
      { ...FRESH_FEATURES, 'feast.hasTimeToLive': false },
      [
        { 'feast.viewsNeverMaterialized': ['customer'] },
        { 'feast.oldestMaterializedAt': '2026-06-13T11:59:59Z' },
        {
          'feast.hasTimeToLive': true,
          'feast.timeToLiveEndsAt': '2026-06-15T11:59:59Z',
        },
      ],
      { entity: WITH_FEAST },
    ),
    notApplicable: [
      { facts: FRESH_FEATURES },
      { entity: WITH_FEAST, facts: { 'feast.onlineViews': [] } },
    ],
  },
  'same-features-in-training-and-serving': {
    passes: [
      restsOn(BY_SERVICE),
      restsOn(BY_VIEWS),
      restsOn(LITTLE_SKEW),
      // Tags that somebody has set by hand say no project, and no views.
      restsOn({
        'mlflow.feastProject': '',
        'mlflow.feastFeatureService': 'fraud',
        'mlflow.feastFeatureViews': [],
        'feast.featureServices': ['fraud'],
      }),
    ],
    fails: [
      ...eachOf(BY_SERVICE, [
        { 'mlflow.feastProject': 'churn' },
        {
          'mlflow.feastFeatureService': '',
          'mlflow.feastFeatureViews': [],
        },
        { 'mlflow.feastFeatureService': 'churn' },
        // The service says more than its views: it may leave out some of their features.
        { 'feast.featureServices': [] },
        // The service is of an earlier time than the views.
        { 'mlflow.feastFeatureViews': ['customer', 'orders'] },
      ]),
      ...eachOf({ ...BY_VIEWS, 'feast.featureServices': ['fraud'] }, [
        { 'mlflow.feastProject': 'churn' },
        { 'mlflow.feastFeatureViews': [] },
        { 'mlflow.feastFeatureViews': ['customer', 'orders'] },
        { 'feast.fetchedViews': ['orders'] },
      ]),
      ...eachOf(LITTLE_SKEW, [
        { 'evidently.trainingServingSkew': 0.051 },
        { 'evidently.skewMeasuredAt': '2026-05-16T11:59:59Z' },
      ]),
    ],
    notApplicable: [{ entity: FEATURE_PIPELINE, facts: {} }],
  },
  'upstream-data-known': {
    passes: [
      {
        facts: {
          'git.trackedData': ['data.csv'],
          'catalog.upstreamDatasets': [],
        },
        because: ['git.trackedData'],
      },
      {
        facts: {
          'git.trackedData': [],
          'catalog.upstreamDatasets': ['resource:default/orders'],
        },
        because: ['catalog.upstreamDatasets'],
      },
      restsOn(
        { 'catalog.upstreamDatasets': ['resource:default/orders'] },
        { connected: ['catalog'] },
      ),
      restsOn({ 'openlineage.upstreamDatasets': ['orders'] }),
      restsOn({ 'mlflow.datasetInputs': ['orders a1b2c3'] }),
      restsOn({ 'kubeflow.datasets': ['orders'] }),
      restsOn({ 'feast.dataSources': ['orders'] }),
    ],
    fails: [
      {
        facts: {
          'openlineage.upstreamDatasets': [],
          'mlflow.datasetInputs': [],
          'kubeflow.datasets': [],
          'feast.dataSources': [],
          'git.trackedData': [],
          'catalog.upstreamDatasets': [],
        },
      },
      { facts: { 'catalog.upstreamDatasets': [] }, connected: ['catalog'] },
    ],
    notApplicable: [{ entity: FEATURE_STORE, facts: {} }],
  },
  'lineage-ends-at-owned-data': {
    passes: [restsOn(FRESH_LINEAGE)],
    fails: eachOf(FRESH_LINEAGE, [
      { 'openlineage.hasNode': false },
      { 'openlineage.unownedRootDatasets': ['orders'] },
      { 'openlineage.lastEventAt': '2026-06-13T11:59:59Z' },
    ]),
    notApplicable: [{ entity: FEATURE_STORE, facts: FRESH_LINEAGE }],
  },
  'consumers-declared': {
    passes: [
      restsOn(CONSUMERS_DECLARED),
      restsOn(
        { 'catalog.consumers': ['component:default/shop'] },
        { connected: ['catalog'] },
      ),
      {
        facts: {
          ...CONSUMERS_DECLARED,
          'openlineage.undeclaredConsumers': {
            unknownBecause: 'the server has no such job',
            isSilent: true,
          },
        },
        because: ['catalog.consumers'],
      },
    ],
    fails: [
      ...eachOf(CONSUMERS_DECLARED, [
        { 'catalog.consumers': [] },
        { 'openlineage.undeclaredConsumers': ['job:k8s:report'] },
      ]),
      { facts: { 'catalog.consumers': [] } },
      { facts: { 'catalog.consumers': [] }, connected: ['catalog'] },
    ],
    notApplicable: [{ entity: FEATURE_STORE, facts: {} }],
  },
  'drift-monitor-with-alert': {
    passes: [
      restsOn({
        'evidently.hasDriftMonitor': true,
        'evidently.hasDriftAlert': true,
      }),
      restsOn({
        'evidently.hasDriftMonitor': true,
        'git.driftAlertRules': ['drift'],
      }),
      restsOn({
        'prometheus.hasDriftMetrics': true,
        'prometheus.driftAlertRules': ['drift'],
      }),
      restsOn({ 'evidently.hasDriftMonitor': true }, { entity: TIER_3 }),
      restsOn({ 'prometheus.hasDriftMetrics': true }, { entity: TIER_3 }),
      ...['prometheus', 'git'].map(source =>
        restsOn({
          'mlflow.driftCheckedAt': '2026-03-17T12:00:00Z',
          [`${source}.driftAlertRules`]: ['drift'],
        }),
      ),
      restsOn(
        { 'mlflow.driftCheckedAt': '2026-03-17T12:00:00Z' },
        { entity: TIER_3 },
      ),
    ],
    fails: [
      ...eachOf({ 'evidently.hasDriftMonitor': false }, [{}]),
      ...eachOf({ 'prometheus.hasDriftMetrics': false }, [{}], {
        entity: TIER_3,
      }),
      ...eachOf({ 'mlflow.driftCheckedAt': '2026-03-17T11:59:59Z' }, [{}], {
        entity: TIER_3,
      }),
      {
        facts: {
          'evidently.hasDriftMonitor': true,
          'evidently.hasDriftAlert': false,
          'prometheus.hasDriftMetrics': true,
          'prometheus.driftAlertRules': [],
          'git.driftAlertRules': [],
        },
      },
      {
        connected: ['catalog', 'mlflow', 'prometheus', 'git'],
        facts: {
          'mlflow.driftCheckedAt': '2026-06-15T11:00:00Z',
          'prometheus.hasDriftMetrics': false,
          'prometheus.driftAlertRules': [],
          'git.driftAlertRules': [],
        },
      },
    ],
    notApplicable: [{ entity: FEATURE_PIPELINE, facts: {} }],
  },
  'drift-checked-recently': {
    passes: [
      restsOn(
        {
          'evidently.hasDriftMonitor': true,
          'evidently.driftCheckedAt': '2026-06-14T12:00:00Z',
        },
        { entity: TIER_1 },
      ),
      restsOn({
        'prometheus.hasDriftMetrics': true,
        'prometheus.driftCheckedAt': '2026-06-08T12:00:00Z',
      }),
      restsOn({ 'mlflow.driftCheckedAt': '2026-06-08T12:00:00Z' }),
      restsOn(
        {
          'evidently.hasDriftMonitor': true,
          'evidently.driftCheckedAt': '2026-05-16T12:00:00Z',
        },
        { entity: TIER_3 },
      ),
    ],
    fails: [
      ...eachOf(
        {
          'evidently.hasDriftMonitor': true,
          'evidently.driftCheckedAt': '2026-06-14T11:59:59Z',
        },
        [{}, { 'evidently.hasDriftMonitor': false }],
        { entity: TIER_1, connected: ['evidently'] },
      ),
      ...eachOf(
        {
          'prometheus.hasDriftMetrics': true,
          'prometheus.driftCheckedAt': '2026-06-08T11:59:59Z',
        },
        [{}, { 'prometheus.hasDriftMetrics': false }],
      ),
      ...eachOf({ 'mlflow.driftCheckedAt': '2026-06-08T11:59:59Z' }, [{}]),
    ],
    notApplicable: [{ entity: FEATURE_PIPELINE, facts: {} }],
  },
  'drift-within-bounds': {
    passes: [
      restsOn(LITTLE_DRIFT),
      restsOn(LITTLE_DRIFT_BY_P_VALUE),
      // Of a PSI, the threshold of a report does not count, whatever the library calls it.
      ...['psi', 'PSI', 'Population Stability Index', 'psi, ks'].map(
        method => ({
          facts: {
            ...LITTLE_DRIFT,
            'evidently.driftMethod': method,
            'evidently.predictionHasDrifted': true,
          },
          because: Object.keys(LITTLE_DRIFT),
        }),
      ),
      {
        facts: {
          ...MUCH_DRIFT,
          'evidently.driftIsAcknowledged': true,
          'evidently.driftAcknowledgedAt': '2026-06-08T12:00:00Z',
        },
        because: [
          'evidently.driftIsAcknowledged',
          'evidently.driftAcknowledgedAt',
        ],
      },
      restsOn(LITTLE_DRIFT_IN_PROMETHEUS),
      restsOn(LITTLE_DRIFT_BY_KS_IN_PROMETHEUS),
      restsOn(LITTLE_DRIFT_IN_MLFLOW),
      restsOn(LITTLE_DRIFT_BY_KS_IN_MLFLOW),
    ],
    fails: [
      ...eachOf(
        {
          ...LITTLE_DRIFT,
          'evidently.driftIsAcknowledged': true,
          'evidently.driftAcknowledgedAt': '2026-06-08T11:59:59Z',
        },
        [
          { 'evidently.driftedShare': 0.5 },
          { 'evidently.predictionDrift': 0.21 },
          {
            'evidently.predictionDrift': 0.21,
            'evidently.predictionHasDrifted': false,
          },
          { 'evidently.driftCheckedAt': '2026-05-16T11:59:59Z' },
          { ...MUCH_DRIFT, 'evidently.driftIsAcknowledged': false },
        ],
      ),
      ...eachOf(
        { ...LITTLE_DRIFT_BY_P_VALUE, 'evidently.driftIsAcknowledged': false },
        [
          { 'evidently.driftedShare': 0.5 },
          { 'evidently.predictionHasDrifted': true },
          { 'evidently.driftCheckedAt': '2026-05-16T11:59:59Z' },
        ],
      ),
      ...eachOf(LITTLE_DRIFT_IN_PROMETHEUS, [
        { 'prometheus.driftedShare': 0.5 },
        { 'prometheus.predictionDrift': 0.21 },
        { 'prometheus.driftCheckedAt': '2026-05-16T11:59:59Z' },
      ]),
      ...eachOf(LITTLE_DRIFT_BY_KS_IN_PROMETHEUS, [
        { 'prometheus.driftedShare': 0.5 },
        { 'prometheus.predictionHasDrifted': true },
        { 'prometheus.driftCheckedAt': '2026-05-16T11:59:59Z' },
      ]),
      ...eachOf(LITTLE_DRIFT_IN_MLFLOW, [
        { 'mlflow.driftedShare': 0.5 },
        { 'mlflow.predictionDrift': 0.21 },
        { 'mlflow.driftCheckedAt': '2026-05-16T11:59:59Z' },
      ]),
      ...eachOf(LITTLE_DRIFT_BY_KS_IN_MLFLOW, [
        { 'mlflow.driftedShare': 0.5 },
        { 'mlflow.predictionHasDrifted': true },
        { 'mlflow.driftCheckedAt': '2026-05-16T11:59:59Z' },
      ]),
    ],
    notApplicable: [{ entity: FEATURE_PIPELINE, facts: LITTLE_DRIFT }],
  },
  'served-quality-tracked': {
    passes: [
      restsOn({ 'evidently.servedQualityMeasuredAt': '2026-05-16T12:00:00Z' }),
      restsOn({ 'prometheus.servedQualityMeasuredAt': '2026-05-16T12:00:00Z' }),
    ],
    fails: [
      ...eachOf(
        { 'evidently.servedQualityMeasuredAt': '2026-05-16T11:59:59Z' },
        [{}],
      ),
      ...eachOf(
        { 'prometheus.servedQualityMeasuredAt': '2026-05-16T11:59:59Z' },
        [{}],
      ),
    ],
    notApplicable: [{ entity: FEATURE_PIPELINE, facts: {} }],
  },
  'experiments-tracked': {
    passes: [
      restsOn({
        'mlflow.runCount90d': 1,
        'mlflow.runHasParams': true,
        'mlflow.runHasMetrics': true,
      }),
      restsOn({
        'kubeflow.runCount90d': 1,
        'kubeflow.runHasParams': true,
        'kubeflow.runHasMetrics': true,
      }),
      restsOn({
        'git.trackedParams': ['train.lr'],
        'git.metricsFiles': ['metrics.json'],
      }),
    ],
    fails: [
      ...eachOf(
        {
          'mlflow.runCount90d': 1,
          'mlflow.runHasParams': true,
          'mlflow.runHasMetrics': true,
        },
        [
          { 'mlflow.runCount90d': 0 },
          { 'mlflow.runHasParams': false },
          { 'mlflow.runHasMetrics': false },
        ],
      ),
      ...eachOf(
        {
          'kubeflow.runCount90d': 1,
          'kubeflow.runHasParams': true,
          'kubeflow.runHasMetrics': true,
        },
        [
          { 'kubeflow.runCount90d': 0 },
          { 'kubeflow.runHasParams': false },
          { 'kubeflow.runHasMetrics': false },
        ],
      ),
      ...eachOf(
        {
          'git.trackedParams': ['train.lr'],
          'git.metricsFiles': ['metrics.json'],
        },
        [{ 'git.trackedParams': [] }, { 'git.metricsFiles': [] }],
      ),
    ],
    notApplicable: [{ entity: FEATURE_STORE, facts: {} }],
  },
  'code-version-recorded': {
    passes: [
      restsOn({ 'mlflow.codeVersion': '3f2a9c1' }),
      restsOn({ 'kubeflow.codeSourceUrl': 'https://git.example/fraud' }),
      restsOn({ 'git.dvcStages': ['train'], 'git.lockStagesMissing': [] }),
    ],
    fails: [
      ...eachOf({ 'mlflow.codeVersion': '' }, [{}]),
      ...eachOf({ 'kubeflow.codeSourceUrl': '' }, [{}]),
      ...eachOf({ 'git.dvcStages': ['train'], 'git.lockStagesMissing': [] }, [
        { 'git.dvcStages': [] },
        { 'git.lockStagesMissing': ['train'] },
      ]),
    ],
    notApplicable: [{ entity: FEATURE_PIPELINE, facts: {} }],
  },
  'environment-pinned': {
    passes: [restsOn({ 'git.environmentPinned': true })],
    fails: [{ facts: { 'git.environmentPinned': false } }],
    notApplicable: [{ entity: FEATURE_STORE, facts: {} }],
  },
  'reproduction-proven': {
    passes: [restsOn(REPRODUCED)],
    fails: eachOf(REPRODUCED, [
      { 'mlflow.runHasSeed': false },
      { 'mlflow.reproducedAt': '2025-12-17T11:59:59Z' },
      { 'mlflow.reproductionDifference': 0.0101 },
    ]),
    notApplicable: [{ entity: FEATURE_PIPELINE, facts: REPRODUCED }],
  },
  'owner-docs-runbook': {
    passes: [
      restsOn(WELL_KEPT),
      {
        entity: TIER_4,
        facts: {
          ...USED_BY_NOBODY,
          'catalog.ownerResolves': true,
          'catalog.hasDocs': false,
        },
        because: ['catalog.ownerResolves'],
      },
      restsOn({ 'catalog.ownerResolves': true }, { entity: FEATURE_STORE }),
    ],
    fails: [
      { facts: { ...WELL_KEPT, 'catalog.ownerResolves': false } },
      { facts: { ...WELL_KEPT, 'catalog.hasDocs': false } },
      { facts: { ...WELL_KEPT, 'catalog.hasRunbook': false } },
      {
        entity: TIER_4,
        facts: { ...WELL_KEPT, 'catalog.ownerResolves': false },
      },
      { entity: API, facts: { 'catalog.ownerResolves': false } },
    ],
  },
  'training-is-a-pipeline': {
    passes: [
      restsOn({ 'git.dvcStages': ['train'] }),
      restsOn({ 'git.mlprojectEntryPoints': ['main'] }),
      restsOn({ 'git.trainingWorkflows': ['train.yaml'] }),
      restsOn(RECURRING),
    ],
    fails: [
      ...eachOf(
        {
          'git.dvcStages': [],
          'git.mlprojectEntryPoints': [],
          'git.trainingWorkflows': [],
        },
        [{}],
      ),
      ...eachOf(RECURRING, [
        { 'kubeflow.recurringRunIsEnabled': false },
        { 'kubeflow.lastRunSucceededAt': '2026-06-13T11:59:59Z' },
      ]),
    ],
    notApplicable: [{ entity: FEATURE_STORE, facts: {} }],
  },
  'model-card-complete': {
    passes: [
      restsOn({ 'git.modelCardSections': NINE_SECTIONS }, { entity: TIER_1 }),
      restsOn({ 'git.modelCardSections': NINE_SECTIONS.slice(0, 7) }),
      {
        entity: AI_MODEL,
        facts: {
          ...NOTHING_TELLS,
          'git.modelCardSections': NINE_SECTIONS.slice(0, 7),
        },
        because: ['git.modelCardSections'],
      },
    ],
    fails: [
      {
        entity: TIER_1,
        facts: { 'git.modelCardSections': NINE_SECTIONS.slice(0, 8) },
      },
      { facts: { 'git.modelCardSections': NINE_SECTIONS.slice(0, 6) } },
      {
        entity: TIER_4,
        facts: { ...USED_BY_NOBODY, 'git.modelCardSections': [] },
      },
    ],
    notApplicable: [{ entity: FEATURE_STORE, facts: {} }],
  },
  'model-update-planned': {
    passes: [
      'mlflow.latestVersionAt',
      'kubeflow.latestVersionAt',
      'git.gtoVersionAt',
    ].map(versionAt =>
      restsOn({
        [versionAt]: '2026-05-16T12:00:00Z',
        'catalog.modelStaleAfterDays': 30,
        'catalog.retrainTrigger': 'drift',
      }),
    ),
    fails: [
      'mlflow.latestVersionAt',
      'kubeflow.latestVersionAt',
      'git.gtoVersionAt',
    ].flatMap(versionAt =>
      eachOf(
        {
          [versionAt]: '2026-05-16T12:00:00Z',
          'catalog.modelStaleAfterDays': 30,
          'catalog.retrainTrigger': 'drift',
        },
        [
          { [versionAt]: '2026-05-16T11:59:59Z' },
          { 'catalog.retrainTrigger': '' },
        ],
      ),
    ),
    notApplicable: [{ entity: FEATURE_PIPELINE, facts: {} }],
  },
  'few-live-variants': {
    passes: [
      restsOn(
        { 'mlflow.liveVersions': ['16', '17', '18'] },
        { connected: ['mlflow'] },
      ),
      restsOn(
        { 'kubeflow.inferenceServices': ['a', 'b'] },
        { entity: TIER_3, connected: ['kubeflow'] },
      ),
      restsOn(
        { 'git.gtoLiveVersions': ['v1', 'v2', 'v3'] },
        { connected: ['git'] },
      ),
      restsOn({
        'mlflow.liveVersions': ['18'],
        'kubeflow.inferenceServices': ['a'],
        'git.gtoLiveVersions': [],
      }),
    ],
    fails: [
      {
        facts: {
          'mlflow.liveVersions': ['18'],
          'kubeflow.inferenceServices': ['a', 'b', 'c', 'd'],
        },
      },
      ...eachOf({ 'mlflow.liveVersions': ['15', '16', '17', '18'] }, [{}]),
      ...eachOf({ 'kubeflow.inferenceServices': ['a', 'b', 'c'] }, [{}], {
        entity: TIER_3,
      }),
      ...eachOf({ 'git.gtoLiveVersions': ['v1', 'v2', 'v3', 'v4'] }, [{}]),
    ],
    notApplicable: [{ entity: FEATURE_PIPELINE, facts: {} }],
  },
  'better-than-simple-baseline': {
    passes: [
      restsOn({ 'mlflow.hasBaseline': true, 'mlflow.gainOverBaseline': 0.01 }),
    ],
    fails: [
      { facts: { 'mlflow.hasBaseline': false } },
      { facts: { 'mlflow.hasBaseline': true, 'mlflow.gainOverBaseline': 0 } },
      { facts: { 'mlflow.gainOverBaseline': -0.1 } },
    ],
    notApplicable: [{ entity: FEATURE_PIPELINE, facts: {} }],
  },
  'pipeline-complexity-in-budget': {
    passes: [restsOn(SMALL_PIPELINE)],
    fails: [
      {
        facts: {
          ...SMALL_PIPELINE,
          'git.dvcStages': [...SMALL_PIPELINE['git.dvcStages'], 'one-more'],
        },
      },
      { facts: { ...SMALL_PIPELINE, 'git.dvcDagDepth': 7 } },
      { facts: { ...SMALL_PIPELINE, 'catalog.upstreamCount': 21 } },
    ],
    notApplicable: [{ facts: WITHOUT_DVC }, { entity: DATASET, facts: {} }],
  },
  'rollout-safe-and-simple': {
    passes: [
      restsOn({ 'mlflow.challengerVersions': ['19'] }),
      restsOn({ 'kubeflow.hasCanary': true }, { entity: MODEL_SERVER }),
      restsOn({ 'git.gtoChallengerVersions': ['v2'] }),
    ],
    fails: [
      ...eachOf({ 'mlflow.challengerVersions': [] }, [{}]),
      ...eachOf({ 'kubeflow.hasCanary': false }, [{}]),
      ...eachOf({ 'git.gtoChallengerVersions': [] }, [{}]),
    ],
    notApplicable: [{ entity: FEATURE_PIPELINE, facts: {} }],
  },
  'dead-versions-archived': {
    passes: [
      restsOn({ 'mlflow.staleVersionCount': 10 }, { connected: ['mlflow'] }),
      restsOn(
        { 'kubeflow.staleVersionCount': 10 },
        { connected: ['kubeflow'] },
      ),
    ],
    fails: [
      {
        facts: {
          'mlflow.staleVersionCount': 0,
          'kubeflow.staleVersionCount': 11,
        },
      },
      ...eachOf({ 'mlflow.staleVersionCount': 11 }, [{}]),
      ...eachOf({ 'kubeflow.staleVersionCount': 11 }, [{}]),
    ],
    notApplicable: [{ entity: FEATURE_PIPELINE, facts: {} }],
  },
  'reliability-tier-agreed': {
    passes: [
      restsOn({}),
      { entity: TIER_4, facts: USED_BY_NOBODY, because: [] },
      { entity: declaredTier2('2026-06-15'), facts: {}, because: [] },
    ],
    fails: [
      { entity: mlEntity({ lifecycle: 'production' }), facts: NOTHING_TELLS },
      {
        entity: mlEntity({ lifecycle: 'production' }),
        facts: {
          ...NOTHING_TELLS,
          'catalog.consumers': ['component:default/shop'],
          'catalog.customerFacingDependants': ['component:default/shop'],
        },
      },
      { entity: declaredTier2('2026-06-14'), facts: {} },
    ],
  },
  'objectives-defined': {
    passes: ['git.objectives', 'prometheus.objectives'].flatMap(objectives => [
      {
        facts: {
          [objectives]: ONLINE_OBJECTIVES,
          'catalog.servesOnline': true,
        },
        because: [objectives],
      },
      restsOn({
        [objectives]: BATCH_OBJECTIVES,
        'catalog.servesOnline': false,
      }),
    ]),
    fails: ['git.objectives', 'prometheus.objectives'].flatMap(objectives =>
      eachOf({ [objectives]: BATCH_OBJECTIVES, 'catalog.servesOnline': true }, [
        {},
        { [objectives]: [...BATCH_OBJECTIVES, 'uptime'] },
        { [objectives]: [...BATCH_OBJECTIVES, 'latency'] },
        { [objectives]: ['pipeline'], 'catalog.servesOnline': false },
        { [objectives]: ['model-quality'], 'catalog.servesOnline': false },
      ]),
    ),
    notApplicable: [{ entity: FEATURE_PIPELINE, facts: {} }],
  },
  'uptime-meets-objective': {
    passes: [
      restsOn({ 'prometheus.uptime30d': 0.9995 }, { entity: TIER_1 }),
      restsOn({ 'prometheus.uptime30d': 0.995 }),
      restsOn({ 'prometheus.uptime30d': 0.99 }, { entity: TIER_3 }),
    ],
    fails: [
      { entity: TIER_1, facts: { 'prometheus.uptime30d': 0.9994 } },
      { facts: { 'prometheus.uptime30d': 0.9949 } },
      { entity: TIER_3, facts: { 'prometheus.uptime30d': 0.9899 } },
    ],
    notApplicable: [
      { entity: BATCH, facts: { 'prometheus.uptime30d': 0.5 } },
      { entity: TIER_4, facts: USED_BY_NOBODY },
      { entity: FEATURE_PIPELINE, facts: {} },
    ],
  },
  'latency-meets-limit': {
    passes: [
      restsOn(IN_TIME),
      restsOn(
        { ...IN_TIME, 'prometheus.latencyP99Seconds': 0.2 },
        { entity: TIER_1 },
      ),
      restsOn({
        'prometheus.latencyP99Seconds': 0.9,
        'catalog.hasLatencyLimit': true,
        'catalog.latencyLimitSeconds': 1,
      }),
      restsOn(
        {
          'prometheus.latencyP95Seconds': 2,
          'catalog.hasLatencyLimit': false,
        },
        { entity: TIER_3 },
      ),
    ],
    fails: [
      ...eachOf(IN_TIME, [
        { 'prometheus.latencyP99Seconds': 0.51 },
        { 'catalog.hasLatencyLimit': true, 'catalog.latencyLimitSeconds': 0.4 },
      ]),
      ...eachOf(IN_TIME, [{ 'prometheus.latencyP99Seconds': 0.21 }], {
        entity: TIER_1,
      }),
      ...eachOf(IN_TIME, [{ 'prometheus.latencyP95Seconds': 2.1 }], {
        entity: TIER_3,
      }),
    ],
    notApplicable: [
      { entity: BATCH, facts: IN_TIME },
      { entity: TIER_4, facts: USED_BY_NOBODY },
      { entity: FEATURE_PIPELINE, facts: {} },
    ],
  },
  'data-pipeline-reliable': {
    passes: [
      restsOn(runsOf('kubeflow')),
      restsOn(runsOf('openlineage')),
      restsOn(
        {
          ...runsOf('kubeflow'),
          'kubeflow.runSuccessShare30d': 0.99,
          'kubeflow.lastRunSucceededAt': '2026-06-14T06:00:00Z',
        },
        { entity: TIER_1 },
      ),
    ],
    fails: [
      ...eachOf(runsOf('kubeflow'), [
        { 'kubeflow.runSuccessShare30d': 0.96 },
        { 'kubeflow.lastRunSucceededAt': '2026-06-13T23:59:59Z' },
      ]),
      ...eachOf(runsOf('openlineage'), [
        { 'openlineage.runSuccessShare30d': 0.96 },
        { 'openlineage.lastRunSucceededAt': '2026-06-13T23:59:59Z' },
      ]),
      ...eachOf(runsOf('kubeflow'), [{}], {
        entity: TIER_1,
        connected: ['kubeflow'],
      }),
    ],
    notApplicable: [
      { entity: TIER_4, facts: USED_BY_NOBODY },
      { entity: DATASET, facts: {} },
    ],
  },
  'model-performance-stable': {
    passes: [
      restsOn(QUALITY_IN_EVIDENTLY),
      restsOn({
        'prometheus.servedQualityDrop': -0.1,
        'prometheus.servedQualityMeasuredAt': '2026-05-16T12:00:00Z',
      }),
      restsOn({ 'mlflow.primaryMetricDrop': 0.02 }, { entity: TIER_1 }),
    ],
    fails: [
      ...eachOf(QUALITY_IN_EVIDENTLY, [
        { 'evidently.servedQualityDrop': 0.051 },
        { 'evidently.servedQualityMeasuredAt': '2026-05-16T11:59:59Z' },
      ]),
      ...eachOf(
        {
          'prometheus.servedQualityDrop': 0.05,
          'prometheus.servedQualityMeasuredAt': '2026-05-16T12:00:00Z',
        },
        [
          { 'prometheus.servedQualityDrop': 0.051 },
          { 'prometheus.servedQualityMeasuredAt': '2026-05-16T11:59:59Z' },
        ],
      ),
      ...eachOf({ 'mlflow.primaryMetricDrop': 0.021 }, [{}], {
        entity: TIER_1,
      }),
    ],
    notApplicable: [
      { entity: TIER_4, facts: USED_BY_NOBODY },
      { entity: FEATURE_PIPELINE, facts: {} },
    ],
  },
  'error-budget-healthy': {
    passes: [
      restsOn({
        'prometheus.errorBudgetRemaining': 0.001,
        'prometheus.burnRateAlerts': ['page'],
      }),
    ],
    fails: [
      { facts: { 'prometheus.errorBudgetRemaining': 0 } },
      { facts: { 'prometheus.errorBudgetRemaining': -0.5 } },
      { facts: { 'prometheus.burnRateAlerts': [] } },
    ],
    notApplicable: [{ entity: DATASET, facts: {} }],
  },
  'degrades-gracefully': {
    passes: [restsOn(FALLS_BACK)],
    fails: eachOf(FALLS_BACK, [
      { 'catalog.fallback': '' },
      { 'catalog.fallbackTestedAt': '2025-12-17T11:59:59Z' },
    ]),
    notApplicable: [
      { entity: BATCH, facts: FALLS_BACK },
      { entity: FEATURE_PIPELINE, facts: {} },
    ],
  },
  'scale-triggers-instrumented': {
    passes: [
      restsOn({
        'catalog.scaleLimits': [
          'training-window',
          'latency-limit',
          'pipeline-interval',
        ],
      }),
      restsOn({
        'catalog.scaleLimits': ['training-window', 'latency-limit'],
        'prometheus.measuredUtilizations': ['cpu'],
      }),
      restsOn(
        {
          'catalog.scaleLimits': ['training-window'],
          'prometheus.measuredUtilizations': ['cpu', 'gpu'],
        },
        { entity: TIER_3 },
      ),
    ],
    fails: [
      {
        facts: {
          'catalog.scaleLimits': ['training-window', 'latency-limit'],
          'prometheus.measuredUtilizations': [],
        },
      },
      {
        facts: {
          'catalog.scaleLimits': ['training-window'],
          'prometheus.measuredUtilizations': ['cpu', 'gpu', 'memory'],
        },
      },
    ],
    notApplicable: [{ entity: DATASET, facts: {} }],
  },
  'before-scaling-settled': {
    passes: [
      restsOn({ 'catalog.proposals': ['scaling'] }, { said: ALL_TICKED }),
      restsOn(
        { 'prometheus.highestUtilizationP95': 0.8 },
        { said: ALL_TICKED },
      ),
    ],
    fails: [
      { facts: { 'catalog.proposals': ['scaling'] } },
      { facts: { 'prometheus.highestUtilizationP95': 0.8 } },
      { facts: {}, fired: { 'latency-over-limit': '2026-06-15T12:00:00Z' } },
    ],
    notApplicable: [{ facts: { 'catalog.proposals': ['complexity'] } }],
  },
  'before-complexity-settled': {
    passes: [
      restsOn({ 'catalog.proposals': ['complexity'] }, { said: ALL_TICKED }),
    ],
    fails: [{ facts: { 'catalog.proposals': ['complexity'] } }],
    notApplicable: [{ facts: { 'catalog.proposals': ['scaling'] } }],
  },
  'triggers-addressed': {
    passes: [
      restsOn(QUIET, { connected: FEW_SOURCES }),
      {
        connected: FEW_SOURCES,
        facts: { ...QUIET, 'prometheus.highestUtilizationP95': 0.8 },
        fired: { 'utilization-over-limit': '2026-06-01T12:00:00Z' },
        because: ['prometheus.slowWindowShare7d'],
      },
      {
        connected: FEW_SOURCES,
        facts: QUIET,
        fired: { 'utilization-over-limit': '2026-01-01T12:00:00Z' },
        said: decidedUntil('2026-06-15T12:00:01Z'),
        because: ['prometheus.slowWindowShare7d'],
      },
    ],
    fails: [
      {
        connected: FEW_SOURCES,
        facts: { ...QUIET, 'prometheus.highestUtilizationP95': 0.8 },
        fired: { 'utilization-over-limit': '2026-06-01T11:59:59Z' },
      },
      // A trigger stays fired while its facts are missing.
      {
        facts: {},
        fired: { 'utilization-over-limit': '2026-06-01T11:59:59Z' },
      },
      {
        facts: {},
        fired: { 'utilization-over-limit': '2026-01-01T12:00:00Z' },
        said: decidedUntil('2026-06-15T12:00:00Z'),
      },
    ],
    notApplicable: [{ entity: DATASET, facts: {} }],
  },
  'no-open-over-engineering': {
    passes: [
      restsOn(
        {
          'catalog.servesOnline': false,
          'git.distributedLibraries': [],
          'git.gtoLiveVersions': ['v1'],
          'git.hasDvcProject': false,
        },
        { entity: TIER_3, connected: ['catalog', 'git'] },
      ),
    ],
    fails: [
      {
        facts: {
          'git.distributedLibraries': ['horovod'],
          'git.trackedBytes': 9_999_999_999,
        },
      },
    ],
    notApplicable: [{ entity: FEATURE_PIPELINE, facts: {} }],
  },
};

let definitions: Definitions;

beforeAll(async () => {
  definitions = await builtInDefinitions();
});

function stateOf(id: string, given: Given): CheckState | undefined {
  const { checks } = evaluateAndExplain({
    entity: given.entity ?? TIER_2,
    readings: freshReadings(given.facts, given.connected),
    definitions,
    said: given.said,
    before: {
      triggers: Object.fromEntries(
        Object.entries(given.fired ?? {}).map(([trigger, firedAt]) => [
          trigger,
          { state: 'fired', firedAt, days: [] },
        ]),
      ),
    },
    now: NOW,
  });
  return checks.find(check => check.id === id)?.state;
}

function without(given: Given, fact: string): Given {
  const { [fact]: _, ...facts } = given.facts;
  return { ...given, facts };
}

function explained(given: Given, fact: string): Given {
  const unknown = { unknownBecause: 'nobody can tell' };
  return { ...given, facts: { ...given.facts, [fact]: unknown } };
}

describe('the examples', () => {
  it('are there for every built-in check', () => {
    expect(Object.keys(EXAMPLES).sort()).toEqual(
      definitions.checks.map(({ definition }) => definition.id).sort(),
    );
  });

  it('hold every fact that a check names as a reason to pass', () => {
    for (const check of definitions.checks) {
      if (isBroken(check)) {
        throw new Error(check.problem);
      }
      const named = [
        ...check.question.alternatives.map(({ condition }) => condition),
        ...(check.appliesWhen ? [check.appliesWhen] : []),
      ].flatMap(({ facts }) =>
        facts.flatMap(({ source, name }) =>
          source === SCORECARD ? [] : `${source}.${name}`,
        ),
      );
      const { passes } = EXAMPLES[check.definition.id];
      const because = new Set(passes.flatMap(pass => pass.because));
      // What is known of the scorecard rests on facts that such a check does not name itself.
      expect(
        [...because]
          .filter(fact => named.includes(fact) || !check.readsScorecard)
          .sort(),
      ).toEqual([...new Set(named)].sort());
    }
  });

  it('hold an entity or facts for every check that does not ask everybody', () => {
    for (const { definition } of definitions.checks) {
      const isSelective = definition.appliesTo || definition.appliesWhen;
      expect({
        id: definition.id,
        has: EXAMPLES[definition.id].notApplicable !== undefined,
      }).toEqual({ id: definition.id, has: Boolean(isSelective) });
    }
  });
});

describe.each(Object.entries(EXAMPLES))('%s', (id, examples) => {
  it('passes where it should', () => {
    for (const given of examples.passes) {
      expect({ given, state: stateOf(id, given) }).toEqual({
        given,
        state: 'pass',
      });
    }
  });

  it('fails where it should', () => {
    for (const given of examples.fails) {
      expect({ given, state: stateOf(id, given) }).toEqual({
        given,
        state: 'fail',
      });
    }
  });

  it('is unknown without any one fact that its pass rests on', () => {
    for (const given of examples.passes) {
      for (const fact of given.because) {
        for (const less of [without(given, fact), explained(given, fact)]) {
          expect({ given: less, state: stateOf(id, less) }).toEqual({
            given: less,
            state: 'unknown',
          });
        }
      }
    }
  });

  it('does not begin to pass when a fact that speaks against it is missing', () => {
    for (const given of examples.fails) {
      for (const fact of Object.keys(given.facts)) {
        for (const less of [without(given, fact), explained(given, fact)]) {
          expect(['fail', 'unknown']).toContain(stateOf(id, less));
        }
      }
    }
  });

  it('is not applicable where it should not ask, and only there', () => {
    for (const given of examples.notApplicable ?? []) {
      expect({ given, state: stateOf(id, given) }).toEqual({
        given,
        state: 'not-applicable',
      });
    }
    for (const { entity } of [...examples.passes, ...examples.fails]) {
      expect(stateOf(id, { entity, facts: {} })).not.toBe('not-applicable');
    }
  });
});

/** Components of each tier, with the facts that their tier rests on. */
const BY_TIER: Record<ReliabilityTier, Given> = {
  'tier-1': { entity: TIER_1, facts: {} },
  'tier-2': { entity: TIER_2, facts: {} },
  'tier-3': { entity: TIER_3, facts: {} },
  'tier-4': { entity: TIER_4, facts: USED_BY_NOBODY },
  unclassified: {
    entity: mlEntity({ lifecycle: 'production' }),
    facts: NOTHING_TELLS,
  },
};

/** For each tier that is asked: what just passes, and what just fails. */
type Limits<T> = Partial<Record<ReliabilityTier, readonly [T, T]>>;

interface LimitsOfTiers {
  readonly id: string;
  readonly facts: (value: number) => FactValues;
  readonly limits: Limits<number>;
}

const LIMITS: readonly LimitsOfTiers[] = [
  {
    id: 'drift-checked-recently',
    facts: days => ({
      'evidently.hasDriftMonitor': true,
      'evidently.driftCheckedAt': daysAgo(days),
    }),
    limits: {
      'tier-1': [1, 1.01],
      'tier-2': [7, 7.01],
      'tier-3': [30, 30.01],
      unclassified: [30, 30.01],
    },
  },
  {
    id: 'model-card-complete',
    facts: count => ({ 'git.modelCardSections': things(count) }),
    limits: {
      'tier-1': [9, 8],
      'tier-2': [7, 6],
      'tier-3': [7, 6],
      'tier-4': [7, 6],
      unclassified: [7, 6],
    },
  },
  {
    id: 'few-live-variants',
    facts: count => ({ 'mlflow.liveVersions': things(count) }),
    limits: {
      'tier-1': [3, 4],
      'tier-2': [3, 4],
      'tier-3': [2, 3],
      'tier-4': [3, 4],
      unclassified: [2, 3],
    },
  },
  {
    id: 'uptime-meets-objective',
    facts: uptime => ({ 'prometheus.uptime30d': uptime }),
    limits: {
      'tier-1': [0.9995, 0.9994],
      'tier-2': [0.995, 0.9949],
      'tier-3': [0.99, 0.9899],
      unclassified: [0.99, 0.9899],
    },
  },
  {
    id: 'latency-meets-limit',
    facts: seconds => ({
      'prometheus.latencyP95Seconds': 0.01,
      'prometheus.latencyP99Seconds': seconds,
      'catalog.hasLatencyLimit': false,
    }),
    limits: { 'tier-1': [0.2, 0.201], 'tier-2': [0.5, 0.501] },
  },
  {
    id: 'latency-meets-limit',
    facts: seconds => ({
      'prometheus.latencyP95Seconds': seconds,
      'prometheus.latencyP99Seconds': 60,
      'catalog.hasLatencyLimit': false,
    }),
    limits: { 'tier-3': [2, 2.01], unclassified: [2, 2.01] },
  },
  {
    id: 'data-pipeline-reliable',
    facts: share => ({
      'kubeflow.runSuccessShare30d': share,
      'kubeflow.lastRunSucceededAt': daysAgo(0.5),
      'kubeflow.intervalDays': 1,
    }),
    limits: {
      'tier-1': [0.99, 0.989],
      'tier-2': [0.97, 0.969],
      'tier-3': [0.95, 0.949],
      unclassified: [0.95, 0.949],
    },
  },
  {
    id: 'data-pipeline-reliable',
    facts: days => ({
      'openlineage.runSuccessShare30d': 1,
      'openlineage.lastRunSucceededAt': daysAgo(days),
      'openlineage.intervalDays': 1,
    }),
    limits: {
      'tier-1': [1.25, 1.26],
      'tier-2': [1.5, 1.51],
      'tier-3': [2, 2.01],
      unclassified: [2, 2.01],
    },
  },
  {
    id: 'model-performance-stable',
    facts: drop => ({
      'prometheus.servedQualityDrop': drop,
      'prometheus.servedQualityMeasuredAt': '2026-06-14T12:00:00Z',
    }),
    limits: {
      'tier-1': [0.02, 0.0201],
      'tier-2': [0.05, 0.0501],
      'tier-3': [0.1, 0.1001],
      unclassified: [0.1, 0.1001],
    },
  },
  {
    id: 'scale-triggers-instrumented',
    facts: count => ({
      'catalog.scaleLimits': things(count),
      'prometheus.measuredUtilizations': [],
    }),
    limits: {
      'tier-1': [3, 2],
      'tier-2': [3, 2],
      'tier-3': [2, 1],
      'tier-4': [2, 1],
      unclassified: [2, 1],
    },
  },
  {
    id: 'drift-monitor-with-alert',
    facts: alerts => ({
      'prometheus.hasDriftMetrics': true,
      'prometheus.driftAlertRules': things(alerts),
    }),
    limits: { 'tier-1': [1, 0], 'tier-2': [1, 0] },
  },
  {
    id: 'drift-monitor-with-alert',
    facts: monitors => ({
      'prometheus.hasDriftMetrics': monitors > 0,
      'prometheus.driftAlertRules': [],
    }),
    limits: { 'tier-3': [1, 0], 'tier-4': [1, 0], unclassified: [1, 0] },
  },
];

function things(count: number): string[] {
  return Array.from({ length: count }, (_, n) => `thing-${n}`);
}

function daysAgo(days: number): string {
  return new Date(NOW.getTime() - days * 24 * 60 * 60 * 1000).toISOString();
}

describe('the limits of each tier', () => {
  const cases = LIMITS.flatMap(({ id, facts, limits }) =>
    Object.entries(limits).map(
      ([tier, [good, bad]]) =>
        [id, tier as ReliabilityTier, good, bad, facts] as const,
    ),
  );

  it.each(cases)(
    '%s, %s: %s passes, %s fails',
    (id, tier, good, bad, facts) => {
      const given = BY_TIER[tier];
      const sources = Object.keys(facts(good)).map(name => name.split('.')[0]);
      const state = (value: number) =>
        stateOf(id, {
          ...given,
          facts: { ...given.facts, ...facts(value) },
          connected: ['catalog', ...sources],
        });
      expect([state(good), state(bad)]).toEqual(['pass', 'fail']);
    },
  );

  it('are there for every parameter by tier and every target', () => {
    const byTier = definitions.checks.flatMap(check => {
      const { id, params } = check.definition;
      const targets = isBroken(check)
        ? []
        : check.expressions.flatMap(expression => expression.targets);
      return targets.length > 0 ||
        Object.values(params).some(param => typeof param === 'object')
        ? id
        : [];
    });
    expect([...new Set(LIMITS.map(({ id }) => id))].sort()).toEqual(
      byTier.sort(),
    );
  });
});
