import { ExpectedAnswer } from 'backstage-plugin-ml-scorecards-node/testUtils';

/** How the components of the scenario are called. */
export type ScenarioComponent = keyof typeof scenario;

const unknown = (why: string) => ({ unknownBecause: why });
/** Some instant, which depends on when it was seeded. */
const anInstant = { anInstant: true };

/** Where the portal reads the folder in which each project has its `feature_store.yaml`. */
export const REPOSITORY = 'https://github.com/acme/features/tree/main/';

/** What each component names in Feast. */
export const scenarioAnnotations: Record<
  ScenarioComponent,
  Record<string, string>
> = {
  fraud: of('fraud', { service: 'fraud_v3' }),
  platform: of('fraud'),
  profiles: of('fraud', { views: 'customer_profile, card_limits' }),
  limits: of('fraud', { service: 'limits_v1' }),
  live: of('fraud', { service: 'live_v1' }),
  ratio: of('fraud', { views: 'amount_ratio' }),
  several: of('fraud', { service: 'fraud_v2,limits_v1', views: 'clicks' }),
  churn: of('churn', { service: 'fraud_v3' }),
  byFile: {
    'backstage.io/source-location': `url:${REPOSITORY}`,
    'feast.dev/feature-store': 'fraud',
    'feast.dev/feature-service': 'fraud_v2',
  },
  noProject: of('nobody'),
  renamedService: of('fraud', { service: 'fraud_v1' }),
  serviceOfAnother: of('churn', { service: 'fraud_v2' }),
  renamedView: of('fraud', { views: 'customer_profile,gone' }),
  withoutProject: { 'feast.dev/feature-service': 'fraud_v3' },
  elsewhere: of('../../metrics'),
};

function of(
  project: string,
  names: { readonly service?: string; readonly views?: string } = {},
): Record<string, string> {
  const { service, views } = names;
  return {
    'feast.dev/project': project,
    ...(service && { 'feast.dev/feature-service': service }),
    ...(views && { 'feast.dev/feature-views': views }),
  };
}

/**
 * What is to be known of what `test/live/feast` brings into a real Feast. The live tests ask a real server, and
 * `recordings.test.ts` asks what such a server has answered.
 */
export const scenario = {
  /** What a model is served with: two online views, one on demand, and data that was saved to train with. */
  fraud: {
    facts: {
      project: 'fraud',
      featureServices: ['fraud_v3'],
      featureViews: [
        'amount_ratio',
        'customer_profile',
        'customer_transactions',
      ],
      fetchedViews: [
        'amount_ratio',
        'customer_profile',
        'customer_transactions',
      ],
      viewsWithoutOwner: [],
      viewsWithoutDescription: ['customer_profile'],
      onlineViews: ['customer_profile', 'customer_transactions'],
      streamViews: [],
      sharedViews: ['customer_transactions'],
      viewsNeverMaterialized: [],
      oldestMaterializedAt: anInstant,
      // Of customer_transactions: customer_profile is older, and due later.
      materializationIntervalDays: 1,
      shortestIntervalDays: 1,
      hasTimeToLive: true,
      timeToLiveEndsAt: anInstant,
      dataSources: ['profiles', 'transactions'],
      savedDatasets: ['fraud_training'],
      hasQualityBaseline: true,
      qualityMeasuredAt: anInstant,
      maxNullShare: 0.25,
      logsServedFeatures: true,
    },
  },
  /** All of a project. */
  platform: {
    facts: {
      featureServices: ['fraud_v2', 'fraud_v3', 'limits_v1', 'live_v1'],
      featureViews: [
        'amount_ratio',
        'card_limits',
        'card_stream',
        'clicks',
        'customer_profile',
        'customer_transactions',
        'loyalty',
      ],
      viewsWithoutOwner: ['card_limits'],
      viewsWithoutDescription: ['card_limits', 'customer_profile'],
      onlineViews: [
        'card_limits',
        'card_stream',
        'clicks',
        'customer_profile',
        'customer_transactions',
      ],
      streamViews: ['card_stream', 'clicks'],
      sharedViews: ['customer_transactions'],
      viewsNeverMaterialized: ['card_limits'],
      materializationIntervalDays: 1,
      shortestIntervalDays: unknown('streams or pushes keep'),
      dataSources: [
        'card_events',
        'cards_log',
        'clicks_log',
        'clicks_push',
        'limits',
        'loyalty_points',
        'profiles',
        'transactions',
      ],
      savedDatasets: ['fraud_training', 'loyalty_sample'],
      hasQualityBaseline: false,
      logsServedFeatures: false,
    },
  },
  /** Views that a pipeline makes, and the services that use them. */
  profiles: {
    facts: {
      featureServices: ['fraud_v3', 'limits_v1'],
      featureViews: ['card_limits', 'customer_profile'],
      viewsNeverMaterialized: ['card_limits'],
      materializationIntervalDays: 7,
      shortestIntervalDays: 7,
      hasTimeToLive: false,
      timeToLiveEndsAt: unknown('no online feature view that is materialized'),
    },
  },
  limits: {
    facts: {
      featureViews: ['card_limits', 'loyalty'],
      onlineViews: ['card_limits'],
      viewsNeverMaterialized: ['card_limits'],
      oldestMaterializedAt: unknown('no online feature view was ever'),
      materializationIntervalDays: unknown('no online feature view was ever'),
      // That of its view alone was made of single features.
      savedDatasets: ['loyalty_sample'],
      hasQualityBaseline: false,
      qualityMeasuredAt: unknown('Feast has measured the quality of no'),
      maxNullShare: unknown('Feast has measured the quality of no'),
      logsServedFeatures: false,
    },
  },
  /** Filled by a stream, and by whoever pushes. */
  live: {
    facts: {
      onlineViews: ['card_stream', 'clicks'],
      streamViews: ['card_stream', 'clicks'],
      viewsNeverMaterialized: [],
      oldestMaterializedAt: unknown('streams or pushes keep'),
      hasTimeToLive: false,
      dataSources: ['card_events', 'cards_log', 'clicks_log', 'clicks_push'],
      savedDatasets: [],
    },
  },
  /** Computed on demand from another view, which has to be fresh. */
  ratio: {
    facts: {
      featureServices: ['fraud_v3'],
      featureViews: ['amount_ratio', 'customer_transactions'],
      onlineViews: ['customer_transactions'],
      dataSources: ['transactions'],
    },
  },
  several: {
    facts: {
      featureServices: ['fraud_v2', 'limits_v1'],
      featureViews: [
        'card_limits',
        'clicks',
        'customer_transactions',
        'loyalty',
      ],
    },
  },
  /** Another project, in which names mean something else. */
  churn: {
    facts: {
      featureServices: ['fraud_v3'],
      featureViews: ['customer_transactions'],
      viewsWithoutOwner: ['customer_transactions'],
      onlineViews: [],
      sharedViews: [],
      oldestMaterializedAt: unknown('no feature view is online'),
      dataSources: ['orders'],
      savedDatasets: [],
      logsServedFeatures: false,
    },
  },
  /** Its project is in a file of its repository only. */
  byFile: {
    facts: {
      featureServices: ['fraud_v2'],
      featureViews: ['customer_transactions'],
      dataSources: ['transactions'],
    },
  },
  noProject: { error: 'not-found', message: /the project nobody/ },
  renamedService: {
    error: 'not-found',
    message: /feast\.dev\/feature-service/,
  },
  serviceOfAnother: { error: 'not-found', message: /in the project churn/ },
  renamedView: { error: 'not-found', message: /the feature view gone/ },
  withoutProject: { error: 'misconfigured', message: /feast\.dev\/project/ },
  elsewhere: {
    error: 'misconfigured',
    message: /cannot be part of an address/,
  },
} satisfies Record<string, ExpectedAnswer>;
