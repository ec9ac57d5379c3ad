import {
  Maturity,
  MaturityGroup,
  maturityQuerySchema,
} from 'backstage-plugin-ml-scorecards-common';
import { z } from 'zod';
import {
  addCounts,
  EMPTY_GROUP,
  GroupCounts,
  NamedDimension,
  toRollup,
} from './groupCounts';
import { OwnerForest, parentsFirst } from './OwnerGroups';
import { OwnerNode } from './ownerTree';

export type MaturityFilters = z.output<typeof maturityQuerySchema>;

/** The groups of one kind, by key, without those that have no component. */
export type CountedGroups = ReadonlyMap<string, GroupCounts>;

/** Adds counts up to the groups of a page. Groups without any component are left out. Pure. */
export function rollUp(options: {
  query: MaturityFilters;
  counts: CountedGroups;
  /** Needed for grouping by owner: groups include their descendants. */
  owners?: OwnerForest;
  /** Given if the page shows them. */
  dimensions?: readonly NamedDimension[];
}): Maturity {
  const { query, counts, owners, dimensions } = options;
  const totals = owners ? totalsOf(owners.roots, counts) : counts;
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
  const answer = (total: GroupCounts, groups: readonly OwnerNode[]) => ({
    groupBy,
    total: toRollup(total, dimensions),
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
  const others = [...counts.keys()]
    .filter(id => !owners?.nodes.has(id))
    .sort()
    .map(id => ({ ref: id, title: id, children: [] }));
  return answer([...counts.values()].reduce(addCounts, EMPTY_GROUP), [
    ...(owners?.roots ?? []),
    ...others,
  ]);
}

/** The counts of each group with those of its descendants, and of owners that are no group. */
export function totalsOf(
  roots: readonly OwnerNode[],
  counts: CountedGroups,
): CountedGroups {
  const totals = new Map(counts);
  // From the bottom up, so that what is below a group is complete when the group takes it.
  for (const { ref, children } of parentsFirst(roots).reverse()) {
    for (const child of children) {
      const below = totals.get(child.ref);
      if (below) {
        totals.set(ref, addCounts(totals.get(ref) ?? EMPTY_GROUP, below));
      }
    }
  }
  return totals;
}
