import { OwnerGroupRow } from '../database/tables';

/** A group with the groups below it. */
export interface OwnerNode {
  readonly ref: string;
  readonly title: string;
  readonly children: OwnerNode[];
}

/**
 * Makes a tree of the groups. A group whose parent is not in the catalog is a root; of groups that are each other's
 * ancestors, the first by title becomes the root, so that no component is counted twice or lost.
 */
export function ownerTree(groups: readonly OwnerGroupRow[]): OwnerNode[] {
  const rows = new Map(groups.map(row => [row.group_ref, row]));
  const childrenOf = new Map<string, OwnerGroupRow[]>();
  for (const row of groups) {
    if (row.parent_ref && rows.has(row.parent_ref)) {
      const siblings = childrenOf.get(row.parent_ref) ?? [];
      siblings.push(row);
      childrenOf.set(row.parent_ref, siblings);
    }
  }
  const placed = new Set<string>();
  const place = (row: OwnerGroupRow): OwnerNode => {
    placed.add(row.group_ref);
    const children: OwnerNode[] = [];
    for (const child of childrenOf.get(row.group_ref) ?? []) {
      if (!placed.has(child.group_ref)) {
        children.push(place(child));
      }
    }
    return { ref: row.group_ref, title: row.title, children };
  };
  const roots = groups
    .filter(({ parent_ref }) => !parent_ref || !rows.has(parent_ref))
    .map(place);
  // What no root leads to lies on a cycle or below one. Only a group on a cycle may become a root.
  for (const row of groups) {
    const isOnCycle = () =>
      ancestorsOf(groups, [row.group_ref]).includes(row.group_ref);
    if (!placed.has(row.group_ref) && isOnCycle()) {
      roots.push(place(row));
    }
  }
  return roots;
}

/** The owners meant by some owners: groups stand for themselves and all groups below them. */
export function withDescendants(
  groups: readonly OwnerGroupRow[],
  owners: readonly string[],
): string[] {
  const all = new Set(owners);
  let size = -1;
  while (size !== all.size) {
    size = all.size;
    for (const { group_ref, parent_ref } of groups) {
      if (parent_ref && all.has(parent_ref)) {
        all.add(group_ref);
      }
    }
  }
  return [...all];
}

/** The groups above some groups. */
export function ancestorsOf(
  groups: readonly OwnerGroupRow[],
  refs: readonly string[],
): string[] {
  const parents = new Map(
    groups.map(({ group_ref, parent_ref }) => [group_ref, parent_ref]),
  );
  const found = new Set<string>();
  for (const ref of refs) {
    let parent = parents.get(ref);
    while (parent && !found.has(parent)) {
      found.add(parent);
      parent = parents.get(parent);
    }
  }
  return [...found];
}
