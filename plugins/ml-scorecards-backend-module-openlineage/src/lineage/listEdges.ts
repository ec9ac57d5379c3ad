import { formatLineageEdge } from 'backstage-plugin-ml-scorecards-common';
import { LineageGraph } from './LineageGraph';
import { LineageWalk } from './walkLineage';

/** More than that nobody can look at, and every component keeps them. */
const MAX_EDGES = 200;
const MAX_CHARACTERS = 30_000;

/**
 * The steps before and behind a node as texts, the nearest first: of the two sides in turn, so that neither crowds out the
 * other.
 */
export function listEdges(
  graph: LineageGraph,
  options: {
    readonly start: string;
    readonly upstream: LineageWalk;
    readonly downstream: LineageWalk;
    readonly isOwned: (id: string) => boolean;
  },
): { readonly edges: readonly string[]; readonly isCut: boolean } {
  const { upstream, downstream, isOwned } = options;
  const start = graph.canonical(options.start);
  const textOf = (from: string, to: string) => {
    const [first, second] = [from, to].map(id => ({
      id,
      isComponent: id === start,
      isUnowned: id !== start && !isOwned(id),
    }));
    return formatLineageEdge({ from: first, to: second });
  };
  const within = ({ steps }: LineageWalk, neighbours: readonly string[]) =>
    neighbours.filter(id => id === start || steps.has(id));
  const before = [...upstream.steps.keys()].flatMap(from =>
    within(upstream, graph.after(from)).map(to => textOf(from, to)),
  );
  const after = [...downstream.steps.keys()].flatMap(to =>
    within(downstream, graph.before(to)).map(from => textOf(from, to)),
  );
  const inTurn = Array.from(
    { length: Math.max(before.length, after.length) },
    (_, n) => [before.slice(n, n + 1), after.slice(n, n + 1)].flat(),
  ).flat();
  const all = [...new Set(inTurn)];
  const edges: string[] = [];
  let room = MAX_CHARACTERS;
  for (const edge of all.slice(0, MAX_EDGES)) {
    room -= edge.length;
    if (room < 0) break;
    edges.push(edge);
  }
  return { edges, isCut: edges.length < all.length };
}
