import {
  Maturity,
  MaturityGroup,
  maturityQuerySchema,
} from 'backstage-plugin-ml-scorecards-common';
import { z } from 'zod';
import { OwnerNode, parentsFirst } from '../ownerTree';
import {
  EMPTY_GROUP,
  GroupCounts,
  NamedDimension,
  toRollup,
} from './groupCounts';
import { OrderedGroup, pageOfGroups } from './orderGroups';
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
  const { query, tree, dimensions } = options;
  const { groupBy, group, layout } = query;
  const { own, total } = tree;
  const countsOf = (id: string) => totalOf(tree, id);
  const { page, nextCursor, count } =
    layout === 'list' ? pageOfList(tree, query) : pageOfTree(tree, query);

  const toGroup = ({ node, below, children }: ShownGroup): MaturityGroup => ({
    id: node.ref,
    title: node.title,
    own: toRollup(own.get(node.ref) ?? EMPTY_GROUP, dimensions),
    total: toRollup(countsOf(node.ref), dimensions),
    hasChildren: below.length > 0,
    children: children.map(toGroup),
  });
  return {
    groupBy,
    total: toRollup(group === undefined ? total : countsOf(group), dimensions),
    groups: page.map(toGroup),
    groupCount: count,
    nextCursor,
    ...(group !== undefined && {
      group,
      // One whose components are all hidden answers like one that does not exist.
      title:
        sizeOf(countsOf(group)) > 0
          ? tree.owners?.nodes.get(group)?.title
          : undefined,
      own: toRollup(own.get(group) ?? EMPTY_GROUP, dimensions),
    }),
  };
}

/** A group on a page. */
interface ShownGroup extends OrderedGroup {
  readonly node: OwnerNode;
  /** The groups right below it that have components. */
  readonly below: readonly OwnerNode[];
  /** Those of them that are shown with it. */
  children: ShownGroup[];
}

interface PageOfGroups {
  readonly page: ShownGroup[];
  readonly nextCursor?: string;
  /** On all pages. */
  readonly count: number;
}

/** All groups that have components of their own, wherever they stand; a search finds those that have them below as well. */
function pageOfList(
  tree: CountedTree,
  { groupBy, group, text, ...query }: MaturityFilters,
): PageOfGroups {
  const wanted = text?.toLowerCase();
  const within =
    group === undefined
      ? topGroups(tree, groupBy)
      : [
          tree.owners?.nodes.get(group) ??
            topGroups(tree, groupBy).filter(({ ref }) => ref === group),
        ].flat();
  const groups = parentsFirst(within)
    .filter(
      ({ ref }) =>
        sizeOf(wanted === undefined ? tree.own.get(ref) : totalOf(tree, ref)) >
        0,
    )
    .filter(
      ({ ref, title }) =>
        wanted === undefined ||
        ref.toLowerCase().includes(wanted) ||
        title.toLowerCase().includes(wanted),
    )
    .map(node => shown(tree, node, tree.own.get(node.ref) ?? EMPTY_GROUP));
  return { ...pageOfGroups(groups, query), count: groups.length };
}

/** Groups with those below them, a level after the other, as long as there is room for the whole of it. */
function pageOfTree(
  tree: CountedTree,
  { groupBy, group, depth, ...query }: MaturityFilters,
): PageOfGroups {
  const nodes =
    group === undefined
      ? topGroups(tree, groupBy)
      : tree.owners?.nodes.get(group)?.children ?? [];
  const groups = nodes
    .filter(({ ref }) => sizeOf(totalOf(tree, ref)) > 0)
    .map(node => shown(tree, node));
  const first = depth === 0 ? { page: [] } : pageOfGroups(groups, query);
  let room = query.limit - first.page.length;
  let level: ShownGroup[] = first.page;
  for (let left = depth - 1; left > 0; left -= 1) {
    const next = level.flatMap(({ below }) => below).length;
    if (next === 0 || next > room) {
      break;
    }
    room -= next;
    for (const parent of level) {
      parent.children = pageOfGroups(
        parent.below.map(node => shown(tree, node)),
        { orderBy: query.orderBy, limit: next },
      ).page;
    }
    level = level.flatMap(({ children }) => children);
  }
  return { ...first, count: groups.length };
}

/** The groups that are below no other one. */
function topGroups(
  { own, owners }: CountedTree,
  groupBy: MaturityFilters['groupBy'],
): readonly OwnerNode[] {
  if (groupBy === 'dimension') {
    return [];
  }
  const others = [...own.keys()]
    .filter(id => !owners?.nodes.has(id))
    .map(id => ({ ref: id, title: id, children: [] }));
  return [...(owners?.roots ?? []), ...others];
}

/** A group that is ordered by what it counts with those below it, if nothing else is given. */
function shown(
  tree: CountedTree,
  node: OwnerNode,
  counts = totalOf(tree, node.ref),
): ShownGroup {
  return {
    node,
    id: node.ref,
    title: node.title,
    counts,
    isKnown: tree.owners?.nodes.has(node.ref) ?? true,
    below: node.children.filter(({ ref }) => sizeOf(totalOf(tree, ref)) > 0),
    children: [],
  };
}

function totalOf({ trees, own }: CountedTree, id: string): GroupCounts {
  return trees.get(id) ?? own.get(id) ?? EMPTY_GROUP;
}

function sizeOf(group: GroupCounts | undefined): number {
  return group?.counts.components ?? 0;
}
