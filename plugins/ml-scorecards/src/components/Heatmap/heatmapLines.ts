import { MaturityGroup, Rollup } from 'backstage-plugin-ml-scorecards-common';
import { LineOrder, orderLines } from './orderLines';

/** A row of the heatmap. */
export interface HeatmapLine {
  /** Unlike that of any other row. */
  key: string;
  id: string;
  title: string;
  rollup: Rollup;
  depth: number;
  /** Whether it counts the group without those below it. Lists cannot be narrowed to these. */
  ownOnly: boolean;
  /** Whether there are groups below, which the row can show. */
  opens: boolean;
}

/** Groups with what is below them, as far as they are open. A group that has components of its own has a row for these. */
export function treeLines(
  groups: readonly MaturityGroup[],
  options: {
    open: ReadonlySet<string>;
    order: LineOrder;
    /** The group that all of them are below, if they are below one. */
    above?: MaturityGroup;
  },
): HeatmapLine[] {
  const linesOf = (
    below: readonly MaturityGroup[],
    parent: { depth: number; key: string; own?: HeatmapLine },
  ): HeatmapLine[] => {
    const { depth, key: parentKey, own } = parent;
    const byKey = new Map(
      below.map(group => [treeKey(parentKey, group), group]),
    );
    const lines = [...byKey].map(([key, group]) => ({
      key,
      id: group.id,
      title: group.title,
      rollup: group.total,
      depth,
      ownOnly: false,
      opens: group.children.length > 0,
    }));
    return orderLines(own ? [own, ...lines] : lines, options.order).flatMap(
      line => {
        const group = byKey.get(line.key);
        if (!group || !line.opens || !options.open.has(line.key)) {
          return [line];
        }
        return [
          line,
          ...linesOf(group.children, {
            depth: depth + 1,
            key: line.key,
            own: ownLine(group, { depth: depth + 1, key: line.key }),
          }),
        ];
      },
    );
  };
  return linesOf(groups, {
    depth: 0,
    key: '',
    own: options.above && ownLine(options.above, { depth: 0, key: '' }),
  });
}

/** The key of a group in the tree. It is the path to it, as a group may stand in several places. */
export function treeKey(parentKey: string, group: { id: string }): string {
  return `${parentKey}>${group.id}`;
}

/** All groups that have components of their own, without those below them: the teams. */
export function teamLines(
  groups: readonly MaturityGroup[],
  order: LineOrder,
): HeatmapLine[] {
  const lines = new Map<string, HeatmapLine>();
  const visit = (group: MaturityGroup) => {
    if (group.own.components > 0) {
      lines.set(group.id, {
        key: group.id,
        id: group.id,
        title: group.title,
        rollup: group.own,
        depth: 0,
        ownOnly: group.hasChildren,
        opens: false,
      });
    }
    group.children.forEach(visit);
  };
  groups.forEach(visit);
  return orderLines([...lines.values()], order);
}

function ownLine(
  group: MaturityGroup,
  place: { depth: number; key: string },
): HeatmapLine | undefined {
  if (group.own.components === 0) {
    return undefined;
  }
  return {
    key: `${place.key}>own`,
    id: group.id,
    title: group.title,
    rollup: group.own,
    depth: place.depth,
    ownOnly: true,
    opens: false,
  };
}
