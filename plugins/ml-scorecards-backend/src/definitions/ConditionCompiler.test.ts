import { FactSet } from 'backstage-plugin-ml-scorecards-node';
import {
  ConditionCompiler,
  ConditionInput,
  ConditionOutcome,
  toCelParams,
  toCelValue,
} from './ConditionCompiler';

const gauge = {
  source: 'gauge',
  title: 'Gauge',
  howToConnect: 'Buy one.',
  facts: {
    yes: { type: 'boolean', description: 'what is true' },
    no: { type: 'boolean', description: 'what is false' },
    gone: { type: 'boolean', description: 'what nobody knows' },
    count: { type: 'integer', description: 'number of things' },
    ratio: { type: 'number', description: 'share of things' },
    name: { type: 'string', description: 'name of the thing' },
    seenAt: { type: 'instant', description: 'when it was last seen' },
    items: { type: 'strings', description: 'things' },
    goneItems: { type: 'strings', description: 'things nobody knows' },
  },
} as const satisfies FactSet;

const other: FactSet = {
  source: 'other',
  title: 'Other',
  howToConnect: 'Wait.',
  facts: { on: { type: 'boolean', description: 'whether it is on' } },
};

const NOW = new Date('2026-06-15T12:00:00Z');

const VALUES = {
  yes: true,
  no: false,
  count: 3,
  ratio: 0.5,
  name: 'a',
  seenAt: '2026-06-14T12:00:00Z',
  items: ['a', 'b'],
};

function input(overrides: Partial<ConditionInput> = {}): ConditionInput {
  const facts = Object.fromEntries(
    Object.entries(VALUES).map(([name, value]) => [
      name,
      toCelValue(gauge.facts[name as keyof typeof VALUES].type, value),
    ]),
  );
  return {
    facts: { gauge: facts },
    component: { kind: 'Component', tier: 'tier-2' },
    params: {},
    now: NOW,
    ...overrides,
  };
}

const compiler = new ConditionCompiler([gauge, other]);

function evaluate(
  text: string,
  overrides?: Partial<ConditionInput>,
): ConditionOutcome['value'] {
  return compiler.compile(text).evaluate(input(overrides)).value;
}

describe('ConditionCompiler', () => {
  it.each([
    // What decides alone, decides; the missing fact may stand on either side.
    ['gauge.no && gauge.gone', false],
    ['gauge.gone && gauge.no', false],
    ['gauge.yes || gauge.gone', true],
    ['gauge.gone || gauge.yes', true],
    ['other.on || gauge.yes', true],
    ['size(gauge.items) == 0 && gauge.gone', false],
    ['!(gauge.no && gauge.gone)', true],
    ['gauge.items.exists(i, i == "a" || i in gauge.goneItems)', true],
    ['gauge.yes ? gauge.yes : gauge.gone', true],
    ['gauge.no ? gauge.gone : gauge.no', false],
    // All else is unknown, also when it is negated.
    ['gauge.gone', 'missing'],
    ['!gauge.gone', 'missing'],
    ['gauge.yes && gauge.gone', 'missing'],
    ['gauge.gone && gauge.yes', 'missing'],
    ['gauge.no || gauge.gone', 'missing'],
    ['gauge.gone || gauge.no', 'missing'],
    ['!(gauge.yes && gauge.gone)', 'missing'],
    ['gauge.gone == gauge.gone', 'missing'],
    ['gauge.gone != true', 'missing'],
    ['gauge.gone ? true : true', 'missing'],
    ['gauge.no ? gauge.no : gauge.gone', 'missing'],
    ['size(gauge.goneItems) == 0', 'missing'],
    ['gauge.goneItems.all(i, i != "a")', 'missing'],
    ['!gauge.goneItems.exists(i, i == "a")', 'missing'],
    ['other.on || gauge.no', 'missing'],
    ['!(other.on && gauge.yes)', 'missing'],
  ])('%s is %s, since only what is known decides', (text, expected) => {
    expect(evaluate(text)).toBe(expected);
  });

  it.each([
    ['gauge.count == 3', true],
    ['gauge.count > 3', false],
    ['gauge.count > 2.5', true],
    ['gauge.count < 2.5', false],
    ['gauge.ratio > 0', true],
    ['gauge.ratio >= 1', false],
    ['gauge.count / 2 == 1', true],
    ['gauge.name == "a"', true],
    ['gauge.name in gauge.items', true],
    ['size(gauge.items) == gauge.count', false],
    ['component.kind == "Component"', true],
  ])('%s is %s: facts have the values of their types', (text, expected) => {
    expect(evaluate(text)).toBe(expected);
  });

  it.each([
    ['gauge.count >= params.limit', 3, true],
    ['gauge.count >= params.limit', 4, false],
    ['gauge.count >= params.limit', 2.5, true],
    ['gauge.ratio <= params.limit', 1, true],
    ['gauge.ratio <= params.limit', 0.25, false],
    ['daysSince(gauge.seenAt) <= params.limit', 1, true],
    ['daysSince(gauge.seenAt) <= params.limit', 0.5, false],
    ['gauge.name == params.limit', 'a', true],
    ['gauge.yes == params.limit', true, true],
  ])(
    '%s, with a limit of %s, is %s whether the limit is whole or not',
    (text, limit, expected) => {
      expect(evaluate(text, { params: toCelParams({ limit }) })).toBe(expected);
    },
  );

  it('reads a parameter by the tier of the component', () => {
    const params = toCelParams({ least: { 'tier-1': 9, 'tier-2': 3 } });
    const of = (tier: string) =>
      compiler
        .compile('gauge.count >= params.least[component.tier]')
        .evaluate(input({ params, component: { tier } }));
    expect(of('tier-1')).toEqual({ value: false });
    expect(of('tier-2')).toEqual({ value: true });
    expect(of('tier-3')).toEqual({
      value: 'broken',
      message: expect.stringContaining('tier-3'),
    });
  });

  it('lets one loop follow another', () => {
    expect(
      evaluate('gauge.items.filter(i, i != "").map(i, i + "!").size() >= 0'),
    ).toBe(true);
  });

  it('measures days up to the instant of each evaluation', () => {
    const condition = compiler.compile('daysSince(gauge.seenAt) <= 1');
    const at = (now: string) =>
      condition.evaluate(input({ now: new Date(now) })).value;
    expect(at('2026-06-14T12:00:00Z')).toBe(true);
    expect(at('2026-06-15T12:00:00Z')).toBe(true);
    expect(at('2026-06-15T12:00:01Z')).toBe(false);
    expect(at('2026-06-15T12:00:00Z')).toBe(true);
    expect(evaluate('daysSince(gauge.seenAt) == 1.0')).toBe(true);
  });

  it.each([
    ['has(gauge.yes)', /has\(\) is not allowed/],
    ['!has(gauge.yes)', /has\(\) is not allowed/],
    ['gauge.yes && (has(gauge.no) ? true : false)', /has\(\) is not allowed/],
    ['gauge.items.all(i, !has(gauge.no))', /has\(\) is not allowed/],
    ['gauge.items.all(i, gauge.items.exists(j, i == j))', /another loop/],
    ['gauge.items.map(i, gauge.items.filter(j, i == j)).size() > 0', /another/],
    ['gauge.unheardOf', /unheardOf/],
    ['nowhere.fact', /nowhere/],
    ['component.password == ""', /password/],
    ['gauge.count == "three"', /int == string/],
    ['gauge.count == 3.0', /int == double/],
    ['gauge.name > 3', /string > int/],
    ['daysSince(gauge.name) < 1', /daysSince/],
    ['sleep(1000)', /sleep/],
    ['gauge.yes &&', /Unexpected/],
    ['gauge.yes gauge.no', /./],
    ['', /./],
    ['gauge.count', /true or false, but gives int/],
    ['"true"', /true or false, but gives string/],
    ['gauge.items', /true or false, but gives list/],
  ])('refuses %s and says why in one line', (text, message) => {
    expect(() => compiler.compile(text)).toThrow(message);
    expect(() => compiler.compile(text)).not.toThrow(/\n/);
  });

  it.each([
    'gauge["yes"]',
    '!gauge["yes"]',
    'dyn(gauge) == {}',
    'dyn(gauge) != {}',
    '!(dyn(gauge) != {})',
    '[dyn(gauge)] == [{}]',
    '!("yes" in dyn(gauge))',
    '[gauge].all(g, !g.yes)',
    '![gauge].exists(g, has(g.yes))',
    'cel.bind(g, gauge, !g.yes)',
    '!{"g": gauge}.g.yes',
    '!dyn(gauge).yes',
    'dyn(gauge) != dyn(other)',
  ])('%s does not get round the rule that a missing fact is unknown', text => {
    // Either it is refused when definitions load, or it is unknown: never true, and never a fault of the operator.
    const nothingKnown: ConditionInput['facts'][] = [
      {},
      { gauge: {} },
      { gauge: {}, other: {} },
    ];
    const outcomes = nothingKnown.map(facts => {
      try {
        return compiler.compile(text).evaluate(input({ facts })).value;
      } catch {
        return 'refused';
      }
    });
    expect(
      outcomes.filter(
        outcome => outcome !== 'refused' && outcome !== 'missing',
      ),
    ).toEqual([]);
  });

  it('names the facts that a condition reads, each once, in the order of the text', () => {
    const { facts } = compiler.compile(
      'gauge.count > 0 && other.on && gauge.count < 9 && gauge.items.exists(i, i == gauge.name)',
    );
    expect(facts.map(({ source, name }) => `${source}.${name}`)).toEqual([
      'gauge.count',
      'other.on',
      'gauge.items',
      'gauge.name',
    ]);
    expect(compiler.compile('component.tier == "tier-1"').facts).toEqual([]);
  });

  it('tells a fault of the condition from a missing fact', () => {
    const condition = compiler.compile('params.limit > gauge.count');
    expect(condition.evaluate(input())).toEqual({
      value: 'broken',
      message: expect.stringMatching(/^[^\n]*limit[^\n]*$/),
    });
  });
});
