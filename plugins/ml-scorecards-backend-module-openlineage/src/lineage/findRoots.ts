import { isDataset, LineageGraph } from './LineageGraph';

/**
 * The datasets at which lineage begins: those that are made from no other one. Of datasets that are made from each other, and
 * from nothing else, it begins at all of them.
 */
export function findRoots(
  graph: LineageGraph,
  datasets: readonly string[],
): string[] {
  const madeFrom = new Map(
    datasets.map(id => {
      const sources = graph.before(id).flatMap(job => graph.before(job));
      return [id, sources.filter(source => source !== id && isDataset(source))];
    }),
  );
  const roots = datasets.filter(id => madeFrom.get(id)!.length === 0);
  const behindRoots = reach(roots, id =>
    graph.after(id).flatMap(job => graph.after(job)),
  );
  const ancestors = new Map(
    datasets
      .filter(id => !behindRoots.has(id))
      .map(id => [id, reach([id], each => madeFrom.get(each) ?? [])]),
  );
  const circles = [...ancestors].flatMap(([id, above]) =>
    [...above].every(each => ancestors.get(each)?.has(id)) ? id : [],
  );
  return [...roots, ...circles].sort();
}

/** All that can be reached from some, with these. */
function reach(
  from: readonly string[],
  next: (id: string) => readonly string[],
): Set<string> {
  const reached = new Set(from);
  for (const id of reached) {
    for (const each of next(id)) reached.add(each);
  }
  return reached;
}
