import { filterPredicateToFilterFunction } from '@backstage/filter-predicates';
import {
  ChecklistDefinition,
  DefinitionProblem,
} from 'backstage-plugin-ml-scorecards-common';
import { FactSet } from 'backstage-plugin-ml-scorecards-node';
import { z } from 'zod';
import { fingerprint } from '../fingerprint';
import { Condition, ConditionCompiler, toCelParams } from './ConditionCompiler';
import { DefinedCheck, Definitions } from './Definitions';
import {
  CheckDefinition,
  checkDefinitionSchema,
  checklistDefinitionFileSchema,
  dimensionSchema,
} from './definitionSchemas';

/** A definition as it was read, before anything is known about its shape. */
export interface RawDefinition {
  /** File or config key, for messages. */
  readonly where: string;
  readonly value: unknown;
}

export interface RawDefinitions {
  readonly dimensions: readonly RawDefinition[];
  /** Later ones override earlier ones with the same id; `{ id, off: true }` switches one off. */
  readonly checks: readonly RawDefinition[];
  readonly checklists: readonly RawDefinition[];
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

  const dimensions = parseAll(dimensionSchema, raw.dimensions, problems);
  const checklists: ChecklistDefinition[] = parseAll(
    checklistDefinitionFileSchema,
    raw.checklists,
    problems,
  );

  const checks = new Map<string, DefinedCheck>();
  for (const { where, value } of raw.checks) {
    if (isSwitchedOff(value)) {
      if (!checks.delete(value.id)) {
        problems.push({
          where,
          id: value.id,
          message: 'switches off a check that does not exist',
        });
      }
      continue;
    }
    const parsed = checkDefinitionSchema.safeParse(value);
    if (!parsed.success) {
      problems.push({ where, id: idOf(value), message: explain(parsed.error) });
      continue;
    }
    const definition = parsed.data;
    if (!dimensions.some(({ id }) => id === definition.dimension)) {
      problems.push({
        where,
        id: definition.id,
        message: `names the dimension ${definition.dimension}, which does not exist`,
      });
      continue;
    }
    const check = defineCheck(definition, compiler, sources);
    if ('problem' in check) {
      problems.push({ where, id: definition.id, message: check.problem });
    }
    checks.set(definition.id, check);
  }

  const order = new Map(dimensions.map(({ id }, index) => [id, index]));
  const position = (check: DefinedCheck) =>
    order.get(check.definition.dimension) ?? 0;
  const sorted = [...checks.values()].sort((a, b) => position(a) - position(b));

  return {
    dimensions,
    checks: sorted,
    checklists,
    factSets: sources,
    problems,
    fingerprint: fingerprint([
      dimensions,
      sorted.map(({ definition }) => definition),
    ]),
  };
}

function defineCheck(
  definition: CheckDefinition,
  compiler: ConditionCompiler,
  sources: ReadonlyMap<string, FactSet>,
): DefinedCheck {
  const appliesTo = definition.appliesTo
    ? filterPredicateToFilterFunction(definition.appliesTo)
    : () => true;
  try {
    const compile = (key: string, text: string): Condition => {
      try {
        const condition = compiler.compile(text);
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
      params: toCelParams(definition.params),
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

function parseAll<T extends { id: string }>(
  schema: z.ZodType<T>,
  definitions: readonly RawDefinition[],
  problems: DefinitionProblem[],
): T[] {
  const byId = new Map<string, T>();
  for (const { where, value } of definitions) {
    const parsed = schema.safeParse(value);
    if (parsed.success) {
      byId.set(parsed.data.id, parsed.data);
    } else {
      problems.push({ where, id: idOf(value), message: explain(parsed.error) });
    }
  }
  return [...byId.values()];
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
