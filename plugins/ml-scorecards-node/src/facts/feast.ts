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
    'Install backstage-plugin-ml-scorecards-backend-module-feast, configure the registry server in mlScorecards.feast.instances, name the project in the annotation feast.dev/project, or the path of its feature_store.yaml in feast.dev/feature-store, and what the component uses of it in feast.dev/feature-service or feast.dev/feature-views.',
  docsUrl: docsUrl('sources/feast.md'),
  facts: {
    project: {
      type: 'string',
      description: 'project of Feast in which its features are',
    },
    featureServices: {
      type: 'strings',
      description:
        'feature services that the component names, or else those that use its feature views',
    },
    featureViews: {
      type: 'strings',
      description:
        'feature views of the component, with those that its on-demand views are computed from',
    },
    fetchedViews: {
      type: 'strings',
      description:
        'names of these views by which training data is fetched, with other names that its feature services give them, and label views of these services',
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
      description: 'feature views that a stream or a push keeps up to date',
    },
    sharedViews: {
      type: 'strings',
      description: 'feature views that several feature services use',
    },
    viewsNeverMaterialized: {
      type: 'strings',
      description:
        'online feature views that were never materialized and are not filled by a stream',
    },
    oldestMaterializedAt: {
      type: 'instant',
      description:
        'up to when the online feature view was materialized that is the first to be two of its intervals old',
    },
    materializationIntervalDays: {
      type: 'number',
      unit: 'days',
      description: 'usual time between two materializations of that view',
    },
    shortestIntervalDays: {
      type: 'number',
      unit: 'days',
      description:
        'usual time between two materializations of the online feature view that is materialized most often',
    },
    hasTimeToLive: {
      type: 'boolean',
      description:
        'whether an online feature view that is not filled by a stream has a time to live',
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
      description:
        'saved datasets that were made of the feature services or views of the component',
    },
    hasQualityBaseline: {
      type: 'boolean',
      description:
        'whether the data quality of each feature view has a baseline',
    },
    qualityMeasuredAt: {
      type: 'instant',
      description: 'when the data quality of a feature view was last measured',
    },
    maxNullShare: {
      type: 'number',
      description:
        'largest share of missing values among the features, when each view was last measured',
    },
    logsServedFeatures: {
      type: 'boolean',
      description: 'whether each feature service logs what it serves',
    },
  },
} as const satisfies FactSet;
