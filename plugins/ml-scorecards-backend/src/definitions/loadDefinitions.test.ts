import { FactSet } from 'backstage-plugin-ml-scorecards-node';
import { isBroken } from './Definitions';
import { loadDefinitions, RawDefinition } from './loadDefinitions';

const lamp: FactSet = {
  source: 'lamp',
  title: 'Lamp',
  howToConnect: 'Plug it in.',
  facts: {
    on: { type: 'boolean', description: 'whether it is on' },
    watts: { type: 'integer', description: 'power', unit: 'watts' },
  },
};
const fan: FactSet = {
  source: 'fan',
  title: 'Fan',
  howToConnect: 'Plug it in.',
  facts: { on: { type: 'boolean', description: 'whether it turns' } },
};

const DIMENSIONS = [
  { id: 'first', title: 'First' },
  { id: 'second', title: 'Second' },
];

/** A check that is right, of which each test changes a part. */
const CHECK = {
  id: 'lamp-on',
  title: 'The lamp is on',
  dimension: 'first',
  level: 'bronze',
  passes: 'lamp.on',
  fix: 'Switch it on.',
  why: 'One sees more.',
  source: ['guide §1'],
};
const NEIGHBOUR = { ...CHECK, id: 'neighbour', dimension: 'second' };

function raw(values: readonly unknown[]): RawDefinition[] {
  return values.map((value, index) => ({ where: `file-${index}`, value }));
}

function load(options: {
  checks?: readonly unknown[];
  dimensions?: readonly unknown[];
  checklists?: readonly unknown[];
}) {
  return loadDefinitions({
    raw: {
      checks: raw(options.checks ?? []),
      dimensions: raw(options.dimensions ?? DIMENSIONS),
      checklists: raw(options.checklists ?? []),
    },
    factSets: [lamp, fan],
  });
}

function idsOf(definitions: ReturnType<typeof load>) {
  return definitions.checks.map(({ definition }) => definition.id);
}

describe('loadDefinitions', () => {
  it('fills in what a definition may leave out', () => {
    const { checks, problems } = load({ checks: [CHECK] });
    expect(problems).toEqual([]);
    expect(checks[0].definition).toEqual({
      ...CHECK,
      requiredFor: [],
      params: {},
      weight: 1,
    });
  });

  it('puts checks in the order of their dimensions', () => {
    const definitions = load({
      checks: [NEIGHBOUR, CHECK, { ...CHECK, id: 'third' }],
    });
    expect(idsOf(definitions)).toEqual(['lamp-on', 'third', 'neighbour']);
  });

  it('applies a check to the entities that its filter names, or to all', () => {
    const { checks } = load({
      checks: [
        CHECK,
        { ...NEIGHBOUR, appliesTo: { 'spec.type': { $in: ['ml-model'] } } },
      ],
    });
    const appliesTo = (type: string) =>
      checks.map(check =>
        check.appliesTo({
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Component',
          metadata: { name: 'x' },
          spec: { type },
        }),
      );
    expect(appliesTo('ml-model')).toEqual([true, true]);
    expect(appliesTo('website')).toEqual([true, false]);
  });

  it.each([
    ['one advice for all', 'Plug in.', ['Plug in.', 'Plug in.']],
    ['an advice each', { lamp: 'Lamp!', fan: 'Fan!' }, ['Lamp!', 'Fan!']],
    ['an advice for one only', { lamp: 'Lamp!' }, ['Lamp!', 'Lamp!']],
  ])('gives each alternative its way to mend it: %s', (_, fix, expected) => {
    const [check] = load({
      checks: [{ ...CHECK, passes: { lamp: 'lamp.on', fan: 'fan.on' }, fix }],
    }).checks;
    const alternatives = isBroken(check) ? [] : check.alternatives;
    expect(alternatives.map(({ source }) => source)).toEqual(['lamp', 'fan']);
    expect(alternatives.map(alternative => alternative.fix)).toEqual(expected);
  });

  it.each([
    ['an unknown key', { ...CHECK, color: 'red' }, /color/],
    ['an id that is not kebab-case', { ...CHECK, id: 'Lamp_On' }, /^id: /],
    ['no id', { ...CHECK, id: undefined }, /^id: /],
    ['an unknown level', { ...CHECK, level: 'platinum' }, /^level: /],
    ['no level', { ...CHECK, level: 'none' }, /^level: /],
    ['an unknown tier', { ...CHECK, requiredFor: ['tier-9'] }, /requiredFor/],
    ['no condition', { ...CHECK, passes: undefined }, /^passes: /],
    ['a condition that is no text', { ...CHECK, passes: 1 }, /^passes: /],
    ['an empty reason', { ...CHECK, why: ' ' }, /^why: /],
    ['no source', { ...CHECK, source: [] }, /^source: /],
    ['no weight', { ...CHECK, weight: 0 }, /^weight: /],
    ['a negative weight', { ...CHECK, weight: -1 }, /^weight: /],
    ['an unknown filter operator', { ...CHECK, appliesTo: { $odd: 1 } }, /./],
    ['a list as parameter', { ...CHECK, params: { a: [1] } }, /params/],
    ['nothing', null, /./],
    ['a text', 'lamp-on', /./],
    ['a list', [CHECK], /./],
  ])('leaves out a check with %s and names it', (_, bad, message) => {
    const definitions = load({ checks: [bad, NEIGHBOUR] });
    expect(idsOf(definitions)).toEqual(['neighbour']);
    expect(definitions.problems).toEqual([
      expect.objectContaining({
        where: 'file-0',
        message: expect.stringMatching(message),
      }),
    ]);
    const id = (bad as { id?: string } | null)?.id;
    expect(definitions.problems[0].id).toBe(id);
  });

  it('leaves out a check of a dimension that does not exist and names it', () => {
    const definitions = load({
      checks: [{ ...CHECK, dimension: 'third' }, NEIGHBOUR],
    });
    expect(idsOf(definitions)).toEqual(['neighbour']);
    expect(definitions.problems).toEqual([
      {
        where: 'file-0',
        id: 'lamp-on',
        message: expect.stringContaining('third'),
      },
    ]);
  });

  it.each([
    ['an unknown fact', { passes: 'lamp.color == 1' }, /^passes: .*color/],
    ['an unknown source', { passes: 'stove.on' }, /^passes: .*stove/],
    ['a syntax error', { passes: 'lamp.on &&' }, /^passes: /],
    ['a type error', { passes: 'lamp.watts == "many"' }, /^passes: /],
    [
      'a condition without yes or no',
      { passes: 'lamp.watts' },
      /^passes: .*int/,
    ],
    ['has()', { passes: 'has(lamp.on)' }, /^passes: .*has\(\)/],
    ['a bad filter', { appliesWhen: 'lamp.off' }, /^appliesWhen: .*off/],
    [
      'an alternative with an unknown fact',
      { passes: { lamp: 'lamp.on', fan: 'fan.speed > 0' } },
      /^passes\.fan: .*speed/,
    ],
    [
      'an alternative for an unknown source',
      { passes: { lamp: 'lamp.on', stove: 'lamp.on' } },
      /stove/,
    ],
  ])(
    'keeps a check with %s as a broken one, and the others as they are',
    (_, change, message) => {
      const definitions = load({
        checks: [{ ...CHECK, ...change }, NEIGHBOUR],
      });
      const [broken, neighbour] = definitions.checks;
      expect(broken).toMatchObject({
        definition: { id: 'lamp-on', title: 'The lamp is on' },
        problem: expect.stringMatching(message),
      });
      expect(isBroken(neighbour)).toBe(false);
      expect(definitions.problems).toEqual([
        {
          where: 'file-0',
          id: 'lamp-on',
          message: expect.stringMatching(message),
        },
      ]);
    },
  );

  it('reports a check that cannot be passed in any way', () => {
    const definitions = load({
      checks: [{ ...CHECK, passes: {} }, NEIGHBOUR],
    });
    expect(definitions.problems).toEqual([
      {
        where: 'file-0',
        id: 'lamp-on',
        message: expect.stringMatching(/passes/),
      },
    ]);
    expect(definitions.checks.filter(check => !isBroken(check))).toHaveLength(
      1,
    );
  });

  it('lets a later definition override an earlier one with the same id', () => {
    const definitions = load({
      checks: [CHECK, NEIGHBOUR, { ...CHECK, title: 'Ours', level: 'gold' }],
    });
    expect(idsOf(definitions)).toEqual(['lamp-on', 'neighbour']);
    expect(definitions.checks[0].definition).toMatchObject({
      title: 'Ours',
      level: 'gold',
    });
    expect(definitions.problems).toEqual([]);
  });

  it('goes on asking what it asked before when an override has a bad shape', () => {
    const definitions = load({
      checks: [CHECK, { ...CHECK, title: 'Ours', level: 'platinum' }],
    });
    expect(definitions.checks.map(c => c.definition.title)).toEqual([
      CHECK.title,
    ]);
    expect(definitions.problems).toMatchObject([{ where: 'file-1' }]);
  });

  it('switches a check off by its id', () => {
    const definitions = load({
      checks: [CHECK, NEIGHBOUR, { id: 'lamp-on', off: true }],
    });
    expect(idsOf(definitions)).toEqual(['neighbour']);
    expect(definitions.problems).toEqual([]);
  });

  it('names an attempt to switch off what does not exist', () => {
    const definitions = load({
      checks: [CHECK, { id: 'lamp-onn', off: true }],
    });
    expect(idsOf(definitions)).toEqual(['lamp-on']);
    expect(definitions.problems).toMatchObject([
      { where: 'file-1', id: 'lamp-onn' },
    ]);
  });

  it('leaves out dimensions and checklists of a bad shape and names them', () => {
    const checklist = {
      id: 'before-sleep',
      title: 'Before sleep',
      description: 'Two things.',
      source: 'guide §9',
      items: [{ id: 'light', title: 'Light off', help: 'Press.' }],
    };
    const definitions = load({
      dimensions: [...DIMENSIONS, { id: 'third' }],
      checklists: [checklist, { ...checklist, id: 'empty', items: [] }],
      checks: [CHECK],
    });
    expect(definitions.dimensions).toEqual(DIMENSIONS);
    expect(definitions.checklists).toEqual([checklist]);
    expect(idsOf(definitions)).toEqual(['lamp-on']);
    expect(definitions.problems).toMatchObject([
      { where: 'file-2', id: 'third' },
      { where: 'file-1', id: 'empty' },
    ]);
  });

  it('lists the facts that conditions read, each once, and none of a wrong condition', () => {
    const { readFacts } = load({
      checks: [
        CHECK,
        { ...NEIGHBOUR, appliesWhen: 'lamp.on', passes: 'fan.on' },
        { ...CHECK, id: 'wrong', passes: 'lamp.watts == "many"' },
      ],
    });
    const names = [...readFacts].map(([source, facts]) => [
      source,
      facts.map(({ name, type }) => `${name}: ${type}`),
    ]);
    expect(names).toEqual([
      ['lamp', ['on: boolean']],
      ['fan', ['on: boolean']],
    ]);
  });

  describe('fingerprint', () => {
    const before = load({ checks: [CHECK, NEIGHBOUR] }).fingerprint;

    it('stays the same as long as the definitions do', () => {
      const turned = Object.fromEntries(Object.entries(CHECK).reverse());
      expect(load({ checks: [turned, NEIGHBOUR] }).fingerprint).toBe(before);
      // Written in another file, in another order.
      expect(load({ checks: [NEIGHBOUR, CHECK] }).fingerprint).toBe(before);
      expect(
        load({ checks: [CHECK, NEIGHBOUR, { ...CHECK, weight: 1 }] })
          .fingerprint,
      ).toBe(before);
    });

    it.each([
      ['title', { title: 'Another' }],
      ['condition', { passes: '!lamp.on' }],
      ['alternatives', { passes: { lamp: 'lamp.on' } }],
      ['level', { level: 'gold' }],
      ['dimension', { dimension: 'second' }],
      ['tiers', { requiredFor: ['tier-1'] }],
      ['parameters', { params: { a: 1 } }],
      ['weight', { weight: 2 }],
      ['advice', { fix: 'Knock.' }],
      ['filter on the entity', { appliesTo: { kind: 'Component' } }],
      ['filter on facts', { appliesWhen: 'lamp.watts > 0' }],
    ])('changes with the %s of a check', (_, change) => {
      const after = load({ checks: [{ ...CHECK, ...change }, NEIGHBOUR] });
      expect(after.problems).toEqual([]);
      expect(after.fingerprint).not.toBe(before);
    });

    it('changes with the type of a fact that a check reads, and with no other', () => {
      const withTypes = (facts: FactSet['facts']) =>
        loadDefinitions({
          raw: {
            checks: raw([CHECK]),
            dimensions: raw(DIMENSIONS),
            checklists: [],
          },
          factSets: [{ ...lamp, facts: { ...lamp.facts, ...facts } }],
        }).fingerprint;
      const on = lamp.facts.on;
      const same = withTypes({});
      expect(withTypes({ watts: { ...on, type: 'number' } })).toBe(same);
      expect(withTypes({ on: { ...on, description: 'glows' } })).toBe(same);
      // The check is broken then, and comes to life when the type is right again.
      expect(withTypes({ on: { ...on, type: 'string' } })).not.toBe(same);
    });

    it('changes when a fact becomes a list, though the condition fits both', () => {
      const withType = (type: 'string' | 'strings') =>
        loadDefinitions({
          raw: {
            checks: raw([{ ...CHECK, passes: 'size(lamp.colour) > 0' }]),
            dimensions: raw(DIMENSIONS),
            checklists: [],
          },
          factSets: [
            { ...lamp, facts: { colour: { type, description: 'colour' } } },
          ],
        });
      expect(withType('string').problems).toEqual([]);
      expect(withType('strings').problems).toEqual([]);
      expect(withType('string').fingerprint).not.toBe(
        withType('strings').fingerprint,
      );
    });

    it('changes when a check or dimension comes or goes', () => {
      const fingerprints = [
        before,
        load({ checks: [CHECK] }).fingerprint,
        load({ checks: [CHECK, NEIGHBOUR, { ...CHECK, id: 'new' }] })
          .fingerprint,
        load({
          checks: [CHECK, NEIGHBOUR],
          dimensions: [...DIMENSIONS, { id: 'third', title: 'Third' }],
        }).fingerprint,
      ];
      expect(new Set(fingerprints).size).toBe(fingerprints.length);
    });
  });
});
