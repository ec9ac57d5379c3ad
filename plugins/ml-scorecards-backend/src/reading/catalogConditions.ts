import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { WRITTEN_LABELS } from 'backstage-plugin-ml-scorecards-common';
import { z } from 'zod';
import { SELECTED_FIELDS } from '../selection/SelectedComponent';

/** A rule of the catalog about something that is stored of components. Its values are as they are compared. */
export type CatalogRule =
  | { readonly rule: 'kind'; readonly kinds: readonly string[] }
  | { readonly rule: 'owner'; readonly owners: readonly string[] }
  | {
      readonly rule: 'label' | 'annotation';
      readonly name: string;
      readonly value?: string;
    }
  | {
      readonly rule: 'field';
      /** Where it is in the entity: a field that selection stores with everything in it. */
      readonly field: string;
      /** What is asked about it: the field itself, or what is in it. */
      readonly key: string;
      readonly value?: string;
    };

/** A condition that can be answered from what is stored. */
export type CatalogCondition =
  | { readonly allOf: readonly CatalogCondition[] }
  | { readonly anyOf: readonly CatalogCondition[] }
  | { readonly not: CatalogCondition }
  | CatalogRule;

const ENTITY = 'catalog-entity';

/** A rule that can't be answered here, so that the catalog has to be asked. */
class NotOursError extends Error {}

const propertySchema = z.strictObject({
  key: z.string(),
  value: z.string().optional(),
});

/** The rules that the catalog brings along. They compare as its own `apply` does, which decides on single entities. */
const RULES: Record<string, (params: unknown) => CatalogRule> = {
  IS_ENTITY_KIND: params => {
    const { kinds } = parse(
      z.strictObject({ kinds: z.array(z.string()) }),
      params,
    );
    return { rule: 'kind', kinds: unique(kinds.map(lowerCase)) };
  },
  IS_ENTITY_OWNER: params => {
    const { claims } = parse(
      z.strictObject({ claims: z.array(z.string()) }),
      params,
    );
    return { rule: 'owner', owners: unique(claims) };
  },
  HAS_LABEL: params => {
    const { label, value } = parse(
      z.strictObject({ label: z.string(), value: z.string().optional() }),
      params,
    );
    requireStored(`labels.${lowerCase(label)}`);
    return named('label', label, value);
  },
  HAS_ANNOTATION: params => {
    const { annotation, value } = parse(
      z.strictObject({ annotation: z.string(), value: z.string().optional() }),
      params,
    );
    return named('annotation', annotation, value);
  },
  HAS_METADATA: params => {
    const { key, value } = parse(propertySchema, params);
    requireStored(lowerCase(key));
    return property('metadata', key, value);
  },
  HAS_SPEC: params => {
    const { key, value } = parse(propertySchema, params);
    return property('spec', key, value);
  },
};

/**
 * What a policy says about entities of the catalog, in terms of what is stored of components. Gives undefined if any
 * part of it asks for something else: rules that others brought to the catalog, fields that are not stored, the labels
 * that we write ourselves and therefore do not store. The same conditions in another order give the same.
 */
export function translateConditions(
  decision: PolicyDecision,
): CatalogCondition | undefined {
  if (
    decision.result !== AuthorizeResult.CONDITIONAL ||
    decision.pluginId !== 'catalog' ||
    decision.resourceType !== ENTITY
  ) {
    return undefined;
  }
  try {
    return translate(decision.conditions);
  } catch (error) {
    if (error instanceof NotOursError) {
      return undefined;
    }
    throw error;
  }
}

const criteriaSchema = z.union([
  z.strictObject({ allOf: z.array(z.unknown()).min(1) }),
  z.strictObject({ anyOf: z.array(z.unknown()).min(1) }),
  z.strictObject({ not: z.unknown() }),
  z.strictObject({
    rule: z.string(),
    resourceType: z.literal(ENTITY),
    params: z.unknown(),
  }),
]);

function translate(criteria: unknown): CatalogCondition {
  const given = parse(criteriaSchema, criteria);
  if ('allOf' in given) {
    return { allOf: inOrder(given.allOf.map(translate)) };
  }
  if ('anyOf' in given) {
    return { anyOf: inOrder(given.anyOf.map(translate)) };
  }
  if ('not' in given) {
    return { not: translate(given.not) };
  }
  if (!Object.hasOwn(RULES, given.rule)) {
    throw new NotOursError();
  }
  return RULES[given.rule](given.params);
}

function named(
  rule: 'label' | 'annotation',
  name: string,
  value: string | undefined,
): CatalogRule {
  return { rule, name: lowerCase(name), ...withValue(value) };
}

function property(
  part: 'metadata' | 'spec',
  key: string,
  value: string | undefined,
): CatalogRule {
  const whole = lowerCase(`${part}.${key}`);
  const [, name] = whole.split('.');
  const field = `${part}.${name}`;
  if (!SELECTED_FIELDS.includes(field)) {
    throw new NotOursError();
  }
  return { rule: 'field', field, key: whole, ...withValue(value) };
}

/** `key` is within the metadata. */
function requireStored(key: string): void {
  const isWritten = Object.values(WRITTEN_LABELS).some(label =>
    key.startsWith(`labels.${label}`),
  );
  if (isWritten) {
    throw new NotOursError();
  }
}

function withValue(value: string | undefined): { value?: string } {
  return value === undefined ? {} : { value: lowerCase(value) };
}

function parse<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const { success, data } = schema.safeParse(value);
  if (!success) {
    throw new NotOursError();
  }
  return data;
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort();
}

function inOrder(conditions: readonly CatalogCondition[]): CatalogCondition[] {
  const byText = new Map(
    conditions.map(condition => [JSON.stringify(condition), condition]),
  );
  return [...byText]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, condition]) => condition);
}

function lowerCase(text: string): string {
  return text.toLowerCase();
}
