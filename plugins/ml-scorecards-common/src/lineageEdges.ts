/**
 * A step of lineage as a fact holds it: data goes from one node to the other. A node is a dataset or a job, by the id that
 * OpenLineage's consumers give it: `dataset:<namespace>:<name>` or `job:<namespace>:<name>`.
 *
 * @public
 */
export interface LineageEdge {
  /** Where the data comes from. */
  readonly from: LineageEdgeNode;
  /** Where it goes. */
  readonly to: LineageEdgeNode;
}

/**
 * One end of a {@link LineageEdge}.
 *
 * @public
 */
export interface LineageEdgeNode {
  /** Its id, as the lineage system spells it. */
  readonly id: string;
  /** Whether it is what the component names. */
  readonly isComponent: boolean;
  /** Whether no entity of the catalog with an owner names it. Never set for what the component names. */
  readonly isUnowned: boolean;
}

/** Marks stand before an id, which begins with the kind of the node. */
const MARKS = { component: '*', unowned: '!' } as const;
const ARROW = ' → ';
const NODE = /^([*!]?)((?:dataset|job):\S+)$/u;

/**
 * Writes a step as one text: `!dataset:db:orders → *job:etl:train`. Ids are as they are, but for blanks and percent signs,
 * which are percent-encoded, so that the arrow between blanks is the only one. `*` marks what the component names, and `!`
 * what has no owner in the catalog.
 *
 * @public
 */
export function formatLineageEdge({ from, to }: LineageEdge): string {
  return [from, to].map(formatNode).join(ARROW);
}

/**
 * Reads what {@link formatLineageEdge} writes; undefined for any other text.
 *
 * @public
 */
export function parseLineageEdge(text: string): LineageEdge | undefined {
  const [from, to, ...more] = text.split(ARROW).map(parseNode);
  return from && to && more.length === 0 ? { from, to } : undefined;
}

function formatNode({ id, isComponent, isUnowned }: LineageEdgeNode): string {
  const mark = isUnowned ? MARKS.unowned : '';
  return (
    (isComponent ? MARKS.component : mark) +
    id.replace(/[\s%]/gu, encodeURIComponent)
  );
}

function parseNode(text: string): LineageEdgeNode | undefined {
  const [, mark, encoded] = NODE.exec(text) ?? [];
  if (encoded === undefined) return undefined;
  try {
    return {
      id: decodeURIComponent(encoded),
      isComponent: mark === MARKS.component,
      isUnowned: mark === MARKS.unowned,
    };
  } catch {
    // Percent signs that nobody encoded.
    return undefined;
  }
}
