import { ExpectedAnswer } from 'backstage-plugin-ml-scorecards-node/testUtils';

/** How the components of the scenario are called. What they name in MLflow, seeding says: `test/live/mlflow/seedMlflow.ts`. */
export type ScenarioComponent = keyof typeof scenario;

const unknown = (why: string) => ({ unknownBecause: why });
/** Some instant, which depends on when it was seeded. */
const anInstant = { anInstant: true };

/**
 * What is to be known of what `test/live/mlflow/seedMlflow.ts` and `test/live/mlflow/train_model.py` bring into a real MLflow. The live
 * tests ask a real server, and `recordings.test.ts` asks what such a server has answered.
 */
export const scenario = {
  /** All that a model can have. */
  fraud: {
    facts: {
      versionCount: 3,
      latestVersion: '3',
      latestVersionAt: anInstant,
      failedVersions: [],
      aliases: ['challenger', 'champion'],
      usesDeprecatedStages: false,
      servingVersions: ['3'],
      challengerVersions: ['2'],
      liveVersions: ['3', '2'],
      liveVersionsWithoutRun: [],
      rollbackVersions: ['2'],
      staleVersionCount: 0,
      liveHasSignature: true,
      liveHasInputExample: true,
      liveHasEnvironment: true,
      datasetInputs: ['transactions@a1b2c3'],
      datasetRows: 120000,
      feastFeatureService: 'fraud_v3',
      feastFeatureViews: [],
      feastProject: '',
      runCount90d: 5,
      failedRunShare30d: 0.25,
      runHasParams: true,
      runHasMetrics: true,
      runHasSeed: true,
      codeVersion: 'c0ffee254729296a45a3885639ac7e10a9d54979',
      reproducedAt: anInstant,
      reproductionDifference: 0.01,
      trainingSecondsMedian: 90,
      hasDistributedTraining: false,
      hasBaseline: true,
      gainOverBaseline: 0.15,
      primaryMetricDrop: -(0.92 - 0.905) / 0.905,
      driftCheckedAt: anInstant,
      driftMethod: 'psi',
      driftedShare: 0.25,
      predictionDrift: 0.12,
      predictionHasDrifted: unknown(
        'the last run with the tag mlscorecards.drift has not logged the metric drift.prediction_drifted',
      ),
      driftedShareByDay: { daysAtLeast: 35 },
      predictionDriftByDay: { daysAtLeast: 34 },
    },
  },
  /** Trained, logged and registered with MLflow's own Python client. */
  trained: {
    facts: {
      versionCount: 1,
      servingVersions: ['1'],
      liveVersionsWithoutRun: [],
      rollbackVersions: [],
      liveHasSignature: true,
      liveHasInputExample: true,
      liveHasEnvironment: true,
      datasetRows: 40,
      runHasParams: true,
      runHasMetrics: true,
      runHasSeed: true,
      hasDistributedTraining: false,
      runCount90d: 1,
      failedRunShare30d: 0,
      hasBaseline: false,
      primaryMetricDrop: unknown('only 1 finished runs'),
      driftCheckedAt: unknown('no run of the experiment of the last 90 days'),
    },
  },
  /** As people did it before there were aliases. */
  stages: {
    facts: {
      aliases: [],
      usesDeprecatedStages: true,
      servingVersions: ['2'],
      liveVersions: ['3', '2'],
      // The first version, and what it was made from, are archived.
      versionCount: 3,
      liveVersionsWithoutRun: [],
    },
  },
  /** Registered from a file in a bucket, to which the server has no access. */
  uploaded: {
    facts: {
      servingVersions: ['1'],
      liveVersionsWithoutRun: ['1'],
      liveHasSignature: unknown('the server could not give the file MLmodel'),
      codeVersion: unknown('the serving version leads to no run'),
      runCount90d: unknown('the entity names no experiment'),
      driftCheckedAt: unknown('the entity names no experiment'),
    },
  },
  empty: {
    facts: {
      versionCount: 0,
      latestVersion: unknown('the model has no version'),
      servingVersions: [],
      liveHasSignature: unknown('no version serves'),
    },
  },
  /** Its run was deleted after it was registered. */
  orphaned: {
    facts: {
      servingVersions: ['1'],
      liveVersionsWithoutRun: ['1'],
      datasetInputs: unknown('the serving version leads to no run'),
    },
  },
  /** Trained on several machines, with a metric that became no number. */
  distributed: {
    facts: {
      hasDistributedTraining: true,
      runHasSeed: false,
      runHasMetrics: true,
      datasetInputs: [],
      codeVersion: '',
      feastFeatureService: '',
      hasBaseline: true,
      gainOverBaseline: unknown('one of the two runs lacks the primary metric'),
      // Measured by a job that says neither the method nor the drift of the predictions, and no number of the columns.
      driftMethod: unknown('the last run with the tag mlscorecards.drift'),
      driftedShare: unknown(
        'the last run with the tag mlscorecards.drift has logged NaN',
      ),
      predictionDrift: unknown(
        'the last run with the tag mlscorecards.drift has not logged',
      ),
      driftedShareByDay: unknown('no day is known'),
    },
  },
  experimentById: {
    facts: {
      versionCount: unknown('the entity names no registered model'),
      runCount90d: 5,
      // The one that finished last and trained something.
      codeVersion: 'c0ffee254729296a45a3885639ac7e10a9d54979',
      driftedShare: 0.25,
    },
  },
  /** Drift that a job tests (KS), and for which it knows itself how much is too much. */
  testedDrift: {
    facts: {
      driftCheckedAt: anInstant,
      driftMethod: 'ks',
      driftedShare: 0.1,
      predictionDrift: unknown(
        'the last run with the tag mlscorecards.drift has not logged the metric drift.prediction_psi',
      ),
      predictionHasDrifted: true,
      driftedShareByDay: { daysAtLeast: 2 },
      predictionDriftByDay: unknown('no day is known'),
    },
  },
  experimentByName: { facts: { runCount90d: 5, driftedShare: 0.25 } },
  emptyExperiment: {
    facts: {
      runCount90d: 0,
      failedRunShare30d: unknown('no run of the experiment ended'),
      runHasParams: unknown(
        'no version serves, and no run of an experiment has finished',
      ),
      driftCheckedAt: unknown('no run of the experiment of the last 90 days'),
    },
  },
  deletedExperiment: {
    error: 'not-found',
    message: /mlflow\.org\/experiment-id/,
  },
  renamed: { error: 'not-found', message: /mlflow\.org\/model-name/ },
  prompt: { error: 'misconfigured', message: /is a prompt/ },
  unityCatalog: { error: 'misconfigured', message: /not supported/ },
  injection: { error: 'misconfigured', message: /quotes/ },
} satisfies Record<string, ExpectedAnswer>;

/** What only servers of MLflow 3 have. */
export const scenarioOfMlflow3 = {
  /** Registered from a logged model, without naming the run that logged it. */
  logged: {
    facts: {
      servingVersions: ['1'],
      liveVersionsWithoutRun: [],
      liveHasSignature: true,
      liveHasInputExample: false,
      runHasParams: true,
      runCount90d: 1,
    },
  },
} satisfies Record<string, ExpectedAnswer>;
