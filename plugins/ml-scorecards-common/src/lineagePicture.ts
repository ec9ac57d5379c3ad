import { LineageEdge, parseLineageEdge } from './lineageEdges';

/**
 * A dataset or job in a {@link LineagePicture}.
 *
 * @public
 */
export interface LineagePictureNode {
  /** Its id, as the lineage system spells it. */
  readonly id: string;
  /** What it is. */
  readonly kind: 'dataset' | 'job';
  /** Its id without the kind: its namespace, a colon and its name. Either can hold more colons. */
  readonly label: string;
  /**
   * In which column it stands: 0 is what the component names, -1 what is one step before it, 2 what is two steps behind
   * it, each by the shortest way. What is both before and behind stands before.
   */
  readonly column: number;
  /** Whether no entity of the catalog with an owner names it. */
  readonly isUnowned: boolean;
}

/**
 * What lineage before and behind a component looks like: where it comes from on the left, where it goes on the right.
 *
 * @public
 */
export interface LineagePicture {
  /** From left to right, and by their ids within a column. */
  readonly nodes: readonly LineagePictureNode[];
  /** The steps between these nodes. */
  readonly edges: ReadonlyArray<{ readonly from: string; readonly to: string }>;
}

type Pair = readonly [string, string];

const forwards = ({ from, to }: LineageEdge): Pair => [from.id, to.id];
const backwards = ({ from, to }: LineageEdge): Pair => [to.id, from.id];

/**
 * Reads the fact `openlineage.edges` as what can be drawn. Texts that are no steps, and steps that do not hang together with
 * the component, are left out.
 *
 * @public
 */
export function readLineagePicture(texts: readonly string[]): LineagePicture {
  const edges = texts.flatMap(text => parseLineageEdge(text) ?? []);
  const ends = edges.flatMap(({ from, to }) => [from, to]);
  const start = ends.find(({ isComponent }) => isComponent)?.id;
  const columns = new Map<string, number>();
  if (start !== undefined) {
    columns.set(start, 0);
    walk(columns, { start, step: -1, pairs: edges.map(backwards) });
    walk(columns, { start, step: 1, pairs: edges.map(forwards) });
  }
  const unowned = new Set(
    ends.filter(({ isUnowned }) => isUnowned).map(({ id }) => id),
  );
  const nodes = [...columns].map(([id, column]): LineagePictureNode => {
    const end = id.indexOf(':');
    return {
      id,
      kind: id.slice(0, end) === 'job' ? 'job' : 'dataset',
      label: id.slice(end + 1),
      column,
      isUnowned: unowned.has(id),
    };
  });
  return {
    nodes: nodes.sort(
      (a, b) => a.column - b.column || (a.id < b.id ? -1 : Number(a.id > b.id)),
    ),
    edges: edges
      .map(({ from, to }) => ({ from: from.id, to: to.id }))
      .filter(({ from, to }) => columns.has(from) && columns.has(to)),
  };
}

/** Gives each node that can be reached the column of its distance, but for those that have one: what is beyond these counts too. */
function walk(
  columns: Map<string, number>,
  options: {
    readonly start: string;
    readonly step: 1 | -1;
    readonly pairs: readonly Pair[];
  },
): void {
  const { start, step, pairs } = options;
  const next = new Map<string, string[]>();
  for (const [id, neighbour] of pairs) {
    next.set(id, [...(next.get(id) ?? []), neighbour]);
  }
  const reached = new Set([start]);
  let layer = [start];
  for (let column = step; layer.length > 0; column += step) {
    layer = [...new Set(layer.flatMap(id => next.get(id) ?? []))].filter(
      id => !reached.has(id),
    );
    for (const id of layer) {
      reached.add(id);
      if (!columns.has(id)) columns.set(id, column);
    }
  }
}
