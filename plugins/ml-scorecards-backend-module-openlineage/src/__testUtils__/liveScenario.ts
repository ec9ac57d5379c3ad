import { ExpectedAnswer } from 'backstage-plugin-ml-scorecards-node/testUtils';

/** How the components of the scenario are called. What they name, seeding says: `test/live/openlineage/seedLineage.ts`. */
export type ScenarioComponent = keyof typeof scenario;

const unknown = (why: string) => ({ unknownBecause: why });
/** Some instant, which depends on when it was seeded. */
const anInstant = { anInstant: true };

const ORDERS = 'dataset:postgres://warehouse:5432:shop.public.orders';
/** Another table of the same database. */
const REFUNDS = 'dataset:postgres://warehouse:5432:shop.public.refunds';
const CLICKS = 'dataset:kafka://events:9092:clicks';
const FEATURES = 'dataset:s3://lake:features/churn v2';
/** What `dataset:s3://lake:models/churn` is called as well. Of several names the first by the alphabet is told. */
const MODEL = 'dataset:mlflow:churn';
const ENCODED = 'dataset:s3://lake:features/churn%20v2';

/**
 * What is to be known of what `test/live/openlineage/seedLineage.ts` sends to a real server as events. The live tests ask the
 * server, and `recordings.test.ts` asks what such a server has answered.
 */
export const scenario = {
  /** Reads features, which a job makes from a table that somebody owns and a topic that nobody does; one of six runs failed. */
  train: {
    facts: {
      hasNode: true,
      upstreamDatasets: [FEATURES, CLICKS, ORDERS],
      upstreamDepth: 1,
      rootDatasets: [CLICKS, ORDERS],
      unownedRootDatasets: [CLICKS],
      downstreamJobs: ['job:k8s:churn-api', 'job:k8s:report'],
      undeclaredConsumers: ['job:k8s:report'],
      edges: [
        `!${ENCODED} → *job:airflow://prod:churn/train:v1`,
        `*job:airflow://prod:churn/train:v1 → !${MODEL}`,
        `!job:airflow://prod:churn/features → !${ENCODED}`,
        `!${MODEL} → job:k8s:churn-api`,
        `!${CLICKS} → !job:airflow://prod:churn/features`,
        `!${MODEL} → !job:k8s:report`,
        `${ORDERS} → !job:airflow://prod:churn/features`,
      ],
      hasMoreEdges: false,
      lastEventAt: anInstant,
      intervalDays: 1,
      lastRunState: 'succeeded',
      lastRunSucceededAt: anInstant,
      runSuccessShare30d: 5 / 6,
      runSecondsMedian: 300,
      processingType: 'BATCH',
      failedDataTests: [
        'backtest',
        'is_small of models/churn',
        'not_null(customer_id) of features/churn v2',
      ],
    },
  },
  /** The model that it makes, by the other name that another system has for it. */
  model: {
    facts: {
      hasNode: true,
      upstreamDatasets: [FEATURES, CLICKS, ORDERS],
      upstreamDepth: 2,
      rootDatasets: [CLICKS, ORDERS],
      downstreamJobs: ['job:k8s:churn-api', 'job:k8s:report'],
      lastRunState: 'succeeded',
    },
  },
  /** All that it is made from is owned. */
  owned: {
    facts: {
      rootDatasets: [ORDERS],
      unownedRootDatasets: [],
      lastRunState: 'failed',
      lastRunSucceededAt: unknown(
        'no run of the job is known to have succeeded',
      ),
      runSuccessShare30d: unknown('only 1 runs ended'),
      intervalDays: unknown('only 1 runs of the job are known'),
      processingType: unknown('no event that was read has the facet jobType'),
      failedDataTests: unknown('the last run has told of no data test'),
    },
  },
  /** Reads a table that nobody owns, of the database of which somebody owns another one. */
  sameSource: {
    facts: {
      upstreamDatasets: [REFUNDS],
      rootDatasets: [REFUNDS],
      unownedRootDatasets: [REFUNDS],
      edges: [`!${REFUNDS} → *job:airflow://prod:refunds/report`],
      lastRunState: 'succeeded',
    },
  },
  /** Works on what it wrote itself the last time, and on nothing else. */
  circle: {
    facts: {
      upstreamDatasets: ['dataset:s3://lake:state'],
      rootDatasets: ['dataset:s3://lake:state'],
      unownedRootDatasets: ['dataset:s3://lake:state'],
      downstreamJobs: [],
      lastRunState: 'running',
      runSecondsMedian: unknown('of no run of the job'),
    },
  },
  /** Reads and writes nothing that it tells of. */
  lone: {
    facts: {
      hasNode: true,
      upstreamDatasets: [],
      rootDatasets: unknown('the lineage knows no dataset before it'),
      edges: [],
      processingType: 'STREAMING',
    },
  },
  /** A table at which the lineage begins. */
  table: {
    facts: {
      hasNode: true,
      upstreamDatasets: [],
      rootDatasets: [ORDERS],
      lastEventAt: unknown('no job is known to write the dataset'),
    },
  },
  gone: {
    facts: {
      hasNode: false,
      upstreamDatasets: unknown('the server (main) has no job:airflow'),
      lastEventAt: unknown('the server (main) has no job:airflow'),
    },
  },
  nonsense: { error: 'misconfigured', message: /openlineage\.io\/node-id/ },
} satisfies Record<string, ExpectedAnswer>;

/** Who owns what stands there, and who has declared to use it: entities of the catalog besides the components. */
export const catalogEntities = [
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name: 'orders',
      annotations: { 'openlineage.io/node-id': ORDERS },
    },
    spec: { type: 'dataset' },
    relations: [{ type: 'ownedBy', targetRef: 'group:default/shop' }],
  },
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: 'churn-api',
      annotations: { 'openlineage.io/node-id': 'job:k8s:churn-api' },
    },
    spec: { type: 'service' },
    relations: [{ type: 'ownedBy', targetRef: 'group:default/web' }],
  },
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: 'report',
      annotations: { 'openlineage.io/node-id': 'job:k8s:report' },
    },
    spec: { type: 'service' },
  },
];

/** What the catalog knows of components of the scenario besides their annotations. */
export const relationsOf: Partial<
  Record<
    ScenarioComponent,
    ReadonlyArray<{ readonly type: string; readonly targetRef: string }>
  >
> = {
  train: [{ type: 'dependencyOf', targetRef: 'component:default/churn-api' }],
};
