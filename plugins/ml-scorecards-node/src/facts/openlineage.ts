import { docsUrl } from './docsUrl';
import { FactSet } from './FactSet';

/**
 * What OpenLineage events, kept by Marquez, tell of where the component's data comes from and goes to.
 *
 * @public
 */
export const openlineageFacts = {
  source: 'openlineage',
  title: 'OpenLineage',
  howToConnect:
    'No installed module reads OpenLineage yet. Once one does, name the job or dataset in the annotation openlineage.io/node-id, such as job:<namespace>:<name>.',
  docsUrl: docsUrl('pushing-facts.md'),
  facts: {
    hasNode: {
      type: 'boolean',
      description: 'whether the lineage graph holds the job or dataset',
    },
    upstreamDatasets: {
      type: 'strings',
      description: 'datasets that the component is made from',
    },
    upstreamDepth: {
      type: 'integer',
      description: 'length of the longest chain of jobs before the component',
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
      description: 'jobs that use what the component makes',
    },
    undeclaredConsumers: {
      type: 'strings',
      description:
        'jobs that use what the component makes and that the catalog does not name as its consumers',
    },
    lastEventAt: {
      type: 'instant',
      description: 'when the last lineage event came in',
    },
    intervalDays: {
      type: 'number',
      unit: 'days',
      description: 'usual time between two runs of the job',
    },
    lastRunState: {
      type: 'string',
      description: 'state of the last run of the job',
    },
    lastRunSucceededAt: {
      type: 'instant',
      description: 'when a run of the job last succeeded',
    },
    runSuccessShare30d: {
      type: 'number',
      description:
        'share of at least five runs of the last 30 days that succeeded',
    },
    runSecondsMedian: {
      type: 'number',
      unit: 'seconds',
      description: 'median duration of the last five runs that finished',
    },
    processingType: {
      type: 'string',
      description: 'whether the job works in batches, on a stream or on demand',
    },
    failedDataTests: {
      type: 'strings',
      description: 'data tests that failed in the last run',
    },
  },
} as const satisfies FactSet;
