import { Evidence } from 'backstage-plugin-ml-scorecards-common';
import { hideNeighbours, neighboursIn } from './hideNeighbours';

const OWN = 'component:default/fraud';
const API = 'api:default/scores';
const SHOP = 'component:default/shop';
const SHOP_API = 'component:default/shop-api';
const SECRET = 'component:default/secret';
const SECRET_TOO = 'component:default/secret-too';

const READABLE = new Set([API, SHOP, SHOP_API]);

function fact(value: Evidence['value'], namesEntities?: true): Evidence {
  return { description: 'what it is', value, namesEntities };
}

function hiddenIn(value: Evidence['value'], namesEntities?: true) {
  const { facts } = hideNeighbours(
    { entityRef: OWN, facts: { one: fact(value, namesEntities) } },
    READABLE,
  );
  return facts.one.value;
}

function told(text: string, entityRefs?: string[]) {
  const { tierReasons, findings } = hideNeighbours(
    {
      entityRef: OWN,
      facts: {},
      tierReasons: [{ text, origin: 'derived', entityRefs }],
      findings: [{ id: 'some', message: text, entityRefs }],
    },
    READABLE,
  );
  expect(findings).toEqual([
    {
      id: 'some',
      message: tierReasons[0].text,
      entityRefs: tierReasons[0].entityRefs,
    },
  ]);
  return tierReasons[0];
}

describe('neighboursIn', () => {
  it('finds each entity that an answer names, but for the component itself', () => {
    expect(
      neighboursIn({
        entityRef: OWN,
        facts: {
          a: fact([`${API} > ${SHOP}`, OWN], true),
          b: fact([SECRET]),
          c: fact(null, true),
          d: fact('component:default/one', true),
        },
        tierReasons: [
          { text: '…', origin: 'derived', entityRefs: [SHOP, SECRET_TOO] },
          { text: '…', origin: 'derived' },
        ],
        findings: [
          { id: 'x', message: '…' },
          { id: 'y', message: '…', entityRefs: [SHOP_API] },
        ],
      }),
    ).toEqual([API, SHOP, 'component:default/one', SECRET_TOO, SHOP_API]);
    expect(neighboursIn({ entityRef: OWN, facts: {} })).toEqual([]);
  });
});

describe('hideNeighbours', () => {
  it.each<[string, string[], string[]]>([
    ['nobody', [API, OWN], [API, OWN]],
    ['one', [SECRET], ['another entity']],
    [
      'several, whatever their names',
      [API, SECRET, SECRET_TOO, SHOP],
      [API, SHOP, '2 other entities'],
    ],
    [
      'links of chains, which come last',
      [`${SECRET} > ${SHOP}`, `${API} > ${SHOP}`, SECRET],
      [`${API} > ${SHOP}`, `another entity > ${SHOP}`, 'another entity'],
    ],
    [
      'whole chains, each way once',
      [`${API} > ${SECRET}`, `${API} > ${SECRET_TOO}`],
      [`${API} > another entity`],
    ],
  ])('leaves out of a list of facts: %s', (_, value, shown) => {
    expect(hiddenIn(value, true)).toEqual(shown);
  });

  it('leaves out what a single text names, and all that is no entity at all', () => {
    expect(hiddenIn(SECRET, true)).toBe('another entity');
    expect(hiddenIn(SHOP, true)).toBe(SHOP);
    expect(hiddenIn(['what is it?'], true)).toEqual(['another entity']);
  });

  it.each([[SECRET], ['Ada <ada@example.com>'], 'text', 3, true, null])(
    'leaves what names no entities as it is: %p',
    value => {
      expect(hiddenIn(value)).toEqual(value);
      expect(hiddenIn(null, true)).toBeNull();
    },
  );

  it.each<[string, string, string[]]>([
    [`It provides ${API}.`, `It provides ${API}.`, [API]],
    [`It is used by ${SECRET}.`, 'It is used by another entity.', [SECRET]],
    [
      `It is used by ${SECRET}, ${SECRET_TOO}, ${SHOP} and 4 more.`,
      `It is used by ${SHOP}, 2 other entities and 4 more.`,
      [SECRET, SECRET_TOO, SHOP],
    ],
    [
      `It is used by ${SHOP}, ${SHOP_API}.`,
      `It is used by ${SHOP}, ${SHOP_API}.`,
      [SHOP, SHOP_API],
    ],
    [
      `Customers meet ${SECRET}, which depends on it through ${API} and ${SECRET_TOO}.`,
      `Customers meet another entity, which depends on it through ${API} and another entity.`,
      [API, SECRET_TOO, SECRET],
    ],
    [
      `Customers meet ${SHOP}, which depends on it through ${SECRET} and ${SECRET_TOO} (and 1 more).`,
      `Customers meet ${SHOP}, which depends on it through 2 other entities (and 1 more).`,
      [SECRET, SECRET_TOO, SHOP],
    ],
    [
      `${SECRET}, which is critical, depends on it.`,
      'Another entity, which is critical, depends on it.',
      [SECRET],
    ],
  ])('says %p as %p', (text, shown, refs) => {
    expect(told(text, refs)).toEqual({
      text: shown,
      origin: 'derived',
      entityRefs: refs.filter(ref => READABLE.has(ref)),
    });
  });

  it.each([
    ['whole', [API, SHOP], [API, SHOP]],
    ['not at all if its end is hidden', [API, SECRET], undefined],
    ['not at all if something between is hidden', [SECRET, SHOP], undefined],
  ])('tells a chain %s', (_, chain, shown) => {
    const { tierReasons } = hideNeighbours(
      {
        entityRef: OWN,
        facts: {},
        tierReasons: [
          { text: '…', origin: 'derived', entityRefs: chain, chain },
        ],
      },
      READABLE,
    );
    expect(tierReasons[0].chain).toEqual(shown);
  });

  it('leaves texts that name nobody, and the rest of the answer', () => {
    expect(told('Its stage is production.')).toEqual({
      text: 'Its stage is production.',
      origin: 'derived',
      entityRefs: undefined,
    });
    expect(
      hideNeighbours({ entityRef: OWN, facts: {}, tier: 'tier-1' }, READABLE),
    ).toEqual({ entityRef: OWN, facts: {}, tier: 'tier-1' });
  });
});
