import { FactSet } from 'backstage-plugin-ml-scorecards-node';
import { isBroken } from './Definitions';
import { loadDefinitions } from './loadDefinitions';
import { RawDefinition } from './parseDefinitions';

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

const TRIGGER = {
  id: 'too-hot',
  title: 'It is too hot',
  value: 'lamp.watts',
  limit: 'params.most',
  params: { most: 60, clearBelow: 0.9, clearAfterDays: 7 },
  why: 'It burns.',
  advice: 'Wait.',
  source: ['guide §5'],
};
const FINDING = {
  id: 'wasted',
  title: 'It is wasted',
  kind: 'over-engineering',
  evidence: [
    { says: 'It is on.', holds: 'lamp.on' },
    { says: 'It is strong.', holds: 'lamp.watts > 40' },
  ],
  why: 'It costs.',
  advice: 'Switch it off.',
  source: ['guide §3'],
};
const RULE = {
  id: 'shelf',
  title: 'A shelf',
  recommends: 'document-store',
  when: 'lamp.on',
  why: 'It is bright.',
  source: ['guide §2'],
};
/** A check that waits for all others. */
const LATE = {
  ...CHECK,
  id: 'late',
  passes: 'size(scorecard.firedTriggers) == 0',
};

function raw(values: readonly unknown[]): RawDefinition[] {
  return values.map((value, index) => ({ where: `file-${index}`, value }));
}

function load(options: {
  checks?: readonly unknown[];
  dimensions?: readonly unknown[];
  checklists?: readonly unknown[];
  triggers?: readonly unknown[];
  findings?: readonly unknown[];
  storageAdvice?: readonly unknown[];
}) {
  return loadDefinitions({
    raw: {
      triggers: raw(options.triggers ?? []),
      findings: raw(options.findings ?? []),
      storageAdvice: raw(options.storageAdvice ?? []),
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
      effort: 'medium',
      passesBy: 'any',
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
    const usable = isBroken(check) ? undefined : check;
    const sources = usable?.question.alternatives.map(({ source }) => source);
    expect(sources).toEqual(['lamp', 'fan']);
    expect(sources?.map(source => usable?.fixFor(source))).toEqual(expected);
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
    expect(definitions.checklists.map(c => c.definition)).toEqual([checklist]);
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
      ['scorecard', []],
    ]);
  });

  describe('advice', () => {
    const evidence = (...holds: unknown[]) => ({
      ...FINDING,
      evidence: holds.map(each => ({ says: 'So it is.', holds: each })),
    });
    const checklist = (answeredBy: unknown) => ({
      id: 'before-sleep',
      title: 'Before sleep',
      description: 'A thing.',
      source: 'guide §9',
      items: [{ id: 'light', title: 'Light off', help: 'Press.', answeredBy }],
    });

    it('is loaded with what it reads', () => {
      const definitions = load({
        checks: [CHECK, LATE],
        triggers: [TRIGGER],
        findings: [
          FINDING,
          { ...evidence('lamp.on', 'checks["lamp-on"] == "pass"'), id: 'two' },
          {
            ...evidence('lamp.on', 'size(scorecard.failingRequired) > 0'),
            id: 'three',
          },
        ],
        storageAdvice: [RULE],
        checklists: [checklist('checks["lamp-on"] == "pass"')],
      });
      expect(definitions.problems).toEqual([]);
      expect(definitions).toMatchObject({
        triggers: [{ definition: { id: 'too-hot' } }],
        findings: [
          { definition: { id: 'wasted' } },
          { definition: { id: 'two' } },
          { definition: { id: 'three' } },
        ],
        storageRules: [{ definition: { id: 'shelf' } }],
      });
      expect([...definitions.readChecks]).toEqual(['lamp-on']);
      expect(
        definitions.readFacts.get('scorecard')?.map(({ name }) => name),
      ).toEqual(['failingRequired', 'firedTriggers']);
    });

    it.each<[string, Parameters<typeof load>[0], RegExp]>([
      [
        'a finding with one piece of evidence',
        { findings: [evidence('lamp.on')] },
        /^evidence: /,
      ],
      [
        'a finding whose evidence rests on one fact',
        { findings: [evidence('lamp.watts > 4', 'lamp.watts < 9')] },
        /one and the same fact/,
      ],
      [
        'a finding that rests on one check',
        {
          findings: [
            evidence(
              'checks["lamp-on"] == "pass"',
              'checks["lamp-on"] != "fail"',
            ),
          ],
        },
        /one and the same fact/,
      ],
      [
        'a finding that reads a check that does not exist',
        { findings: [evidence('lamp.on', 'checks["nope"] == "pass"')] },
        /there is no check "nope"/,
      ],
      [
        'a finding that reads a check that is decided after it',
        { findings: [evidence('lamp.on', 'checks["late"] == "pass"')] },
        /"late", which asks about the scorecard/,
      ],
      [
        'a finding that reads a fact that is there only after it',
        {
          findings: [evidence('lamp.on', 'size(scorecard.openFindings) == 0')],
        },
        /cannot read scorecard\.openFindings/,
      ],
      [
        'a finding that reads a fact that does not exist',
        { findings: [evidence('lamp.on', 'lamp.colour == "red"')] },
        /colour/,
      ],
      [
        'a checklist that reads a check that does not exist',
        { checklists: [checklist('checks["nope"] == "pass"')] },
        /there is no check "nope"/,
      ],
      [
        'a checklist with a wrong answer',
        { checklists: [checklist({ stove: 'lamp.on' })] },
        /^light: answeredBy: there is no source "stove"/,
      ],
      [
        'a trigger that reads a check',
        {
          triggers: [{ ...TRIGGER, fires: 'checks["lamp-on"] == "fail"' }],
        },
        /^fires: cannot read the results of checks/,
      ],
      [
        'a trigger that reads the scorecard',
        {
          triggers: [
            { ...TRIGGER, fires: 'size(scorecard.firedTriggers) > 0' },
          ],
        },
        /^fires: cannot read scorecard/,
      ],
      [
        'a trigger whose value is no number',
        { triggers: [{ ...TRIGGER, value: 'lamp.on' }] },
        /^value: must give a number/,
      ],
      [
        'a trigger that reads a parameter that it does not have',
        { triggers: [{ ...TRIGGER, limit: 'params.least' }] },
        /^limit: there is no parameter "least"/,
      ],
      [
        'a trigger that does not say when it clears',
        { triggers: [{ ...TRIGGER, params: { most: 60 } }] },
        /params\.clearBelow/,
      ],
      [
        'a trigger that reads a target that does not exist',
        {
          triggers: [{ ...TRIGGER, limit: 'targets.maxWatts[component.tier]' }],
        },
        /^limit: there is no target "maxWatts": there are /,
      ],
      [
        'a storage rule that reads a check',
        { storageAdvice: [{ ...RULE, when: 'checks["lamp-on"] == "pass"' }] },
        /^when: cannot read the results of checks/,
      ],
      [
        'a storage rule that reads the scorecard',
        { storageAdvice: [{ ...RULE, when: 'scorecard.level == "gold"' }] },
        /^when: cannot read scorecard\.level/,
      ],
    ])('leaves out %s and names it', (_, options, message) => {
      const definitions = load({ checks: [CHECK, LATE], ...options });
      expect(definitions.problems).toEqual([
        expect.objectContaining({
          where: 'file-0',
          message: expect.stringMatching(message),
        }),
      ]);
      expect([
        ...definitions.findings,
        ...definitions.triggers,
        ...definitions.storageRules,
        ...definitions.checklists,
      ]).toEqual([]);
      expect(idsOf(definitions)).toEqual(['lamp-on', 'late']);
    });

    it.each([
      ['the result of another', 'checks["neighbour"] == "pass"', /of checks/],
      ['an unknown target', 'targets.nope[component.tier] > 1.0', /no target/],
      ['an unknown parameter', 'params.nope > 1', /no parameter "nope"/],
    ])('breaks a check that reads %s', (_, passes, message) => {
      const { checks } = load({ checks: [{ ...CHECK, passes }, NEIGHBOUR] });
      expect(checks[0]).toMatchObject({
        problem: expect.stringMatching(message),
      });
      expect(isBroken(checks[1])).toBe(false);
    });

    it('is switched off with the check that it reads', () => {
      const findings = [
        FINDING,
        { ...evidence('lamp.on', 'checks["lamp-on"] == "pass"'), id: 'two' },
      ];
      for (const options of [
        { checks: [CHECK, { id: 'lamp-on', off: true }] },
        {
          checks: [CHECK],
          dimensions: [...DIMENSIONS, { id: 'first', off: true }],
        },
      ]) {
        const definitions = load({ ...options, findings });
        expect(definitions.problems).toEqual([]);
        expect(definitions.findings.map(f => f.definition.id)).toEqual([
          'wasted',
        ]);
      }
    });
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
