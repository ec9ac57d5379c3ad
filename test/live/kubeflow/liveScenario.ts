import { ExpectedAnswer } from 'backstage-plugin-ml-scorecards-node/testUtils';

/** How the components of the scenario are called. */
export type ScenarioComponent = keyof typeof scenario;

const unknown = (why: string) => ({ unknownBecause: why });
/** Some instant, which depends on when it was seeded. */
const anInstant = { anInstant: true };

/** What each component names in the Model Registry. */
export const scenarioAnnotations: Record<
  ScenarioComponent,
  Record<string, string>
> = {
  fraud: model('fraud'),
  churn: model('churn'),
  many: model('many'),
  odd: model("o'brien & sons"),
  archived: model('old'),
  missing: model('fraud_v1'),
  elsewhere: model('../serving_environments'),
};

function model(name: string): Record<string, string> {
  return { 'kubeflow.org/registered-model': name };
}

/**
 * What is to be known of what `seedRegistry.ts` brings into a real Model Registry. It is here, and not beside the collector,
 * as long as it was never asserted: what is there counts as fed by a real system.
 */
export const scenario = {
  /** A model whose last version but one is deployed. */
  fraud: {
    facts: {
      versionCount: 3,
      latestVersionAt: anInstant,
      staleVersionCount: 0,
      modelOwner: 'risk-team',
      hasModelDocs: true,
      inferenceServices: ['risk/fraud'],
      deployedVersions: ['v2'],
      deployedVersionIsPinned: true,
      deployedVersionsWithoutRun: [],
      rollbackVersions: ['v1'],
      datasets: [],
      runCount90d: unknown('the component names no pipeline'),
      minReplicas: unknown('no cluster is configured'),
    },
  },
  /** One that no run has made, of which the newest version is served. */
  churn: {
    facts: {
      versionCount: 1,
      modelOwner: '',
      hasModelDocs: false,
      inferenceServices: ['risk/churn'],
      deployedVersions: ['copied'],
      deployedVersionIsPinned: false,
      deployedVersionsWithoutRun: ['copied'],
      rollbackVersions: [],
    },
  },
  /** More versions than a page has. */
  many: {
    facts: {
      versionCount: 120,
      inferenceServices: [],
      deployedVersions: [],
      rollbackVersions: unknown('no version is deployed'),
    },
  },
  odd: {
    facts: {
      versionCount: 0,
      latestVersionAt: unknown('the model has no version'),
    },
  },
  archived: { error: 'not-found', message: /is archived in the Model Registry/ },
  missing: { error: 'not-found', message: /is not in the Model Registry/ },
  elsewhere: { error: 'not-found', message: /is not in the Model Registry/ },
} satisfies Record<string, ExpectedAnswer>;
