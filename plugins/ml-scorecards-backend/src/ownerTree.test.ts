import * as fc from 'fast-check';
import { OwnerGroupRow } from './database/tables';
import {
  ancestorsOf,
  countedIn,
  OwnerNode,
  ownerTree,
  parentsOf,
  withDescendants,
} from './ownerTree';

/** Reads `a b<a c<b`: a group, and groups with their parents. In the order of titles, as groups are read. */
function groups(text: string): OwnerGroupRow[] {
  return text
    .split(' ')
    .filter(Boolean)
    .map(word => {
      const [ref, parent] = word.split('<');
      return {
        group_ref: ref,
        title: ref.toUpperCase(),
        parent_ref: parent ?? null,
      };
    })
    .sort((a, b) => (a.title < b.title ? -1 : 1));
}

/** Writes a tree as `a(b(c) d)`. */
function write(nodes: readonly OwnerNode[]): string {
  return nodes
    .map(({ ref, children }) =>
      children.length > 0 ? `${ref}(${write(children)})` : ref,
    )
    .join(' ');
}

function refsOf(node: OwnerNode): string[] {
  return [node.ref, ...node.children.flatMap(refsOf)];
}

/** Any groups at all: some without parent, some with one that is gone, some that are their own ancestors. */
const anyGroups = fc
  .array(fc.option(fc.nat({ max: 9 }), { nil: undefined }), { maxLength: 8 })
  .map(parents =>
    groups(
      parents
        .map((parent, n) =>
          parent === undefined ? `g${n}` : `g${n}<g${parent}`,
        )
        .join(' '),
    ),
  );

describe('ownerTree', () => {
  it.each([
    ['no group', '', ''],
    ['groups side by side', 'a b', 'a b'],
    ['groups below each other', 'a b<a c<b d<a', 'a(b(c) d)'],
    ['parents that come after their children', 'z a<z b<a', 'z(a(b))'],
    ['a parent that is not in the catalog', 'a<gone b<a', 'a(b)'],
    ['a group that is its own parent', 'a<a b<a', 'a(b)'],
    ['two groups that are each other’s parents', 'a<b b<a', 'a(b)'],
    ['a longer cycle', 'a<c b<a c<b d', 'd a(b(c))'],
    ['a cycle with groups below it', 'a<b b<a c<b d<c', 'a(b(c(d)))'],
    [
      'a cycle with a group below it that comes before it by title',
      'a<c b<c c<b',
      'b(c(a))',
    ],
    ['a group below one that is its own parent', 'a<b b<b', 'b(a)'],
  ])('places %s', (_, given, expected) => {
    expect(write(ownerTree(groups(given)))).toBe(expected);
  });

  it('keeps titles', () => {
    expect(ownerTree(groups('a b<a'))).toEqual([
      {
        ref: 'a',
        title: 'A',
        children: [{ ref: 'b', title: 'B', children: [] }],
      },
    ]);
  });

  it('places every group exactly once, whatever the parents are', () => {
    fc.assert(
      fc.property(anyGroups, rows => {
        expect(ownerTree(rows).flatMap(refsOf).sort()).toEqual(
          rows.map(({ group_ref }) => group_ref).sort(),
        );
      }),
    );
  });

  it('places below a group what a filter on the group means too', () => {
    fc.assert(
      fc.property(anyGroups, rows => {
        const visit = (node: OwnerNode) => {
          const isOnCycle = ancestorsOf(parentsOf(rows), [node.ref]).includes(
            node.ref,
          );
          const below = withDescendants(rows, [node.ref]).sort();
          // A cycle has to be cut somewhere; groups that are on none keep all that is below them.
          expect(isOnCycle ? below : refsOf(node).sort()).toEqual(below);
          node.children.forEach(visit);
        };
        const tree = ownerTree(rows);
        tree.forEach(visit);
        for (const root of tree) {
          expect(refsOf(root).sort()).toEqual(
            withDescendants(rows, [root.ref]).sort(),
          );
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('withDescendants', () => {
  const ROWS = groups('a b<a c<b d e<gone x<y y<x z<y s<s');

  it.each([
    [[], []],
    [['a'], ['a', 'b', 'c']],
    [['b'], ['b', 'c']],
    [['c'], ['c']],
    [
      ['b', 'd'],
      ['b', 'c', 'd'],
    ],
    [
      ['a', 'c'],
      ['a', 'b', 'c'],
    ],
    [['x'], ['x', 'y', 'z']],
    [['s'], ['s']],
    [['user:default/ann'], ['user:default/ann']],
    [['gone'], ['e', 'gone']],
  ])('of %j are %j', (owners, expected) => {
    expect(withDescendants(ROWS, owners).sort()).toEqual(expected);
  });

  it('does not depend on the order of the groups', () => {
    expect(withDescendants([...ROWS].reverse(), ['a']).sort()).toEqual([
      'a',
      'b',
      'c',
    ]);
  });
});

describe('ancestorsOf', () => {
  const ROWS = groups('a b<a c<b d<b e<gone x<y y<x z<y s<s');

  it.each([
    [[], []],
    [['a'], []],
    [['c'], ['a', 'b']],
    [
      ['c', 'd'],
      ['a', 'b'],
    ],
    [
      ['c', 'b'],
      ['a', 'b'],
    ],
    [['e'], ['gone']],
    [['z'], ['x', 'y']],
    [['s'], ['s']],
    [['user:default/ann'], []],
  ])('of %j are %j', (refs, expected) => {
    expect(ancestorsOf(parentsOf(ROWS), refs).sort()).toEqual(expected);
  });
});

describe('countedIn', () => {
  it('names the groups above, and the group itself if others are below it', () => {
    const trees = countedIn(ownerTree(groups('a b<a c<b d<a e')));
    expect(Object.fromEntries(trees)).toEqual({
      a: ['a'],
      b: ['a', 'b'],
      c: ['a', 'b'],
      d: ['a'],
      e: [],
    });
  });

  it('has each group in the trees that hold it, whatever the groups are', () => {
    fc.assert(
      fc.property(anyGroups, rows => {
        const roots = ownerTree(rows);
        const trees = countedIn(roots);
        for (const node of roots.flatMap(function all(one): OwnerNode[] {
          return [one, ...one.children.flatMap(all)];
        })) {
          const holding = rows
            .map(({ group_ref: ref }) => ref)
            .filter(ref => trees.get(ref)?.includes(node.ref));
          expect(holding.sort()).toEqual(
            node.children.length > 0 ? refsOf(node).sort() : [],
          );
        }
      }),
    );
  });
});
