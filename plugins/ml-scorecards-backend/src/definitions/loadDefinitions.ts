import { filterPredicateToFilterFunction } from '@backstage/filter-predicates';
import {
  ChecklistDefinition,
  DefinitionProblem,
  TARGET_LEVELS,
} from 'backstage-plugin-ml-scorecards-common';
import { FactSet } from 'backstage-plugin-ml-scorecards-node';
import { z } from 'zod';
import { fingerprint } from '../fingerprint';
import { Condition, ConditionCompiler } from './ConditionCompiler';
import { ReadFact, toCelParams, variableOf } from './ConditionScope';
import {
  DefinedCheck,
  Definitions,
  isBroken,
  UsableCheck,
} from './Definitions';
import {
  CheckDefinition,
  checkDefinitionSchema,
  checklistDefinitionFileSchema,
  dimensionSchema,
  tierDefinitionSchema,
} from './definitionSchemas';

/** A definition as it was read, before anything is known about its shape. */
export interface RawDefinition {
  /** File or config key, for messages. */
  readonly where: string;
  readonly value: unknown;
}

/** Later ones override earlier ones with the same id; `{ id, off: true }` switches one off. */
export interface RawDefinitions {
  readonly dimensions: readonly RawDefinition[];
  readonly checks: readonly RawDefinition[];
  readonly checklists: readonly RawDefinition[];
  /** Tiers that owe another level than usual. */
  readonly tiers?: readonly RawDefinition[];
}

/**
 * Turns raw definitions into usable ones. What is wrong is reported in `problems` and never stops the rest: a check
 * that can still be named stays, as a broken one; anything else is left out.
 */
export function loadDefinitions(options: {
  raw: RawDefinitions;
  factSets: readonly FactSet[];
}): Definitions {
  const { raw, factSets } = options;
  const problems: DefinitionProblem[] = [];
  const compiler = new ConditionCompiler(factSets);
  const sources = new Map(factSets.map(set => [set.source, set]));

  const dimensions = valuesOf(
    parseAll({
      kind: 'dimension',
      schema: dimensionSchema,
      raw: raw.dimensions,
      problems,
    }),
  );
  const checklists: ChecklistDefinition[] = valuesOf(
    parseAll({
      kind: 'checklist',
      schema: checklistDefinitionFileSchema,
      raw: raw.checklists,
      problems,
    }),
  );
  const tiers = valuesOf(
    parseAll({
      kind: 'tier',
      schema: tierDefinitionSchema,
      raw: raw.tiers ?? [],
      problems,
    }),
  );
  const targetLevels = {
    ...TARGET_LEVELS,
    ...Object.fromEntries(tiers.map(tier => [tier.id, tier.targetLevel])),
  };

  const order = new Map(dimensions.map(({ id }, index) => [id, index]));
  const parsedChecks = parseAll({
    kind: 'check',
    schema: checkDefinitionSchema,
    raw: raw.checks,
    problems,
    refuse: ({ dimension }) =>
      order.has(dimension)
        ? undefined
        : `names the dimension ${dimension}, which does not exist`,
  });
  const checks: DefinedCheck[] = [];
  for (const [id, { where, value }] of parsedChecks) {
    const check = defineCheck(value, compiler, sources);
    if (isBroken(check)) {
      problems.push({ where, id, message: check.problem });
    }
    checks.push(check);
  }
  const position = (check: DefinedCheck) =>
    order.get(check.definition.dimension) ?? 0;
  checks.sort((a, b) => position(a) - position(b));

  return {
    dimensions,
    checks,
    checklists,
    targetLevels,
    factSets: sources,
    readFacts: readFactsOf(checks, sources),
    problems,
    fingerprint: fingerprint([
      dimensions,
      targetLevels,
      checks.map(check => [check.definition, typesReadBy(check, sources)]),
    ]),
  };
}

/** The types of the facts that a check reads, by their names; none of a broken one, which reads nothing. */
function typesReadBy(
  check: DefinedCheck,
  sources: ReadonlyMap<string, FactSet>,
): Record<string, string | undefined> | undefined {
  return isBroken(check)
    ? undefined
    : Object.fromEntries(
        conditionsOf(check)
          .flatMap(({ facts }) => facts)
          .map(({ source, name }) => [
            `${source}.${name}`,
            sources.get(source)?.facts[name]?.type,
          ]),
      );
}

/** The facts that any check reads, each once, by source. */
function readFactsOf(
  checks: readonly DefinedCheck[],
  sources: ReadonlyMap<string, FactSet>,
): Map<string, ReadFact[]> {
  const conditions = checks.flatMap(check =>
    isBroken(check) ? [] : conditionsOf(check),
  );
  const facts = conditions.flatMap(condition => condition.facts);
  return new Map(
    [...sources].map(([source, factSet]) => [
      source,
      Object.entries(factSet.facts)
        .filter(([name]) =>
          facts.some(fact => fact.source === source && fact.name === name),
        )
        .map(([name, { type }]) => {
          return { source, name, type, variable: variableOf(source, name) };
        }),
    ]),
  );
}

function conditionsOf({ alternatives, appliesWhen }: UsableCheck): Condition[] {
  return [
    ...alternatives.map(({ condition }) => condition),
    ...(appliesWhen ? [appliesWhen] : []),
  ];
}

function defineCheck(
  definition: CheckDefinition,
  compiler: ConditionCompiler,
  sources: ReadonlyMap<string, FactSet>,
): DefinedCheck {
  const appliesTo = definition.appliesTo
    ? filterPredicateToFilterFunction(definition.appliesTo)
    : () => true;
  const params = toCelParams(definition.params);
  try {
    const compile = (key: string, text: string): Condition => {
      try {
        const condition = compiler.compile(text, params);
        const missing = condition.params.find(
          name => !Object.hasOwn(definition.params, name),
        );
        if (missing) {
          throw new Error(`there is no parameter "${missing}"`);
        }
        return condition;
      } catch (error) {
        throw new Error(`${key}: ${(error as Error).message}`);
      }
    };
    const { passes, fix } = definition;
    const alternatives =
      typeof passes === 'string'
        ? [{ condition: compile('passes', passes), fix: fixFor(fix) }]
        : Object.entries(passes).map(([source, text]) => {
            if (!sources.has(source)) {
              throw new Error(`passes: there is no source "${source}"`);
            }
            return {
              source,
              condition: compile(`passes.${source}`, text),
              fix: fixFor(fix, source),
            };
          });
    return {
      definition,
      alternatives,
      appliesWhen: definition.appliesWhen
        ? compile('appliesWhen', definition.appliesWhen)
        : undefined,
      appliesTo,
    };
  } catch (error) {
    return { definition, problem: (error as Error).message, appliesTo };
  }
}

function fixFor(fix: CheckDefinition['fix'], source?: string): string {
  if (typeof fix === 'string') {
    return fix;
  }
  return (source && fix[source]) || Object.values(fix).join(' Or: ');
}

interface Parsed<T> {
  readonly where: string;
  readonly value: T;
}

/** What is right of raw definitions, by id. What is wrong becomes a problem and leaves an earlier one in place. */
function parseAll<T extends { id: string }>(options: {
  /** For messages. */
  kind: string;
  schema: z.ZodType<T>;
  raw: readonly RawDefinition[];
  problems: DefinitionProblem[];
  /** Says what is wrong with a definition of the right shape. */
  refuse?: (value: T) => string | undefined;
}): Map<string, Parsed<T>> {
  const { kind, schema, raw, problems, refuse } = options;
  const parsed = new Map<string, Parsed<T>>();
  for (const { where, value } of raw) {
    const problem = (message: string) =>
      problems.push({ where, id: idOf(value), message });
    if (isSwitchedOff(value)) {
      if (!parsed.delete(value.id)) {
        problem(`there is no ${kind} of this id to switch off`);
      }
      continue;
    }
    const result = schema.safeParse(value);
    const refusal = result.success
      ? refuse?.(result.data)
      : explain(result.error);
    if (refusal !== undefined) {
      problem(refusal);
    } else if (result.success) {
      parsed.set(result.data.id, { where, value: result.data });
    }
  }
  return parsed;
}

function valuesOf<T>(parsed: ReadonlyMap<string, Parsed<T>>): T[] {
  return [...parsed.values()].map(({ value }) => value);
}

function isSwitchedOff(value: unknown): value is { id: string; off: true } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'off' in value &&
    value.off === true &&
    idOf(value) !== undefined
  );
}

function idOf(value: unknown): string | undefined {
  const id =
    typeof value === 'object' && value !== null && 'id' in value
      ? value.id
      : undefined;
  return typeof id === 'string' ? id : undefined;
}

function explain(error: z.ZodError): string {
  return error.issues
    .map(({ path, message }) => `${path.join('.') || 'definition'}: ${message}`)
    .join('; ');
}
