import {
  Maturity,
  MaturityGroup,
  maturityQuerySchema,
} from 'backstage-plugin-ml-scorecards-common';
import { z } from 'zod';
import {
  EMPTY_GROUP,
  GroupCounts,
  NamedDimension,
  sumCounts,
  toRollup,
} from './groupCounts';
import { OwnerForest, parentsFirst } from './OwnerGroups';
import { OwnerNode } from './ownerTree';

export type MaturityFilters = z.output<typeof maturityQuerySchema>;

/** The groups of one kind, by key, without those that have no component. */
export type CountedGroups = ReadonlyMap<string, GroupCounts>;

/** Groups of one kind, alone and with what is below them. */
export interface CountedTree {
  readonly own: CountedGroups;
  readonly totals: CountedGroups;
  /** All groups together. */
  readonly total: GroupCounts;
  /** There if groups include their descendants. */
  readonly owners?: OwnerForest;
}

/** Adds counts up to the groups of a page. Groups without any component are left out. Pure. */
export function rollUp(options: {
  query: MaturityFilters;
  tree: CountedTree;
  /** Given if the page shows them. */
  dimensions?: readonly NamedDimension[];
}): Maturity {
  const { query, dimensions } = options;
  const { own: counts, total, totals, owners } = options.tree;
  const sizeOf = (id: string) => totals.get(id)?.counts.components ?? 0;

  const toGroup = (
    { ref, title, children }: OwnerNode,
    depth: number,
  ): MaturityGroup => {
    const below = children.filter(child => sizeOf(child.ref) > 0);
    return {
      id: ref,
      title,
      own: toRollup(counts.get(ref) ?? EMPTY_GROUP, dimensions),
      total: toRollup(totals.get(ref) ?? EMPTY_GROUP, dimensions),
      hasChildren: below.length > 0,
      children: depth > 1 ? below.map(child => toGroup(child, depth - 1)) : [],
    };
  };
  const { groupBy, group, depth } = query;
  const answer = (sum: GroupCounts, groups: readonly OwnerNode[]) => ({
    groupBy,
    total: toRollup(sum, dimensions),
    groups:
      depth > 0
        ? groups
            .filter(({ ref }) => sizeOf(ref) > 0)
            .map(node => toGroup(node, depth))
        : [],
  });

  if (group !== undefined) {
    return {
      ...answer(
        totals.get(group) ?? EMPTY_GROUP,
        owners?.nodes.get(group)?.children ?? [],
      ),
      group,
    };
  }
  if (groupBy === 'dimension') {
    return answer(total, []);
  }
  const others = [...counts.keys()]
    .filter(id => !owners?.nodes.has(id))
    .sort()
    .map(id => ({ ref: id, title: id, children: [] }));
  return answer(total, [...(owners?.roots ?? []), ...others]);
}

/** Puts groups together with what is below them. Pure. */
export function countTree(
  own: CountedGroups,
  owners?: OwnerForest,
): CountedTree {
  const totals = new Map(own);
  // From the bottom up, so that what is below a group is complete when the group takes it.
  for (const { ref, children } of parentsFirst(owners?.roots ?? []).reverse()) {
    const below = children.flatMap(child => totals.get(child.ref) ?? []);
    if (below.length > 0) {
      totals.set(ref, sumCounts([...below, own.get(ref) ?? EMPTY_GROUP]));
    }
  }
  return { own, totals, total: sumCounts(own.values()), owners };
}
