import { SCORECARD_ORDERS, scorecardsQuerySchema } from './scorecardLists';

describe('scorecardsQuerySchema', () => {
  it('gives the first page by name when nothing is asked', () => {
    expect(scorecardsQuerySchema.parse({})).toEqual({
      orderBy: 'name',
      order: 'asc',
      limit: 50,
      total: 'true',
    });
  });

  it.each(['owner', 'system', 'domain', 'kind', 'type', 'lifecycle'] as const)(
    'takes one %s as well as several',
    name => {
      const parse = (value: unknown) =>
        scorecardsQuerySchema.parse({ [name]: value })[name];
      expect(parse('one')).toEqual(['one']);
      expect(parse(['one', 'two'])).toEqual(['one', 'two']);
    },
  );

  it.each([
    ['tier', 'tier-1', 'unclassified'],
    ['level', 'none', 'gold'],
    ['state', 'unknown', 'not-applicable'],
  ] as const)('takes only known values of %s', (name, one, other) => {
    expect(scorecardsQuerySchema.parse({ [name]: one })[name]).toEqual([one]);
    expect(scorecardsQuerySchema.parse({ [name]: [one, other] })[name]).toEqual(
      [one, other],
    );
    expect(
      scorecardsQuerySchema.safeParse({ [name]: [one, 'other'] }).success,
    ).toBe(false);
  });

  it.each([
    ['the smallest page', { limit: '1' }, { limit: 1 }],
    ['the largest page', { limit: '200' }, { limit: 200 }],
    ['a gap', { gap: 'true' }, { gap: 'true' }],
    ['an order', { orderBy: 'gap', order: 'desc' }, { orderBy: 'gap' }],
    ['what has no owner', { owner: '' }, { owner: [''] }],
    [
      'a group alone',
      { owner: 'group:default/a', ownerOnly: 'true' },
      { owner: ['group:default/a'], ownerOnly: 'true' },
    ],
    ['what is below its target', { atTarget: 'false' }, { atTarget: 'false' }],
    ['no total', { total: 'false' }, { total: 'false' }],
    ['a text', { text: 'fraud' }, { text: 'fraud' }],
  ])('takes %s', (_, query, parsed) => {
    expect(scorecardsQuerySchema.parse(query)).toMatchObject(parsed);
  });

  it.each(SCORECARD_ORDERS)('takes the order by %s', orderBy => {
    expect(scorecardsQuerySchema.parse({ orderBy })).toMatchObject({
      orderBy,
    });
  });

  it.each([
    ['an empty page', { limit: '0' }],
    ['a page beyond the largest', { limit: '201' }],
    ['half an item', { limit: '1.5' }],
    ['a limit that is no number', { limit: 'all' }],
    ['an empty limit', { limit: '' }],
    ['an order that does not exist', { orderBy: 'password' }],
    ['a direction that does not exist', { order: 'up' }],
    ['a gap that is neither true nor false', { gap: 'yes' }],
    ['a group that is half alone', { ownerOnly: 'yes' }],
    ['two texts', { text: ['a', 'b'] }],
    ['two cursors', { cursor: ['a', 'b'] }],
    ['a nested value', { owner: { $ne: 'x' } }],
    ['an endless text', { text: 'a'.repeat(201) }],
    ['an endless owner', { owner: 'a'.repeat(401) }],
    ['an endless cursor', { cursor: 'a'.repeat(4001) }],
    ['too many owners', { owner: Array(101).fill('group:default/a') }],
  ])('refuses %s', (_, query) => {
    expect(scorecardsQuerySchema.safeParse(query).success).toBe(false);
  });
});
