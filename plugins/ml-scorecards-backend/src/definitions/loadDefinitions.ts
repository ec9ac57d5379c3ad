import {
  DefinitionProblem,
  RELIABILITY_TIERS,
  ReliabilityTier,
  TARGET_LEVELS,
} from 'backstage-plugin-ml-scorecards-common';
import { FactSet } from 'backstage-plugin-ml-scorecards-node';
import { z } from 'zod';
import { fingerprint } from '../fingerprint';
import { loadRubrics } from '../rubrics';
import { Expression } from './ConditionCompiler';
import { ReadFact, variableOf } from './ConditionScope';
import { DefinitionCompiler } from './DefinitionCompiler';
import {
  Defined,
  DefinedCheck,
  DefinedFactSet,
  Definitions,
  isBroken,
} from './Definitions';
import {
  CheckDefinition,
  checkDefinitionSchema,
  checklistDefinitionFileSchema,
  dimensionSchema,
  findingDefinitionSchema,
  storageRuleSchema,
  TARGET_NAMES,
  TierDefinition,
  tierDefinitionSchema,
  triggerDefinitionSchema,
} from './definitionSchemas';
import {
  idOf,
  Parsed,
  parseDefinitions,
  RawDefinition,
  switchedOff,
} from './parseDefinitions';
import { scorecardFacts } from './scorecardFacts';

/** Definitions of each kind. Later ones override earlier ones with the same id; `{ id, off: true }` switches one off. */
export interface RawDefinitions {
  readonly dimensions: readonly RawDefinition[];
  readonly tiers: readonly RawDefinition[];
  readonly checks: readonly RawDefinition[];
  readonly checklists: readonly RawDefinition[];
  readonly triggers: readonly RawDefinition[];
  readonly findings: readonly RawDefinition[];
  readonly storageAdvice: readonly RawDefinition[];
  readonly rubrics?: readonly RawDefinition[];
}

const NONE: RawDefinitions = {
  dimensions: [],
  tiers: [],
  checks: [],
  checklists: [],
  triggers: [],
  findings: [],
  storageAdvice: [],
};

/**
 * Turns raw definitions into usable ones. What is wrong is reported in `problems` and never stops the rest: a check
 * that can still be named stays, as a broken one; anything else is left out.
 */
export function loadDefinitions(options: {
  /** A kind that is left out has none. */
  raw: Partial<RawDefinitions>;
  factSets: readonly DefinedFactSet[];
  /** What was wrong with definitions of fact sets. */
  problems?: readonly DefinitionProblem[];
}): Definitions {
  const { factSets } = options;
  const raw: RawDefinitions = { ...NONE, ...options.raw };
  const problems = [...(options.problems ?? [])];
  const parse = <T extends { id: string }>(
    kind: string,
    schema: z.ZodType<T>,
    definitions: readonly RawDefinition[],
  ) => parseDefinitions({ kind, schema, raw: definitions, problems });

  const dimensions = valuesOf(
    parse('dimension', dimensionSchema, raw.dimensions),
  );
  const tiers = tiersOf(
    parseDefinitions({
      kind: 'tier',
      schema: tierDefinitionSchema,
      raw: raw.tiers,
      problems,
      isFixed: true,
    }),
  );
  const compiler = new DefinitionCompiler({
    factSets: [...factSets, scorecardFacts],
    targets: targetsByName(tiers),
  });
  const checks = defineChecks({ raw, dimensions, compiler, problems });

  const checkIds = new Set(checks.map(({ definition }) => definition.id));
  const readable = readableChecks(raw.checks, checks);
  /** Leaves out what is wrong. */
  const define = <T extends { id: string }, D extends Defined<T>>(
    parsed: ReadonlyMap<string, Parsed<T>>,
    compile: (value: T) => D,
  ): D[] =>
    [...parsed].flatMap(([id, { where, value }]) => {
      try {
        const defined = compile(value);
        refuseUnreadableChecks(defined, readable);
        return [defined];
      } catch (error) {
        problems.push({ where, id, message: (error as Error).message });
        return [];
      }
    });
  const checklists = define(
    parse('checklist', checklistDefinitionFileSchema, raw.checklists),
    value => compiler.checklist(value),
  );
  const triggers = define(
    parse('trigger', triggerDefinitionSchema, raw.triggers),
    value => compiler.trigger(value),
  );
  const findings = define(
    parse('finding', findingDefinitionSchema, raw.findings),
    value => compiler.finding(value),
  ).filter(({ expressions: all }) =>
    all.every(each => isAsked(each, readable)),
  );
  const storageRules = define(
    parse('storage rule', storageRuleSchema, raw.storageAdvice),
    value => compiler.storageRule(value),
  );

  const rubrics = loadRubrics({
    raw: raw.rubrics ?? [],
    problems,
    checkIds,
    rawChecks: raw.checks,
  });

  const usable: Defined<unknown>[] = [
    ...checks.flatMap(check => (isBroken(check) ? [] : check)),
    ...checklists,
    ...triggers,
    ...findings,
    ...storageRules,
  ];
  const expressions = usable.flatMap(defined => defined.expressions);
  const sources = new Map(factSets.map(set => [set.source, set]));
  const allSets = new Map<string, FactSet>(sources).set(
    scorecardFacts.source,
    scorecardFacts,
  );
  return {
    dimensions,
    checks,
    configuredChecks: new Set(
      raw.checks.flatMap(({ configured, value }) =>
        configured ? idOf(value) ?? [] : [],
      ),
    ),
    checklists,
    triggers,
    findings,
    storageRules,
    rubrics,
    tiers,
    targetLevels: byTier(tier => tiers[tier].targetLevel),
    factSets: sources,
    readFacts: readFactsOf(expressions, allSets),
    readChecks: new Set(expressions.flatMap(expression => expression.checks)),
    problems,
    fingerprint: fingerprint([
      dimensions,
      tiers,
      rubrics,
      checks.map(({ definition }) => definition),
      usable.map(({ definition, expressions: own }) => [
        definition,
        typesReadBy(own, allSets),
      ]),
    ]),
  };
}

function defineChecks(options: {
  raw: RawDefinitions;
  dimensions: readonly { readonly id: string }[];
  compiler: DefinitionCompiler;
  problems: DefinitionProblem[];
}): DefinedCheck[] {
  const { raw, dimensions, compiler, problems } = options;
  const order = new Map(dimensions.map(({ id }, index) => [id, index]));
  const off = switchedOff(raw.dimensions);
  const parsed = parseDefinitions({
    kind: 'check',
    schema: checkDefinitionSchema,
    raw: raw.checks,
    problems,
    refuse: ({ dimension }) =>
      order.has(dimension) || off.has(dimension)
        ? undefined
        : `names the dimension ${dimension}, which does not exist`,
  });
  const checks: DefinedCheck[] = [];
  for (const [id, { where, value }] of parsed) {
    // What belongs to a dimension that is switched off is off with it.
    if (order.has(value.dimension)) {
      const check = defineCheck(value, compiler);
      if (isBroken(check)) {
        problems.push({ where, id, message: check.problem });
      }
      checks.push(check);
    }
  }
  const position = (check: DefinedCheck) =>
    order.get(check.definition.dimension) ?? 0;
  return checks.sort((a, b) => position(a) - position(b));
}

function defineCheck(
  definition: CheckDefinition,
  compiler: DefinitionCompiler,
): DefinedCheck {
  try {
    return compiler.check(definition);
  } catch (error) {
    return {
      definition,
      problem: (error as Error).message,
      appliesTo: compiler.appliesTo(definition),
    };
  }
}

/** Whether the result of a check can be read, by its id: `no` if it is given too late. */
type ReadableChecks = ReadonlyMap<string, 'yes' | 'no' | 'switched-off'>;

function readableChecks(
  raw: readonly RawDefinition[],
  checks: readonly DefinedCheck[],
): ReadableChecks {
  const readable = new Map<string, 'yes' | 'no' | 'switched-off'>();
  for (const { value } of raw) {
    readable.set(idOf(value) ?? '', 'switched-off');
  }
  for (const check of checks) {
    const isLate = !isBroken(check) && check.readsScorecard;
    readable.set(check.definition.id, isLate ? 'no' : 'yes');
  }
  return readable;
}

function refuseUnreadableChecks(
  { expressions }: Defined<unknown>,
  readable: ReadableChecks,
): void {
  for (const id of expressions.flatMap(({ checks }) => checks)) {
    if (!readable.has(id)) {
      throw new Error(`there is no check "${id}"`);
    }
    if (readable.get(id) === 'no') {
      throw new Error(
        `cannot read the result of the check "${id}", which asks about the scorecard itself`,
      );
    }
  }
}

/** Whether none of the checks that an expression reads is switched off. */
function isAsked(
  { checks }: Expression<unknown>,
  readable: ReadableChecks,
): boolean {
  return checks.every(id => readable.get(id) === 'yes');
}

/** A tier that nobody defines owes the usual level. */
function tiersOf(
  parsed: ReadonlyMap<string, Parsed<TierDefinition>>,
): Record<ReliabilityTier, TierDefinition> {
  return byTier(
    id =>
      parsed.get(id)?.value ?? {
        id,
        targetLevel: TARGET_LEVELS[id],
        targets: {},
      },
  );
}

function byTier<T>(
  valueOf: (tier: ReliabilityTier) => T,
): Record<ReliabilityTier, T> {
  return Object.fromEntries(
    RELIABILITY_TIERS.map(tier => [tier, valueOf(tier)]),
  ) as Record<ReliabilityTier, T>;
}

/** The targets of tiers as conditions read them, by name first. */
function targetsByName(
  tiers: Readonly<Record<ReliabilityTier, TierDefinition>>,
): Record<string, Record<string, unknown>> {
  return Object.fromEntries(
    TARGET_NAMES.map(name => [
      name,
      Object.fromEntries(
        Object.entries(tiers).flatMap(([tier, { targets }]) => {
          const value = Object.entries(targets).find(([key]) => key === name);
          return value ? [[tier, value[1]]] : [];
        }),
      ),
    ]),
  );
}

/** The types of the facts that expressions read, by their names. */
function typesReadBy(
  expressions: readonly Expression<unknown>[],
  factSets: ReadonlyMap<string, FactSet>,
): Record<string, string | undefined> {
  return Object.fromEntries(
    expressions
      .flatMap(({ facts }) => facts)
      .map(({ source, name }) => [
        `${source}.${name}`,
        factSets.get(source)?.facts[name]?.type,
      ]),
  );
}

/** The facts that any expression reads, each once, by source. */
function readFactsOf(
  expressions: readonly Expression<unknown>[],
  factSets: ReadonlyMap<string, FactSet>,
): Map<string, ReadFact[]> {
  const read = new Set(
    expressions.flatMap(({ facts }) =>
      facts.map(({ source, name }) => variableOf(source, name)),
    ),
  );
  return new Map(
    [...factSets].map(([source, { facts }]) => [
      source,
      Object.entries(facts).flatMap(([name, { type }]) => {
        const variable = variableOf(source, name);
        return read.has(variable) ? [{ source, name, type, variable }] : [];
      }),
    ]),
  );
}

function valuesOf<T>(parsed: ReadonlyMap<string, Parsed<T>>): T[] {
  return [...parsed.values()].map(({ value }) => value);
}
