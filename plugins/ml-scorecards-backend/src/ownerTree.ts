import { OwnerGroupRow } from './database/tables';

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
export function ownerTree(unsorted: readonly OwnerGroupRow[]): OwnerNode[] {
  const groups = [...unsorted].sort(byTitle);
  const rows = new Map(groups.map(row => [row.group_ref, row]));
  const childrenOf = groupByParent(groups);
  const placed = new Set<string>();
  // Without recursion: nobody knows how deep the groups of a catalog go.
  const place = (root: OwnerGroupRow): OwnerNode => {
    const toNode = ({ group_ref, title }: OwnerGroupRow): OwnerNode => {
      placed.add(group_ref);
      return { ref: group_ref, title, children: [] };
    };
    const top = toNode(root);
    const open = [top];
    for (let node = open.pop(); node; node = open.pop()) {
      for (const child of childrenOf.get(node.ref) ?? []) {
        if (!placed.has(child.group_ref)) {
          node.children.push(toNode(child));
        }
      }
      open.push(...node.children);
    }
    return top;
  };
  const roots = groups
    .filter(({ parent_ref }) => !parent_ref || !rows.has(parent_ref))
    .map(place);
  // What no root leads to lies on a cycle or below one. Only a group on a cycle may become a root.
  const parents = parentsOf(groups);
  for (const row of groups) {
    if (
      !placed.has(row.group_ref) &&
      above(parents, [row.group_ref]).has(row.group_ref)
    ) {
      roots.push(place(row));
    }
  }
  return roots;
}

/** These groups and all below them, each after the one that it is in. */
export function parentsFirst(roots: readonly OwnerNode[]): OwnerNode[] {
  const all = [...roots];
  for (const node of all) {
    all.push(...node.children);
  }
  return all;
}

/** The groups whose trees hold the components of a group: itself, if others are below it, and those above. */
export function countedIn(
  roots: readonly OwnerNode[],
): ReadonlyMap<string, readonly string[]> {
  const trees = new Map<string, readonly string[]>();
  const treesAbove = new Map<OwnerNode, readonly string[]>();
  for (const node of parentsFirst(roots)) {
    const own = treesAbove.get(node) ?? [];
    const all = node.children.length > 0 ? [...own, node.ref] : own;
    trees.set(node.ref, all);
    for (const child of node.children) {
      treesAbove.set(child, all);
    }
  }
  return trees;
}

/** The owners meant by some owners: groups stand for themselves and all groups below them. */
export function withDescendants(
  groups: readonly OwnerGroupRow[],
  owners: readonly string[],
): string[] {
  const childrenOf = groupByParent(groups);
  const all = new Set(owners);
  // A set gives what is added to it while one goes through it.
  for (const ref of all) {
    for (const { group_ref } of childrenOf.get(ref) ?? []) {
      all.add(group_ref);
    }
  }
  return [...all];
}

/** The groups above some groups. */
export function ancestorsOf(
  parents: ReadonlyMap<string, string | null>,
  refs: readonly string[],
): string[] {
  return [...above(parents, refs)];
}

function above(
  parents: ReadonlyMap<string, string | null>,
  refs: readonly string[],
): Set<string> {
  const found = new Set<string>();
  for (const ref of refs) {
    let parent = parents.get(ref);
    while (parent && !found.has(parent)) {
      found.add(parent);
      parent = parents.get(parent);
    }
  }
  return found;
}

function byTitle(a: OwnerGroupRow, b: OwnerGroupRow): number {
  return (
    a.title.localeCompare(b.title, 'en-US') ||
    (a.group_ref < b.group_ref ? -1 : 1)
  );
}

/** The group above each group. */
export function parentsOf(
  groups: readonly OwnerGroupRow[],
): Map<string, string | null> {
  return new Map(
    groups.map(({ group_ref, parent_ref }) => [group_ref, parent_ref]),
  );
}

function groupByParent(
  groups: readonly OwnerGroupRow[],
): Map<string, OwnerGroupRow[]> {
  const childrenOf = new Map<string, OwnerGroupRow[]>();
  for (const row of groups) {
    if (row.parent_ref) {
      const siblings = childrenOf.get(row.parent_ref) ?? [];
      siblings.push(row);
      childrenOf.set(row.parent_ref, siblings);
    }
  }
  return childrenOf;
}
