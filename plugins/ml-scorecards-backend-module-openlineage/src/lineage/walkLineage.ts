import { LineageGraph } from './LineageGraph';

/** From dataset to job or from job to dataset is one step, so there are half as many jobs in a row. */
const MAX_STEPS = 30;
const MAX_NODES = 500;

/** What is before or behind a node. */
export interface LineageWalk {
  /** By how many steps each node is away, by the shortest way, the nearest first. Without the node itself. */
  readonly steps: ReadonlyMap<string, number>;
  /** Whether there is more than that. */
  readonly isCut: boolean;
}

/** Walks breadth first, so that of lineage without an end the nearest part is known, and circles have one. */
export function walkLineage(
  graph: LineageGraph,
  from: string,
  direction: 'before' | 'after',
): LineageWalk {
  const start = graph.canonical(from);
  const steps = new Map<string, number>();
  let layer = [start];
  for (let step = 1; layer.length > 0; step += 1) {
    const next = new Set(layer.flatMap(id => graph[direction](id)));
    layer = [...next].filter(id => id !== start && !steps.has(id)).sort();
    const room = step > MAX_STEPS ? 0 : MAX_NODES - steps.size;
    for (const id of layer.slice(0, room)) steps.set(id, step);
    if (layer.length > room) return { steps, isCut: true };
  }
  return { steps, isCut: false };
}
