import {
  Maturity,
  MaturityGroup,
  maturityQuerySchema,
} from 'backstage-plugin-ml-scorecards-common';
import { z } from 'zod';
import { OwnerNode } from '../ownerTree';
import {
  EMPTY_GROUP,
  GroupCounts,
  NamedDimension,
  toRollup,
} from './groupCounts';
import { OwnerForest } from './OwnerGroups';

export type MaturityFilters = z.output<typeof maturityQuerySchema>;

/** The groups of one kind, by key, without those that have no component. */
export type CountedGroups = ReadonlyMap<string, GroupCounts>;

/** What is counted of groups of one kind. */
export interface CountedTree {
  /** Of each group alone. */
  readonly own: CountedGroups;
  /** Of groups with all groups below them, for those that have some. */
  readonly trees: CountedGroups;
  /** Of all groups together. */
  readonly total: GroupCounts;
  /** There if groups include their descendants. */
  readonly owners?: OwnerForest;
}

/** Puts counts together into a page of groups. Groups without any component are left out. Pure. */
export function rollUp(options: {
  query: MaturityFilters;
  tree: CountedTree;
  /** Given if the page shows them. */
  dimensions?: readonly NamedDimension[];
}): Maturity {
  const { query, dimensions } = options;
  const { own, trees, total, owners } = options.tree;
  const totalOf = (id: string) => trees.get(id) ?? own.get(id) ?? EMPTY_GROUP;
  const sizeOf = (id: string) => totalOf(id).counts.components;

  const toGroup = (
    { ref, title, children }: OwnerNode,
    depth: number,
  ): MaturityGroup => {
    const below = children.filter(child => sizeOf(child.ref) > 0);
    return {
      id: ref,
      title,
      own: toRollup(own.get(ref) ?? EMPTY_GROUP, dimensions),
      total: toRollup(totalOf(ref), dimensions),
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
    const node = owners?.nodes.get(group);
    return {
      ...answer(totalOf(group), node?.children ?? []),
      group,
      // One whose components are all hidden answers like one that does not exist.
      title: sizeOf(group) > 0 ? node?.title : undefined,
      own: toRollup(own.get(group) ?? EMPTY_GROUP, dimensions),
    };
  }
  if (groupBy === 'dimension') {
    return answer(total, []);
  }
  const others = [...own.keys()]
    .filter(id => !owners?.nodes.has(id))
    .sort()
    .map(id => ({ ref: id, title: id, children: [] }));
  return answer(total, [...(owners?.roots ?? []), ...others]);
}
