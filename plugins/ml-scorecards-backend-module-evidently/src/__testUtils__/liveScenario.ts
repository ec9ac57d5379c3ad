import { ExpectedAnswer } from 'backstage-plugin-ml-scorecards-node/testUtils';

/** How the components of the scenario are called. */
export type ScenarioComponent = keyof typeof scenario;

const unknown = (why: string) => ({ unknownBecause: why });
/** Some instant, which depends on when it was seeded. */
const anInstant = { anInstant: true };

/** The id of the n-th project. */
const project = (n: number) => `0190d3b5-7d2e-7abc-8def-00000000000${n}`;

const of = (n: number, more: Record<string, string> = {}) => ({
  'evidentlyai.com/project-id': project(n),
  ...more,
});

/** What each component names in Evidently. */
export const scenarioAnnotations: Record<
  ScenarioComponent,
  Record<string, string>
> = {
  fraud: of(1, { 'evidentlyai.com/quality-metric': 'MAE' }),
  unsureOfQuality: of(1),
  otherColumn: of(1, { 'evidentlyai.com/prediction-column': 'age' }),
  churn: of(2),
  statistics: of(3),
  empty: of(4),
  zones: of(5),
  byAddress: {
    'monitoring/evidently': `https://evidently.example.com/projects/${project(
      4,
    )}`,
  },
  noProject: of(9),
  noId: { 'evidentlyai.com/project-id': 'Fraud' },
};

/**
 * What is to be known of what `test/live/evidently` brings into a real Evidently. The live tests ask a real server, and
 * `recordings.test.ts` asks what such a server has answered.
 */
export const scenario = {
  /** A model whose drift is measured by PSI, and was answered. */
  fraud: {
    facts: {
      hasDriftMonitor: true,
      hasDriftAlert: true,
      driftCheckedAt: anInstant,
      driftTool: 'Evidently',
      driftMethod: 'psi',
      // Age and the predictions, of five columns.
      driftedShare: 0.4,
      predictionDrift: { near: 0.36, within: 0.02 },
      predictionHasDrifted: true,
      maxFeatureDrift: { near: 0.61, within: 0.02 },
      driftedShareByDay: { daysAtLeast: 35 },
      predictionDriftByDay: { daysAtLeast: 35 },
      failedTests: [
        'Value Drift for column age',
        'Value Drift for column prediction',
      ],
      driftIsAcknowledged: true,
      driftAcknowledgedAt: anInstant,
      // One of four features.
      trainingServingSkew: 0.25,
      skewMeasuredAt: anInstant,
      servedQualityMeasuredAt: anInstant,
      servedQualityDrop: 0.1,
    },
  },
  unsureOfQuality: {
    facts: {
      servedQualityMeasuredAt: anInstant,
      servedQualityDrop: unknown('nothing says by which metric'),
    },
  },
  otherColumn: {
    facts: {
      predictionDrift: { near: 0.61, within: 0.02 },
      maxFeatureDrift: { near: 0.36, within: 0.02 },
      predictionDriftByDay: { daysAtLeast: 35 },
    },
  },
  /** Evidently has chosen the methods: of few rows, they are tests with p-values. */
  churn: {
    facts: {
      hasDriftMonitor: true,
      hasDriftAlert: unknown('Evidently itself raises no alerts'),
      driftMethod: 'K-S p_value',
      driftedShare: 0.2,
      predictionDrift: unknown('drift of the predictions is measured by K-S'),
      predictionHasDrifted: false,
      maxFeatureDrift: unknown('the report does not say the drift of each'),
      driftedShareByDay: { daysAtLeast: 1 },
      predictionDriftByDay: unknown(
        'drift of the predictions is measured by K-S',
      ),
      failedTests: unknown('the last report has no tests'),
      driftIsAcknowledged: false,
      driftAcknowledgedAt: unknown('no report of the project has the tag'),
      trainingServingSkew: unknown('no report of the project has the tag'),
      servedQualityMeasuredAt: unknown('none of the last 5 reports compares'),
    },
  },
  /** Reports, and none on drift. */
  statistics: {
    facts: {
      hasDriftMonitor: false,
      driftCheckedAt: unknown('the project has no report on drift'),
      driftTool: unknown('the project has no report on drift'),
      predictionHasDrifted: unknown('the project has no report on drift'),
      driftedShareByDay: unknown('Evidently has no share of drifted columns'),
      predictionDriftByDay: unknown('Evidently has no drift of the column'),
    },
  },
  empty: {
    facts: {
      hasDriftMonitor: false,
      failedTests: unknown('the project has no report'),
      driftedShareByDay: unknown('the project has no report'),
    },
  },
  /** Some reports have timestamps with a time zone, and some have none: Evidently fails to put them in order. */
  zones: {
    facts: {
      driftedShare: 0,
      predictionDrift: { near: 0.01, within: 0.01 },
      predictionHasDrifted: false,
      driftedShareByDay: unknown('Evidently failed to tell how drift went'),
      predictionDriftByDay: unknown('Evidently failed to tell how drift went'),
    },
  },
  byAddress: { facts: { hasDriftMonitor: false } },
  noProject: { error: 'not-found', message: /which is not in Evidently/ },
  noId: { error: 'misconfigured', message: /evidentlyai\.com\/project-id/ },
} satisfies Record<string, ExpectedAnswer>;
