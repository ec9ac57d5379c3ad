import {
  Level,
  LEVELS,
  MaturityGroup,
  maturityQuerySchema,
  maturitySchema,
  RELIABILITY_TIERS,
  ReliabilityTier,
  Rollup,
} from 'backstage-plugin-ml-scorecards-common';
import * as fc from 'fast-check';
import { OwnerGroupRow } from '../database/tables';
import { CountColumn, EMPTY_GROUP, GroupCounts } from './groupCounts';
import { CountedGroups, CountedTree, rollUp } from './maturity';
import { ownerForest } from './OwnerGroups';

/** Components of a group that are alike. */
interface MaturityCount {
  group?: string;
  tier: ReliabilityTier;
  level: Level;
  atTarget: boolean;
  components: number;
}

function plus(a: GroupCounts = EMPTY_GROUP, b: GroupCounts): GroupCounts {
  const columns = Object.keys(b.counts) as CountColumn[];
  return {
    dimensions: {},
    counts: Object.fromEntries(
      columns.map(column => [column, a.counts[column] + b.counts[column]]),
    ) as GroupCounts['counts'],
  };
}

function counted(counts: readonly MaturityCount[]): CountedGroups {
  const groups = new Map<string, GroupCounts>();
  for (const { group: key = '', tier, level, atTarget, components } of counts) {
    const column = tier.replace('-', '_') as 'tier_1';
    groups.set(
      key,
      plus(groups.get(key), {
        ...EMPTY_GROUP,
        counts: {
          ...EMPTY_GROUP.counts,
          components,
          at_target: atTarget ? components : 0,
          [column]: components,
          [level]: components,
        },
      }),
    );
  }
  return groups;
}

/** Counts of groups, and of their trees as recording has them. */
function treeOf(
  own: CountedGroups,
  ownerGroups?: readonly OwnerGroupRow[],
): CountedTree {
  const owners = ownerGroups && ownerForest(ownerGroups);
  const trees = new Map<string, GroupCounts>();
  let total = EMPTY_GROUP;
  for (const [ref, counts] of own) {
    total = plus(total, counts);
    for (const tree of owners?.countedIn.get(ref) ?? []) {
      trees.set(tree, plus(trees.get(tree), counts));
    }
  }
  return { own, trees, total, owners };
}

function group(ref: string, parent?: string): OwnerGroupRow {
  return {
    group_ref: ref,
    title: `Team ${ref}`,
    parent_ref: parent ?? null,
  };
}

function count(
  owner: string | undefined,
  components: number,
  rest: { tier?: ReliabilityTier; level?: Level; atTarget?: boolean } = {},
): MaturityCount {
  const { tier = 'tier-2', level = 'bronze', atTarget = false } = rest;
  return { group: owner, tier, level, atTarget, components };
}

function rollUpOwners(
  ownerGroups: readonly OwnerGroupRow[],
  counts: readonly MaturityCount[],
) {
  return rollUp({
    query: maturityQuerySchema.parse({ groupBy: 'owner' }),
    tree: treeOf(counted(counts), ownerGroups),
  });
}

/** A group with how many components are its own and how many with those below. */
function shape({ id, own, total, children }: MaturityGroup): unknown[] {
  return [id, own.components, total.components, ...children.map(shape)];
}

function sum(rollups: readonly Rollup[]): object {
  const add = (pick: (rollup: Rollup) => number) =>
    rollups.reduce((total, rollup) => total + pick(rollup), 0);
  return {
    components: add(r => r.components),
    atTarget: add(r => r.atTarget),
    levels: Object.fromEntries(LEVELS.map(l => [l, add(r => r.levels[l])])),
    tiers: Object.fromEntries(
      RELIABILITY_TIERS.map(t => [t, add(r => r.tiers[t])]),
    ),
  };
}

describe('rollUp', () => {
  it('counts a group’s own components apart from those of the groups below', () => {
    const { groups, total } = rollUpOwners(
      [group('a'), group('b', 'a'), group('c', 'b'), group('d', 'a')],
      [count('a', 1), count('b', 2), count('c', 4), count('d', 8)],
    );
    expect(groups.map(shape)).toEqual([
      ['a', 1, 15, ['b', 2, 6, ['c', 4, 4]], ['d', 8, 8]],
    ]);
    expect(total.components).toBe(15);
    expect(groups[0].title).toBe('Team a');
  });

  it('keeps a parent that has no components of its own, and leaves out groups without any', () => {
    const { groups } = rollUpOwners(
      [group('a'), group('b', 'a'), group('empty', 'a'), group('alone')],
      [count('b', 3)],
    );
    expect(groups.map(shape)).toEqual([['a', 0, 3, ['b', 3, 3]]]);
  });

  it('lists owners that are no group of the catalog after the tree, and those without owner too', () => {
    const { groups, total } = rollUpOwners(
      [group('group:default/z')],
      [
        count('user:default/ann', 1),
        count('group:default/z', 2),
        count(undefined, 4),
        count('group:default/gone', 8),
      ],
    );
    expect(groups.map(shape)).toEqual([
      ['group:default/z', 2, 2],
      ['', 4, 4],
      ['group:default/gone', 8, 8],
      ['user:default/ann', 1, 1],
    ]);
    expect(total.components).toBe(15);
  });

  it('adds up levels, tiers and how many are at their target', () => {
    const { total, groups } = rollUpOwners(
      [group('a'), group('b', 'a')],
      [
        count('a', 1, { tier: 'tier-1', level: 'gold', atTarget: true }),
        count('a', 2, { tier: 'tier-1', level: 'silver' }),
        count('b', 4, {
          tier: 'unclassified',
          level: 'silver',
          atTarget: true,
        }),
      ],
    );
    const expected = {
      components: 7,
      atTarget: 5,
      levels: { none: 0, bronze: 0, silver: 6, gold: 1 },
      tiers: {
        'tier-1': 3,
        'tier-2': 0,
        'tier-3': 0,
        'tier-4': 0,
        unclassified: 4,
      },
    };
    expect(total).toMatchObject(expected);
    expect(groups[0].total).toMatchObject(expected);
    expect(groups[0].own).toMatchObject({ components: 3, atTarget: 1 });
  });

  it('knows no tree when it does not group by owner', () => {
    const { groups } = rollUp({
      query: maturityQuerySchema.parse({ groupBy: 'system' }),
      tree: treeOf(counted([count('b', 1), count('a', 2), count('b', 4)])),
    });
    expect(groups.map(shape)).toEqual([
      ['a', 2, 2],
      ['b', 5, 5],
    ]);
  });

  it('opens a tree step by step', () => {
    const options = {
      tree: treeOf(counted([count('a', 1), count('b', 2), count('c', 4)]), [
        group('a'),
        group('b', 'a'),
        group('c', 'b'),
      ]),
    };
    const asked = (query: object) =>
      rollUp({ ...options, query: maturityQuerySchema.parse(query) });

    const [top] = asked({ depth: 1 }).groups;
    expect(top).toMatchObject({ hasChildren: true, children: [] });
    expect(top.total.components).toBe(7);

    const below = asked({ group: 'a', depth: 1 });
    expect(below.total.components).toBe(7);
    expect(below.groups.map(shape)).toEqual([['b', 2, 6]]);
    expect(below.own?.components).toBe(1);
    expect(maturitySchema.parse(below)).toEqual(below);
    expect(asked({ group: 'c' }).groups).toEqual([]);
    expect(asked({ group: 'b' })).toMatchObject({
      title: 'Team b',
      own: { components: 2 },
    });
    expect(asked({ group: 'gone' })).toMatchObject({
      title: undefined,
      own: { components: 0 },
    });
  });

  describe('in pages', () => {
    // Two divisions of three teams each, and somebody who is no group.
    const options = {
      tree: treeOf(
        counted([
          count('a', 1),
          ...[1, 2, 3].map(n => count(`a${n}`, n, { level: 'none' })),
          ...[4, 5, 6].map(n => count(`b${n}`, n, { atTarget: n > 4 })),
          count('user:default/ann', 7),
        ]),
        [
          group('a'),
          group('b'),
          ...[1, 2, 3].map(n => group(`a${n}`, 'a')),
          ...[4, 5, 6].map(n => group(`b${n}`, 'b')),
        ],
      ),
    };
    const asked = (query: object) =>
      rollUp({ ...options, query: maturityQuerySchema.parse(query) });
    const pages = (query: object) => {
      const found: string[][] = [];
      let cursor: string | undefined;
      do {
        const { groups, nextCursor } = asked({ ...query, cursor });
        found.push(groups.map(({ id }) => id));
        cursor = nextCursor;
      } while (cursor);
      return found;
    };

    it('lists the groups that have components, wherever they stand', () => {
      expect(pages({ layout: 'list', limit: 3 })).toEqual([
        ['a', 'a1', 'a2'],
        ['a3', 'b4', 'b5'],
        ['b6', 'user:default/ann'],
      ]);
      expect(asked({ layout: 'list', limit: 3 }).groupCount).toBe(8);
      expect(pages({ layout: 'list', group: 'b' })).toEqual([
        ['b4', 'b5', 'b6'],
      ]);
      expect(pages({ layout: 'list', group: 'a' })).toEqual([
        ['a', 'a1', 'a2', 'a3'],
      ]);
      // By its name one finds a group also if all that it has is below it.
      expect(pages({ layout: 'list', text: ' TEAM b' })).toEqual([
        ['b', 'b4', 'b5', 'b6'],
      ]);
      expect(pages({ layout: 'list', group: 'gone' })).toEqual([[]]);
      expect(pages({ layout: 'list', group: 'user:default/ann' })).toEqual([
        ['user:default/ann'],
      ]);
    });

    it.each([
      ['components', ['user:default/ann', 'b6', 'b5', 'b4']],
      ['below', ['user:default/ann', 'b4', 'a3', 'a2']],
    ])('orders them by %s', (orderBy, first) => {
      const all = pages({ layout: 'list', orderBy, limit: 1 }).flat();
      expect(all).toHaveLength(8);
      expect(all.slice(0, 4)).toEqual(first);
    });

    it('opens a tree as far as whole levels have room', () => {
      expect(asked({ limit: 9 }).groups.map(shape)).toEqual([
        ['a', 1, 7, ['a1', 1, 1], ['a2', 2, 2], ['a3', 3, 3]],
        ['b', 0, 15, ['b4', 4, 4], ['b5', 5, 5], ['b6', 6, 6]],
        ['user:default/ann', 7, 7],
      ]);
      const { groups, groupCount } = asked({ limit: 8 });
      expect(groups.map(shape)).toEqual([
        ['a', 1, 7],
        ['b', 0, 15],
        ['user:default/ann', 7, 7],
      ]);
      expect(groups.map(({ hasChildren }) => hasChildren)).toEqual([
        true,
        true,
        false,
      ]);
      expect(groupCount).toBe(3);
      expect(
        asked({ limit: 9, orderBy: 'components' }).groups.map(shape)[0],
      ).toEqual(['b', 0, 15, ['b6', 6, 6], ['b5', 5, 5], ['b4', 4, 4]]);
      expect(pages({ group: 'a', limit: 2 })).toEqual([['a1', 'a2'], ['a3']]);
      expect(asked({ depth: 0 }).groups).toEqual([]);
    });

    it('refuses cursors that it did not give out', () => {
      const { nextCursor } = asked({ orderBy: 'need', limit: 1 });
      for (const cursor of ['x', btoa('[]'), btoa('[["a"],"b"]'), nextCursor]) {
        expect(() => asked({ cursor })).toThrow('not one that this API gave');
      }
    });
  });

  it('has nothing to show without components', () => {
    const maturity = rollUpOwners([group('a'), group('b', 'a')], []);
    expect(maturity.groups).toEqual([]);
    expect(maturity.total.components).toBe(0);
    expect(maturitySchema.parse(maturity)).toEqual(maturity);
  });

  it('loses no component and counts none twice, whatever the groups and counts are', () => {
    const refs = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
    const counts = fc.array(
      fc.record({
        group: fc.option(fc.oneof(refs, fc.constant('user')), {
          nil: undefined,
        }),
        tier: fc.constantFrom(...RELIABILITY_TIERS),
        level: fc.constantFrom(...LEVELS),
        atTarget: fc.boolean(),
        components: fc.integer({ min: 1, max: 9 }),
      }),
      { maxLength: 20 },
    );
    const ownerGroups = fc.uniqueArray(
      fc.record({
        group_ref: refs,
        title: fc.string(),
        // Some lead in circles, some to a group that is gone.
        parent_ref: fc.option(fc.oneof(refs, fc.constant('gone'))),
      }),
      { selector: row => row.group_ref },
    );
    fc.assert(
      fc.property(counts, ownerGroups, (given, rows) => {
        const { groups, total } = rollUpOwners(rows, given);
        const all = given.reduce((n, { components }) => n + components, 0);
        expect(total.components).toBe(all);
        expect(total).toMatchObject(sum(groups.map(g => g.total)));

        const every: MaturityGroup[] = [];
        const visit = (node: MaturityGroup) => {
          every.push(node);
          expect(node.total).toMatchObject(
            sum([node.own, ...node.children.map(child => child.total)]),
          );
          expect(node.hasChildren).toBe(node.children.length > 0);
          expect(node.total.components).toBeGreaterThan(0);
          node.children.forEach(visit);
        };
        groups.forEach(visit);
        expect(total).toMatchObject(sum(every.map(({ own }) => own)));
        const ids = every.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const { id, own } of every) {
          const mine = given.filter(c => (c.group ?? '') === id);
          expect(own.components).toBe(
            mine.reduce((n, { components }) => n + components, 0),
          );
        }
      }),
      { numRuns: 500 },
    );
  });
});
