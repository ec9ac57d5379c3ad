import { docsUrl } from './docsUrl';
import { FactSet } from './FactSet';

/**
 * What the registry of Feast knows of the features that the component makes or uses.
 *
 * @public
 */
export const feastFacts = {
  source: 'feast',
  title: 'Feast',
  howToConnect:
    'No installed module reads Feast yet. Once one does, name the project in the annotation feast.dev/project, and what the component uses of it in feast.dev/feature-service or feast.dev/feature-views.',
  docsUrl: docsUrl('pushing-facts.md'),
  facts: {
    featureServices: {
      type: 'strings',
      description: 'feature services of the component',
    },
    featureViews: {
      type: 'strings',
      description: 'feature views of the component',
    },
    viewsWithoutOwner: {
      type: 'strings',
      description: 'feature views without an owner',
    },
    viewsWithoutDescription: {
      type: 'strings',
      description: 'feature views without a description',
    },
    onlineViews: {
      type: 'strings',
      description: 'feature views with an online store',
    },
    streamViews: {
      type: 'strings',
      description: 'feature views that a stream keeps up to date',
    },
    sharedViews: {
      type: 'strings',
      description: 'feature views that several feature services use',
    },
    viewsNeverMaterialized: {
      type: 'strings',
      description: 'online feature views that were never materialized',
    },
    oldestMaterializedAt: {
      type: 'instant',
      description:
        'when the online feature view that waits longest was last materialized',
    },
    materializationIntervalDays: {
      type: 'number',
      unit: 'days',
      description: 'usual time between two materializations of that view',
    },
    hasTimeToLive: {
      type: 'boolean',
      description: 'whether an online feature view has a time to live',
    },
    timeToLiveEndsAt: {
      type: 'instant',
      description:
        'when the first online feature view outlives its time to live',
    },
    dataSources: {
      type: 'strings',
      description: 'data sources that the feature views read',
    },
    savedDatasets: {
      type: 'strings',
      description: 'saved datasets of the project',
    },
    hasQualityBaseline: {
      type: 'boolean',
      description: 'whether data quality is compared with a baseline',
    },
    qualityMeasuredAt: {
      type: 'instant',
      description: 'when the quality of the features was last measured',
    },
    maxNullShare: {
      type: 'number',
      description: 'largest share of missing values among the features',
    },
    logsServedFeatures: {
      type: 'boolean',
      description: 'whether the served features are logged',
    },
  },
} as const satisfies FactSet;
