import {
  Facts,
  openlineageFacts,
  Unknown,
} from 'backstage-plugin-ml-scorecards-node';
import { findRoots } from './findRoots';
import { isDataset, isJob, LineageGraph } from './LineageGraph';
import { listEdges } from './listEdges';
import { walkLineage } from './walkLineage';

/** More names than that nobody reads, and every component keeps them. */
const MAX_LISTED = 100;

const ENDLESS: Unknown = {
  unknownBecause:
    'the lineage before it has more than 500 nodes, or more than 15 jobs in a row',
};

/** What the catalog knows of what stands in lineage. */
export interface NodeOwnership {
  /** Whether an entity with an owner has one of these ids. */
  isOwned(ids: readonly string[]): boolean;
  /** Whether one of the declared consumers of the component, or the component itself, has one of these ids. */
  isDeclared(ids: readonly string[]): boolean;
}

/** What lineage says of where the data of a node comes from and goes to. Pure. */
export function lineageFacts(
  graph: LineageGraph,
  options: {
    readonly nodeId: string;
    readonly ownership: NodeOwnership;
    readonly link?: string;
  },
): Facts<typeof openlineageFacts> {
  const { ownership, link } = options;
  const start = graph.canonical(options.nodeId);
  const upstream = walkLineage(graph, start, 'before');
  const downstream = walkLineage(graph, start, 'after');
  const isOwned = (id: string) => ownership.isOwned(graph.namesOf(id));
  const datasets = [...upstream.steps.keys()].filter(isDataset);
  const depth = Math.max(0, ...datasets.map(id => upstream.steps.get(id)!));
  const roots = rootsOf(
    isDataset(start) ? [start, ...datasets] : datasets,
    graph,
    upstream.isCut,
  );
  const consumers = directConsumers(graph, start);
  const picture = listEdges(graph, { start, upstream, downstream, isOwned });
  const known = <T>(value: T) => ({ value, link });
  const list = (ids: readonly string[]) => known(ids.slice(0, MAX_LISTED));
  return {
    upstreamDatasets: list(datasets),
    upstreamDepth: upstream.isCut
      ? { ...ENDLESS, link }
      : known(Math.floor(depth / 2)),
    rootDatasets: 'roots' in roots ? list(roots.roots) : { ...roots, link },
    unownedRootDatasets:
      'roots' in roots
        ? list(roots.roots.filter(id => !isOwned(id)))
        : { ...roots, link },
    downstreamJobs: list(consumers),
    undeclaredConsumers: list(
      consumers.filter(id => !ownership.isDeclared([id])),
    ),
    edges: known(picture.edges),
    hasMoreEdges: known(picture.isCut || upstream.isCut || downstream.isCut),
  };
}

/** Of lineage that is not seen to its end, and of none at all, nobody can say where it begins. */
function rootsOf(
  datasets: readonly string[],
  graph: LineageGraph,
  isCut: boolean,
): { readonly roots: readonly string[] } | Unknown {
  if (isCut) return ENDLESS;
  if (datasets.length === 0) {
    return { unknownBecause: 'the lineage knows no dataset before it' };
  }
  return { roots: findRoots(graph, datasets) };
}

/** The jobs that read what the node makes: a job's outputs, or the dataset itself. Who writes it as well is no consumer. */
function directConsumers(graph: LineageGraph, start: string): string[] {
  const made = isJob(start) ? graph.after(start) : [start];
  const makers = new Set([start, ...made.flatMap(id => graph.before(id))]);
  const readers = new Set(made.flatMap(id => graph.after(id)));
  return [...readers].filter(id => isJob(id) && !makers.has(id)).sort();
}
