import { isDataset, LineageGraph } from './LineageGraph';

/**
 * Those of the datasets of a component at which its lineage begins: which are made from no other one. Of datasets that are
 * made from each other, and from nothing else, it begins at all of them. What else is made from them is not looked at.
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
  const makes = new Map<string, string[]>(datasets.map(id => [id, []]));
  for (const [id, sources] of madeFrom) {
    for (const source of sources) makes.get(source)?.push(id);
  }
  const roots = datasets.filter(id => madeFrom.get(id)!.length === 0);
  const behindRoots = reach(roots, id => makes.get(id) ?? []);
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
