import { FactSet } from 'backstage-plugin-ml-scorecards-node';
import * as fc from 'fast-check';
import { ConditionCompiler, ConditionOutcome } from './ConditionCompiler';
import {
  componentScope,
  ConditionScope,
  toCelParams,
  toCelValue,
  variableOf,
} from './ConditionScope';

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

const COMPONENT = { kind: 'Component', tier: 'tier-2' };

function scopeOf(component: Record<string, string>): ConditionScope {
  const scope = componentScope(component);
  for (const [name, value] of Object.entries(VALUES)) {
    const { type } = gauge.facts[name as keyof typeof VALUES];
    scope.set(variableOf('gauge', name), toCelValue(type, value));
  }
  return scope;
}

const compiler = new ConditionCompiler([gauge, other]);

/** Conditions by what they say when their fact is known. */
const LEAVES: Readonly<Record<string, boolean>> = {
  'gauge.yes': true,
  'gauge.no': false,
  'gauge.count > params.limit': true,
  'gauge.ratio > 0.5': false,
  'gauge.items.exists(i, i == "b")': true,
};

/** A condition with what it must give, if some leaves are of missing facts: undefined if it has no value then. */
interface Expression {
  readonly text: string;
  answer(missing: readonly string[]): boolean | undefined;
}

/** Conditions of the leaves and what is always known, put together in any way, with their answers by plain logic. */
const { expression } = fc.letrec<{ expression: Expression }>(tie => ({
  expression: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom(...Object.keys(LEAVES)).map(
      (text): Expression => ({
        text,
        answer: missing => (missing.includes(text) ? undefined : LEAVES[text]),
      }),
    ),
    fc.constantFrom('Component', 'API').map(
      (kind): Expression => ({
        text: `component.kind == "${kind}"`,
        answer: () => kind === 'Component',
      }),
    ),
    tie('expression').map(
      (a): Expression => ({
        text: `!(${a.text})`,
        answer: missing => not(a.answer(missing)),
      }),
    ),
    fc.tuple(tie('expression'), tie('expression')).map(
      ([a, b]): Expression => ({
        text: `(${a.text}) && (${b.text})`,
        answer: missing => and(a.answer(missing), b.answer(missing)),
      }),
    ),
    fc.tuple(tie('expression'), tie('expression')).map(
      ([a, b]): Expression => ({
        text: `(${a.text}) || (${b.text})`,
        answer: missing =>
          not(and(not(a.answer(missing)), not(b.answer(missing)))),
      }),
    ),
    fc.tuple(tie('expression'), tie('expression'), tie('expression')).map(
      ([a, b, c]): Expression => ({
        text: `(${a.text}) ? (${b.text}) : (${c.text})`,
        answer: missing => {
          const isChosen = a.answer(missing);
          return isChosen === undefined
            ? undefined
            : (isChosen ? b : c).answer(missing);
        },
      }),
    ),
  ),
}));

function not(a: boolean | undefined): boolean | undefined {
  return a === undefined ? undefined : !a;
}

function and(
  a: boolean | undefined,
  b: boolean | undefined,
): boolean | undefined {
  if (a === false || b === false) {
    return false;
  }
  return a === undefined || b === undefined ? undefined : true;
}

function evaluate(
  text: string,
  options: { params?: unknown; component?: Record<string, string> } = {},
): ConditionOutcome['value'] {
  const { params, component = COMPONENT } = options;
  const condition = compiler.compile(text, {
    params: toCelParams(params ?? {}),
  });
  return condition.evaluate(scopeOf(component), NOW).value;
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

  it('gives what the logic of what is known gives, for any condition and any missing facts', () => {
    fc.assert(
      fc.property(
        expression,
        fc.subarray(Object.keys(LEAVES)),
        ({ text, answer }, missing) => {
          const scope = scopeOf(COMPONENT);
          for (const leaf of missing) {
            scope.delete(variableOf('gauge', leaf.split(/[. ]/)[1]));
          }
          const params = toCelParams({ limit: 2 });
          const { value } = compiler
            .compile(text, { params })
            .evaluate(scope, NOW);
          expect({ text, missing, value }).toEqual({
            text,
            missing,
            value: answer(missing) ?? 'missing',
          });
        },
      ),
      { numRuns: 500 },
    );
  });

  it.each([
    ['gauge . yes', true],
    ['(gauge.yes) && gauge.items.size()==2', true],
    ['gauge.name == "gauge.name"', false],
    ['gauge.no || gauge.name+"b" == "ab" && gauge.count>2', true],
    ['gauge.items.exists(i, i == gauge.name) // gauge.no', true],
  ])('%s is %s, however it is written', (text, expected) => {
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
      expect(evaluate(text, { params: { limit } })).toBe(expected);
    },
  );

  it('reads a parameter by the tier of the component', () => {
    const params = toCelParams({ least: { 'tier-1': 9, 'tier-2': 3 } });
    const of = (tier: string) =>
      compiler
        .compile('gauge.count >= params.least[component.tier]', { params })
        .evaluate(scopeOf({ tier }), NOW);
    expect(of('tier-1')).toEqual({ value: false });
    expect(of('tier-2')).toEqual({ value: true });
    expect(of('tier-3')).toEqual({
      value: 'broken',
      message: expect.stringContaining('tier-3'),
    });
  });

  it('reads a target by the tier of the component', () => {
    const targets = toCelParams({ minUptime: { 'tier-1': 0.5, 'tier-2': 1 } });
    const condition = compiler.compile(
      'gauge.ratio >= double(targets.minUptime[component.tier])',
      { targets },
    );
    const of = (component: Record<string, string>) =>
      condition.evaluate(scopeOf(component), NOW);
    expect(of({ tier: 'tier-1' })).toEqual({ value: true });
    expect(of({ tier: 'tier-2' })).toEqual({ value: false });
    expect(of({ tier: 'tier-4' })).toEqual({
      value: 'broken',
      message: expect.stringContaining('tier-4'),
    });
    // A tier that nobody knows is missing, like a fact.
    expect(of({})).toEqual({ value: 'missing' });
    expect(condition).toMatchObject({
      targets: ['minUptime'],
      readsTier: true,
    });
  });

  it.each([
    ['checks["is-good"] == "pass"', 'pass', true],
    ['checks["is-good"] == "pass"', 'fail', false],
    ['checks["is-good"] == "fail"', 'fail', true],
    ["checks['is-good'] != 'pass'", 'not-applicable', true],
    ['!(checks["is-good"] == "pass")', undefined, 'missing'],
    ['checks["is-good"] != "pass"', undefined, 'missing'],
    ['checks["is-good"] == "pass" || gauge.yes', undefined, true],
    ['gauge.no && checks["is-good"] == "pass"', undefined, false],
    ['gauge.items.exists(i, checks["is-good"] == "pass")', 'pass', true],
  ])('%s is, of a check that is %s, %s', (text, state, expected) => {
    const condition = compiler.compile(text);
    const scope = scopeOf(COMPONENT);
    if (state) {
      scope.set(variableOf('checks', 'is-good'), state);
    }
    expect(condition.evaluate(scope, NOW).value).toBe(expected);
    expect(condition.checks).toEqual(['is-good']);
  });

  it('names the checks that a condition reads, each once, and no fact for them', () => {
    const { checks, facts } = compiler.compile(
      'checks["a"] == checks["b-c"] || checks["a"] == gauge.name',
    );
    expect(checks).toEqual(['a', 'b-c']);
    expect(facts).toEqual([{ source: 'gauge', name: 'name' }]);
  });

  it.each([
    ['checks == {}', /only be read as checks\["<id>"\]/],
    ['size(checks) > 0', /only be read as checks/],
    ['checks.isGood == "pass"', /only be read as checks/],
    ['checks[gauge.name] == "pass"', /only be read as checks/],
    ['checks["is-" + "good"] == "pass"', /only be read as checks/],
    ['"is-good" in checks', /only be read as checks/],
    ['checks.all(c, c == "pass")', /only be read as checks/],
    ['gauge.items.all(checks, checks == "a")', /checks, which means/],
    ['gauge.items.all(targets, targets == "a")', /targets, which means/],
    ['checks["is-good"]', /true or false, but gives string/],
    ['checks["is-good"] == 1', /string == int/],
  ])('refuses %s', (text, message) => {
    expect(() => compiler.compile(text)).toThrow(message);
  });

  it('lets one loop follow another', () => {
    expect(
      evaluate('gauge.items.filter(i, i != "").map(i, i + "!").size() >= 0'),
    ).toBe(true);
  });

  it('measures days up to the instant of each evaluation', () => {
    const condition = compiler.compile('daysSince(gauge.seenAt) <= 1');
    const at = (now: string) =>
      condition.evaluate(scopeOf(COMPONENT), new Date(now)).value;
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
    ['gauge.items.all(component, component == "a")', /component, which means/],
    ['gauge.items.exists(gauge, gauge == "a")', /gauge, which means/],
    ['gauge.items.filter(params, true).size() > 0', /params, which means/],
    ['component["tier"] == "tier-1"', /only be read as component\.<name>/],
    ['dyn(component).kind == "Component"', /only be read as component/],
    ['gauge.name.matches("^(a+)+$")', /matches\(\) is not allowed/],
    ['cel.bind(x, gauge.name, x + x == x)', /bind\(\) is not allowed/],
    ['gauge.unheardOf', /unheardOf/],
    ['nowhere.fact', /nowhere/],
    ['gauge__yes', /gauge__yes/],
    ['(gauge).yes', /without parentheses: gauge\.yes/],
    ['((component)).tier == "tier-1"', /without parentheses: component\.tier/],
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
    const outcomeOf = () => {
      try {
        return compiler.compile(text).evaluate(componentScope(COMPONENT), NOW)
          .value;
      } catch {
        return 'refused';
      }
    };
    expect(['refused', 'missing']).toContain(outcomeOf());
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

  it.each([
    ['gauge.ratio', 0.5],
    ['gauge.count', 3],
    ['gauge.ratio * 4.0', 2],
    ['0.7', 0.7],
    ['params.limit', 2],
    ['gauge.yes ? gauge.ratio : gauge.gone ? 1.0 : 2.0', 0.5],
    ['daysSince(gauge.seenAt)', 1],
    ['double(size(gauge.items))', 2],
    ['size(gauge.goneItems)', 'missing'],
    ['gauge.ratio / 0.0', 'missing'],
    ['params.unheardOf', 'broken'],
  ])('calculates %s as the quantity %s', (text, expected) => {
    const quantity = compiler.compileQuantity(text, {
      params: toCelParams({ limit: 2 }),
    });
    expect(quantity.evaluate(scopeOf(COMPONENT), NOW).value).toBe(expected);
  });

  it.each([
    ['gauge.yes', /must give a number, but gives bool/],
    ['gauge.name', /must give a number, but gives string/],
    ['gauge.seenAt', /must give a number, but gives/],
    ['gauge.gone +', /./],
  ])('refuses %s as a quantity', (text, message) => {
    expect(() => compiler.compileQuantity(text)).toThrow(message);
  });

  it('tells a fault of the condition from a missing fact', () => {
    const condition = compiler.compile('params.limit > gauge.count');
    expect(condition.evaluate(scopeOf(COMPONENT), NOW)).toEqual({
      value: 'broken',
      message: expect.stringMatching(/^[^\n]*limit[^\n]*$/),
    });
  });
});
