import { docsUrl } from './docsUrl';
import { FactSet } from './FactSet';

/**
 * What OpenLineage events, kept by Marquez or Feast, tell of where the component's data comes from and goes to. The job is
 * the one that the entity names, or the only one that writes the dataset that it names. Datasets and jobs are told by their
 * ids, which name no entities of the catalog. The lineage is followed over up to 500 nodes and 15 jobs in a row.
 *
 * @public
 */
export const openlineageFacts = {
  source: 'openlineage',
  title: 'OpenLineage',
  howToConnect:
    'Install backstage-plugin-ml-scorecards-backend-module-openlineage, configure the server in mlScorecards.openlineage.instances, and name the job or dataset in the annotation openlineage.io/node-id, such as job:<namespace>:<name>.',
  docsUrl: docsUrl('sources/openlineage.md'),
  facts: {
    hasNode: {
      type: 'boolean',
      description: 'whether the lineage graph holds the job or dataset',
    },
    upstreamDatasets: {
      type: 'strings',
      description:
        'datasets that the component is made from, the nearest first; up to 100',
    },
    upstreamDepth: {
      type: 'integer',
      description:
        'how many jobs, one after another, lie between the component and the dataset that is the furthest before it, by the shortest way',
    },
    rootDatasets: {
      type: 'strings',
      description: 'datasets at which the lineage begins',
    },
    unownedRootDatasets: {
      type: 'strings',
      description:
        'datasets at which the lineage begins and that have no owner in the catalog',
    },
    downstreamJobs: {
      type: 'strings',
      description: 'jobs that read what the component makes',
    },
    undeclaredConsumers: {
      type: 'strings',
      description:
        'jobs that read what the component makes and that the catalog does not name as its consumers',
    },
    edges: {
      type: 'strings',
      description:
        'up to 200 steps of the data before and behind the component, the nearest first, each as from → to: * marks what the component names and ! what has no owner in the catalog, and blanks and percent signs in ids are percent-encoded',
    },
    hasMoreEdges: {
      type: 'boolean',
      description: 'whether there is more lineage than edges tells',
    },
    lastEventAt: {
      type: 'instant',
      description: 'when the job last told of a run, by its own clock',
    },
    intervalDays: {
      type: 'number',
      unit: 'days',
      description:
        'median time between the starts of the last 21 runs of the job, of which there have to be three',
    },
    lastRunState: {
      type: 'string',
      description:
        'state of the last run of the job: succeeded, failed, aborted or running',
    },
    lastRunSucceededAt: {
      type: 'instant',
      description: 'when a run of the job last succeeded',
    },
    runSuccessShare30d: {
      type: 'number',
      description:
        'share of the runs that ended in the last 30 days, at least five and up to some hundred, that succeeded',
    },
    runSecondsMedian: {
      type: 'number',
      unit: 'seconds',
      description: 'median duration of the last five runs that succeeded',
    },
    processingType: {
      type: 'string',
      description:
        'whether the job works in batches, on a stream or on demand: BATCH, STREAMING or SERVICE',
    },
    failedDataTests: {
      type: 'strings',
      description: 'data tests that failed in the last run',
    },
  },
} as const satisfies FactSet;
