import {
  MaturityGroup,
  MaturityGrouping,
  Rollup,
} from 'backstage-plugin-ml-scorecards-common';

/** What a row of the heatmap is about. */
export interface HeatmapLine {
  id: string;
  title: string;
  rollup: Rollup;
  depth: number;
  /** Whether it stands among rows that open. */
  isInTree: boolean;
  /** Whether it counts the group without those below it. */
  ownOnly: boolean;
  /** Whether there are groups below, which the row can show. */
  opens: boolean;
}

/** A group with those below it, as it stands in the tree. */
export function treeLine(group: MaturityGroup, depth: number): HeatmapLine {
  return {
    id: group.id,
    title: group.title,
    rollup: group.total,
    depth,
    isInTree: true,
    ownOnly: false,
    opens: group.hasChildren,
  };
}

/** A group without those below it; with a depth as it stands in the tree. */
export function ownLine(
  group: Pick<MaturityGroup, 'id' | 'title' | 'own' | 'hasChildren'>,
  depth?: number,
): HeatmapLine {
  return {
    id: group.id,
    title: group.title,
    rollup: group.own,
    depth: depth ?? 0,
    isInTree: depth !== undefined,
    ownOnly: group.hasChildren,
    opens: false,
  };
}

/** The key of a group in the tree. It is the path to it, as a group may stand in several places. */
export function treeKey(parentKey: string, group: { id: string }): string {
  return `${parentKey}>${group.id}`;
}

/** Whether components name it as their owner and the catalog has no such group: then there is nothing to call it but its ref. */
export function isUnknownGroup(
  groupBy: MaturityGrouping,
  { id, title }: Pick<HeatmapLine, 'id' | 'title'>,
): boolean {
  return groupBy === 'owner' && id.startsWith('group:') && title === id;
}

/** How many required checks each component misses on average. */
export function gapPerComponent({ gap, components }: Rollup): number {
  return components > 0 ? gap / components : 0;
}
