import { MaturityGroup } from 'backstage-plugin-ml-scorecards-common';
import { rollupOf, withDimensions } from '../../__testUtils__/maturityFixtures';
import { dimensionStanding } from './dimensionStanding';
import { teamLines, treeKey, treeLines } from './heatmapLines';
import { heatmapStep } from './useHeatmapColors';

/** A group whose components miss as many checks together as `gap` says. */
function group(
  id: string,
  figures: {
    components?: number;
    gap?: number;
    atTarget?: number;
    pass?: number;
  },
  children: MaturityGroup[] = [],
): MaturityGroup {
  const { components = 1, gap = 0, atTarget = 0, pass = 0 } = figures;
  const own = withDimensions(
    {
      ...rollupOf(Array(components).fill(['tier-3', 'none']), atTarget),
      gap,
    },
    [
      [pass, 4 - pass, 0],
      [0, 0, 0],
    ],
  );
  return {
    id,
    title: id.toUpperCase(),
    own,
    total: own,
    hasChildren: children.length > 0,
    children,
  };
}

const ids = (lines: { id: string; ownOnly: boolean }[]) =>
  lines.map(({ id, ownOnly }) => (ownOnly ? `own ${id}` : id)).join(', ');

describe('the rows of the heatmap', () => {
  const groups = [
    group('calm', { components: 10, gap: 10, atTarget: 9, pass: 4 }),
    group('parent', { components: 1, gap: 1, pass: 2 }, [
      group('worst', { components: 1, gap: 5, pass: 1 }),
      group('empty', { components: 0 }),
    ]),
    group('late', { components: 10, gap: 10, atTarget: 2, pass: 3 }),
  ];

  it.each([
    ['need', 'worst, own parent, late, calm'],
    ['name', 'calm, late, own parent, worst'],
    ['components', 'calm, late, own parent, worst'],
    ['below', 'worst, own parent, late, calm'],
    ['model-versioning', 'worst, own parent, late, calm'],
    // Nothing applies anywhere, so need decides.
    ['drift-monitoring', 'worst, own parent, late, calm'],
  ])('are teams, ordered by %s', (order, expected) => {
    expect(ids(teamLines(groups, order))).toBe(expected);
  });

  it('are a tree, ordered among brothers, as far as it is open', () => {
    const closed = { open: new Set<string>(), order: 'need' };
    expect(ids(treeLines(groups, closed))).toBe('parent, late, calm');
    const open = new Set([treeKey('', { id: 'parent' })]);
    const lines = treeLines(groups, { open, order: 'need' });
    expect(ids(lines)).toBe('parent, worst, own parent, empty, late, calm');
    expect(lines.map(({ depth }) => depth)).toEqual([0, 1, 1, 1, 0, 0]);
    expect(new Set(lines.map(({ key }) => key)).size).toBe(lines.length);
  });

  it('tell what belongs to the group that all are below', () => {
    const above = group('above', { components: 2, gap: 9 });
    expect(
      ids(treeLines(groups, { open: new Set(), order: 'need', above })),
    ).toBe('own above, parent, late, calm');
  });
});

describe('a cell of the heatmap', () => {
  const { own } = group('team', { pass: 3 });

  it('counts passes among what applies, with what is unknown', () => {
    const rollup = withDimensions(own, [
      [1, 1, 2],
      [0, 0, 0],
    ]);
    expect(dimensionStanding(rollup, 'model-versioning')).toEqual({
      applicable: 4,
      pass: 1,
      fail: 1,
      unknown: 2,
      share: 0.25,
      unknownShare: 0.5,
    });
    expect(dimensionStanding(rollup, 'drift-monitoring').share).toBeUndefined();
    expect(dimensionStanding(rollup, 'unheard-of').share).toBeUndefined();
  });

  it.each([
    [0, 0],
    [0.199, 0],
    [0.2, 1],
    [0.99, 4],
    [1, 4],
  ])('has for %d the strength %d', (share, step) => {
    expect(heatmapStep(share)).toBe(step);
  });
});
