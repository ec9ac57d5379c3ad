import { ExpectedAnswer } from 'backstage-plugin-ml-scorecards-node/testUtils';

/** How the components of the scenario are called. */
export type ScenarioComponent = keyof typeof scenario;

const unknown = (why: string) => ({ unknownBecause: why });
/** Some instant, which depends on when it was pushed. */
const anInstant = { anInstant: true };
const near = (value: number, within = value / 100) => ({ near: value, within });

/** What the components name. The series behind these are in `test/live/prometheus`. */
export const annotations: Record<string, Record<string, string>> = {
  churn: {
    'sloth.dev/service': 'churn',
    'prometheus.io/job': 'churn-api',
    'prometheus.io/model': 'churn',
    'prometheus.io/container': 'churn-model',
    'mlscorecards.io/latency-limit': '250ms',
  },
  job: {
    'prometheus.io/job': 'churn-api',
    'mlscorecards.io/latency-limit': '900ms',
  },
  coarse: {
    'prometheus.io/job': 'churn-api',
    'mlscorecards.io/latency-limit': 'PT1S',
  },
  slow: {
    'prometheus.io/job': 'slow-api',
    'mlscorecards.io/latency-limit': '900ms',
  },
  slowerThanKnown: { 'prometheus.io/job': 'slow-api' },
  kserve: {
    'prometheus.io/model': 'fraud',
    'mlscorecards.io/latency-limit': '250ms',
  },
  machines: { 'prometheus.io/job': 'churn-nodes' },
  pyrra: { 'pyrra.dev/slo': 'search-availability, search-latency' },
  week: { 'pyrra.dev/slo': 'rank-availability' },
  weekAndJob: {
    'pyrra.dev/slo': 'rank-availability',
    'prometheus.io/job': 'churn-api',
  },
  named: { 'prometheus.io/alert': 'ApiSlow' },
  grouped: { 'prometheus.io/rule': 'drift-alerts|model' },
  missing: { 'prometheus.io/alert': 'ApiSlow,NoSuchRule' },
  idle: { 'prometheus.io/job': 'idle-api' },
  uplift: { 'prometheus.io/model': 'uplift' },
  tips: { 'prometheus.io/model': 'tips' },
  rank: { 'prometheus.io/model': 'rank' },
  empty: { 'prometheus.io/model': 'empty' },
  nobody: {
    'prometheus.io/job': 'no-such-job',
    'prometheus.io/model': 'no-such-model',
    'sloth.dev/service': 'no-such-service',
  },
  openSlo: { 'sloth.dev/service': 'scores' },
  odd: { 'prometheus.io/model': 'we|ird.*"name\\' },
  injection: { 'prometheus.io/model': 'x"} or ml_drift_share{model!="' },
  pattern: { 'prometheus.io/model': '.*' },
  elsewhere: {
    'prometheus.io/model': 'churn',
    'prometheus.io/instance': 'other',
  },
};

/** What the component `rank` is told of each day: a value by the day of the month, such as 0.128 on the 28th. */
export const RANK_DAY = /^\d{4}-\d\d-(?:(\d\d) 0\.1\1|([123])0 0\.1\2)$/;

/** What the component `churn` is told of each of its objectives, the one with the least budget first. */
export const CHURN_STANDINGS = [
  /^requests-availability kind=uptime target=0\.999 days=30 measured=0\.99955\d budgetLeft=0\.55\d burnRate1h=0\.(?:2|19\d|20\d)$/,
  /^requests-latency kind=latency target=0\.999 days=30 measured=0\.9996 budgetLeft=0\.6 burnRate1h=0\.4$/,
  /^auc kind=model-quality target=0\.999 days=30 measured=0\.9998 budgetLeft=0\.8 burnRate1h=0\.2$/,
  /^feature-freshness kind=pipeline target=0\.999 days=30 measured=1 budgetLeft=1 burnRate1h=0$/,
];

/**
 * What is to be known of what `test/live/prometheus` brings into a real Prometheus. The live tests ask a real server, and
 * `recordings.test.ts` asks what such a server has answered.
 */
export const scenario = {
  /** All that a component can have. */
  churn: {
    facts: {
      objectives: ['latency', 'model-quality', 'pipeline', 'uptime'],
      // 18 of 719 hours were bad.
      compliance30d: near(1 - 18 / 719, 0.003),
      errorBudgetRemaining: near(0.555),
      burnRate1h: near(0.4),
      errorBudgetSpentByDay: { daysAtLeast: 30 },
      alertRules: [
        'ApiDown',
        'Churn-auc',
        'Churn-feature-freshness',
        'Churn-requests-availability',
        'Churn-requests-latency',
        'PredictionsDrift',
      ],
      burnRateAlerts: [
        'Churn-auc',
        'Churn-feature-freshness',
        'Churn-requests-availability',
        'Churn-requests-latency',
      ],
      driftAlertRules: ['PredictionsDrift'],
      firingAlerts: [],
      uptime30d: near(1 - 0.000445, 0.00001),
      latencyP95Seconds: near(0.0991),
      latencyP99Seconds: near(0.88),
      slowWindowShare7d: near(0.25),
      // An hour of the week is missing.
      requestsPerMinute: near(60 * (167 / 168)),
      cpuUtilizationP95: near(0.5),
      gpuUtilizationP95: near(0.65),
      memoryUtilizationP95: near(0.3),
      highestUtilizationP95: near(0.65),
      measuredUtilizations: ['cpu', 'gpu', 'memory'],
      hasDriftMetrics: true,
      driftMethods: ['ks', 'psi'],
      predictionDriftMethods: ['psi'],
      driftCheckedAt: anInstant,
      driftedShare: 0.25,
      predictionDrift: 0.08,
      predictionHasDrifted: unknown('Prometheus has no value for model churn'),
      servedQualityMeasuredAt: anInstant,
      servedQualityDrop: near(0.05, 1e-6),
      trainingSecondsMedian: 600,
      pipelineSecondsMedian: 1800,
    },
  },
  /** Without objectives, by what is scraped of it. */
  job: {
    facts: {
      objectives: unknown('the entity does not have the annotation sloth.dev'),
      objectiveStandings: unknown('the entity does not have the annotation'),
      uptime30d: near(1 - 7 / 719, 0.0001),
      slowWindowShare7d: 0,
      alertRules: ['ApiDown'],
      burnRateAlerts: [],
      driftAlertRules: [],
      hasDriftMetrics: unknown('the entity does not have the annotation'),
      measuredUtilizations: [],
    },
  },
  /** Its limit is the last bound of its histogram, and what is above is not told apart. */
  coarse: {
    facts: {
      latencyP99Seconds: near(0.88),
      slowWindowShare7d: unknown('the declared limit is not below'),
    },
  },
  /** All its requests are above the last bound: it exceeds what it promises. */
  slow: {
    facts: {
      latencyP95Seconds: 1,
      latencyP99Seconds: 1,
      slowWindowShare7d: 1,
      requestsPerMinute: near(60 * (167 / 168)),
    },
  },
  slowerThanKnown: {
    facts: {
      latencyP99Seconds: unknown('it is slower than the last bound'),
      slowWindowShare7d: unknown('the entity declares no limit'),
    },
  },
  /** A server of KServe, whose predictions drift. */
  kserve: {
    facts: {
      latencyP95Seconds: near(0.4875),
      latencyP99Seconds: near(0.4975),
      slowWindowShare7d: 1,
      requestsPerMinute: near(60 * (167 / 168)),
      predictionDrift: 0.4,
      driftedShare: 0.6,
      firingAlerts: ['PredictionsDrift'],
      servedQualityDrop: unknown('Prometheus has no value for model fraud'),
    },
  },
  machines: {
    facts: {
      // The busier of two.
      cpuUtilizationP95: near(0.85),
      memoryUtilizationP95: near(0.75),
      gpuUtilizationP95: unknown('Prometheus has no value'),
      highestUtilizationP95: near(0.85),
      measuredUtilizations: ['cpu', 'memory'],
    },
  },
  pyrra: {
    facts: {
      objectives: ['latency', 'uptime'],
      errorBudgetRemaining: near(0, 1e-6),
      burnRate1h: near(0.5),
      objectiveStandings: [
        'search-latency kind=latency target=0.999 days=28 measured=0.999 budgetLeft=0 burnRate1h=0.5',
        'search-availability kind=uptime target=0.999 days=28 measured=0.9995 budgetLeft=0.5 burnRate1h=0.5',
      ],
      uptime30d: 0.9995,
      requestsPerMinute: unknown('the entity does not have the annotation'),
      alertRules: ['ErrorBudgetBurn'],
      burnRateAlerts: ['ErrorBudgetBurn'],
    },
  },
  /** An objective of Pyrra over seven days, which is no uptime of a month. */
  week: {
    facts: {
      objectives: ['uptime'],
      errorBudgetRemaining: 1,
      objectiveStandings: [
        'rank-availability kind=uptime target=0.999 days=7 measured=1 budgetLeft=1 burnRate1h=0.5',
      ],
      uptime30d: unknown('Prometheus has no value for slo rank-availability'),
    },
  },
  weekAndJob: {
    facts: { objectives: ['uptime'], uptime30d: near(1 - 7 / 719, 0.0001) },
  },
  named: { facts: { alertRules: ['ApiSlow'], firingAlerts: [] } },
  grouped: {
    facts: {
      driftAlertRules: ['PredictionsDrift'],
      firingAlerts: ['PredictionsDrift'],
    },
  },
  missing: {
    facts: {
      alertRules: unknown(
        'the annotation prometheus.io/alert names NoSuchRule',
      ),
    },
  },
  /** Nobody asks it anything: nothing is fast, and nothing is slow. */
  idle: {
    facts: {
      latencyP95Seconds: unknown('Prometheus answers with no number (NaN)'),
      requestsPerMinute: 0,
      uptime30d: near(1 - 7 / 719, 0.0001),
      slowWindowShare7d: unknown('the entity declares no limit'),
    },
  },
  /** Other things are published of it, and no drift. */
  uplift: {
    facts: {
      hasDriftMetrics: false,
      driftAlertRules: [],
      driftedShare: unknown('Prometheus has no value for model uplift'),
      driftedShareByDay: unknown('Prometheus has no value for model uplift'),
      trainingSecondsMedian: 60,
      servedQualityDrop: near(0.1, 1e-6),
    },
  },
  /** Its predictions are measured by a p-value, of which only the job knows what it means. */
  tips: {
    facts: {
      driftMethods: ['ks'],
      predictionDriftMethods: ['ks'],
      predictionDrift: unknown('Prometheus has no value for model tips'),
      predictionHasDrifted: true,
      driftedShare: 0.1,
    },
  },
  /** What drifts a little more each day of a month, and how much, by the day of the month. */
  rank: {
    facts: {
      // Of today nothing is told if it began after the last of it was measured.
      driftedShareByDay: { daysAtLeast: 29 },
      predictionDriftByDay: { daysAtLeast: 29 },
    },
  },
  empty: {
    facts: {
      hasDriftMetrics: true,
      driftedShare: unknown('Prometheus answers with no number (NaN)'),
      driftedShareByDay: unknown('Prometheus answers with no number (NaN)'),
      driftCheckedAt: unknown('the metric says a time in milliseconds'),
    },
  },
  /** Names that nothing has: nothing is known, not even that it has no alerts. */
  nobody: {
    facts: {
      objectives: unknown('Prometheus has no value for sloth_service'),
      uptime30d: unknown('Prometheus has no value'),
      hasDriftMetrics: unknown('Prometheus has no value for model'),
      measuredUtilizations: unknown('Prometheus has no value for job'),
      alertRules: unknown('the server has neither alert rules nor series'),
      driftAlertRules: unknown('the server has neither'),
    },
  },
  /** Its objective stands in an OpenSLO file, without an alert. */
  openSlo: {
    facts: {
      objectives: ['uptime'],
      errorBudgetRemaining: near(0.8),
      burnRate1h: near(0.2),
      objectiveStandings: [
        'availability-0 kind=uptime target=0.999 days=30 measured=0.9998 budgetLeft=0.8 burnRate1h=0.2',
      ],
      alertRules: [],
      burnRateAlerts: [],
    },
  },
  /** Found by its name, and nothing else. */
  odd: { facts: { predictionDrift: 0.01, driftedShare: 0.02 } },
  injection: { facts: { driftedShare: unknown('Prometheus has no value') } },
  pattern: { facts: { driftedShare: unknown('Prometheus has no value') } },
  elsewhere: { error: 'misconfigured', message: /names no Prometheus server/ },
} satisfies Record<string, ExpectedAnswer>;
