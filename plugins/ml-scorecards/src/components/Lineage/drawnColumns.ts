import { LineagePicture } from 'backstage-plugin-ml-scorecards-common';

/**
 * How many columns a drawing of layers takes, and how many of them are before the component. Layers go by the longest way
 * between two nodes, and not by the shortest, which is told of each: what is used at once and after several steps stands before
 * all of these.
 */
export function drawnColumns({ nodes, edges }: LineagePicture): {
  readonly all: number;
  readonly before: number;
} {
  const sources = new Map<string, string[]>();
  for (const { from, to } of edges) {
    sources.set(to, [...(sources.get(to) ?? []), from]);
  }
  const lengths = new Map<string, number>();
  const underWay = new Set<string>();
  /** Steps of the longest way that leads to a node. A step that closes a circle is none. */
  const lengthTo = (id: string): number => {
    const known = lengths.get(id);
    if (known !== undefined) {
      return known;
    }
    underWay.add(id);
    const length = Math.max(
      0,
      ...(sources.get(id) ?? [])
        .filter(source => !underWay.has(source))
        .map(source => lengthTo(source) + 1),
    );
    underWay.delete(id);
    lengths.set(id, length);
    return length;
  };
  const longest = (some: LineagePicture['nodes']) =>
    Math.max(0, ...some.map(({ id }) => lengthTo(id)));
  // The first to be asked for says where circles are cut: behind the component.
  const before = longest(nodes.filter(({ column }) => column === 0));
  return { all: longest(nodes) + 1, before };
}
