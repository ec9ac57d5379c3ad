import {
  Facts,
  openlineageFacts,
  shown,
  unknownFacts,
} from 'backstage-plugin-ml-scorecards-node';
import { OpenlineageReference } from './annotations/OpenlineageReference';
import { LineageApi, LineageReading } from './api/LineageApi';
import { ownershipFor } from './catalog/ownershipFor';
import { ServerNodes } from './catalog/ServerNodes';
import { isJob, LineageGraph } from './lineage/LineageGraph';
import { lineageFacts } from './lineage/lineageFacts';
import { runFacts } from './runs/runFacts';

type OpenlineageFacts = Facts<typeof openlineageFacts>;

/** Of a server, and of the catalog. */
export interface SharedReading {
  readonly lineage: LineageReading;
  readonly nodes: ServerNodes;
}

const RUN_FACTS = [
  'lastEventAt',
  'intervalDays',
  'lastRunState',
  'lastRunSucceededAt',
  'runSuccessShare30d',
  'runSecondsMedian',
  'processingType',
  'failedDataTests',
] as const satisfies ReadonlyArray<keyof OpenlineageFacts>;

const LINEAGE_FACTS = [
  'upstreamDatasets',
  'upstreamDepth',
  'rootDatasets',
  'unownedRootDatasets',
  'downstreamJobs',
  'undeclaredConsumers',
  'edges',
  'hasMoreEdges',
] as const satisfies ReadonlyArray<keyof OpenlineageFacts>;

/** Puts together all facts of one component. */
export async function collectComponent(
  reading: {
    readonly api: LineageApi;
    readonly shared: SharedReading;
    readonly now: number;
  },
  { nodeId, entity }: OpenlineageReference,
  signal: AbortSignal,
): Promise<OpenlineageFacts> {
  const { api, shared, now } = reading;
  const graph = await shared.lineage.graphAround(nodeId, signal);
  if (!graph?.has(nodeId)) {
    const unknown = {
      unknownBecause: `the server (${api.id}) has no ${shown(
        nodeId,
      )}: no event has named it, or too long ago, or it is spelled otherwise`,
    };
    return {
      hasNode: { value: false },
      ...unknownFacts<typeof openlineageFacts>(
        [...LINEAGE_FACTS, ...RUN_FACTS],
        unknown,
      ),
      // Without lineage, what the catalog declares is all there is to know of consumers.
      undeclaredConsumers: { ...unknown, isSilent: true },
    };
  }
  const named = graph.node(nodeId);
  const link = named ? api.link(named) : undefined;
  const ownership = ownershipFor(entity, {
    nodes: shared.nodes,
    graph,
    nodeId,
  });
  const job = jobOf(graph, nodeId);
  return {
    hasNode: { value: true, link },
    ...lineageFacts(graph, { nodeId, ownership, link }),
    ...('unknownBecause' in job
      ? unknownFacts<typeof openlineageFacts>(RUN_FACTS, job)
      : runFacts(await shared.lineage.runsOf(job, { now, signal }), {
          link: api.link(job),
          now,
        })),
  };
}

/** The job whose runs count: of a dataset, the only one that writes it. */
function jobOf(graph: LineageGraph, nodeId: string) {
  const ids = isJob(nodeId) ? [nodeId] : graph.before(nodeId);
  const job = ids.length === 1 ? graph.node(ids[0]) : undefined;
  return (
    job ?? {
      unknownBecause:
        ids.length === 0
          ? 'no job is known to write the dataset'
          : `the dataset is written by ${ids.length} jobs, so that no one of them stands for it`,
    }
  );
}
