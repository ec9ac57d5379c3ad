import fc from 'fast-check';
import { EMPTY_GROUP } from './groupCounts';
import { OrderedGroup, pageOfGroups } from './orderGroups';

/** A group of which some checks of a dimension pass and others do not. */
function group(
  id: string,
  figures: {
    components?: number;
    gap?: number;
    atTarget?: number;
    states?: [pass: number, fail: number, unknown: number];
  } = {},
): OrderedGroup {
  const { components = 1, gap = 0, atTarget = 0, states } = figures;
  return {
    id,
    title: id.toUpperCase(),
    isKnown: !id.includes(':'),
    counts: {
      counts: { ...EMPTY_GROUP.counts, components, gap, at_target: atTarget },
      dimensions: states ? { drift: [0, 0, 0, 0, ...states, 0] } : {},
    },
  };
}

const GROUPS = [
  group('calm', { components: 10, gap: 10, atTarget: 9, states: [4, 0, 0] }),
  group('worst', { components: 1, gap: 5, states: [1, 2, 1] }),
  group('user:ann', { components: 1, gap: 1, atTarget: 1 }),
  group('late', { components: 10, gap: 10, atTarget: 2, states: [3, 0, 1] }),
];

it.each([
  ['name', 'calm late worst user:ann'],
  // The share of components below target decides among those that miss as many checks each, then their number.
  ['need', 'worst late calm user:ann'],
  ['components', 'calm late user:ann worst'],
  ['below', 'worst late calm user:ann'],
  // What is unknown passes as little as what fails; where nothing applies comes last.
  ['drift', 'worst late calm user:ann'],
])('orders groups by %s', (orderBy, expected) => {
  const { page, nextCursor } = pageOfGroups(GROUPS, { orderBy, limit: 4 });
  expect(page.map(({ id }) => id).join(' ')).toBe(expected);
  expect(nextCursor).toBeUndefined();
});

it('gives cursors that an address holds, however long titles are', () => {
  const groups = ['a', 'b'].map(id => ({
    ...group(id),
    title: '漢'.repeat(5000),
  }));
  const { nextCursor } = pageOfGroups(groups, { orderBy: 'name', limit: 1 });
  expect(nextCursor!.length).toBeLessThan(1000);
  expect(
    pageOfGroups(groups, { orderBy: 'name', limit: 1, cursor: nextCursor })
      .page,
  ).toEqual([groups[1]]);
});

it('gives each group once, however long pages are', () => {
  const figure = fc.nat(3);
  const groups = fc
    .uniqueArray(
      fc.record({
        id: fc.string({ maxLength: 3 }),
        components: figure,
        gap: figure,
        atTarget: figure,
      }),
      { selector: ({ id }) => id, maxLength: 12 },
    )
    .map(all => all.map(({ id, ...figures }) => group(id, figures)));
  const orders = fc.constantFrom(
    'name',
    'need',
    'components',
    'below',
    'drift',
  );
  fc.assert(
    fc.property(
      groups,
      orders,
      fc.integer({ min: 1, max: 5 }),
      (all, orderBy, limit) => {
        const whole = pageOfGroups(all, { orderBy, limit: 100 }).page;
        const paged: OrderedGroup[] = [];
        let cursor: string | undefined;
        do {
          const { page, nextCursor } = pageOfGroups(all, {
            orderBy,
            limit,
            cursor,
          });
          paged.push(...page);
          cursor = nextCursor;
        } while (cursor);
        expect(paged).toEqual(whole);
        expect(paged).toHaveLength(all.length);
      },
    ),
  );
});
