import { DefinitionProblem } from 'backstage-plugin-ml-scorecards-common';
import { z } from 'zod';

/** A definition as it was read, before anything is known about its shape. */
export interface RawDefinition {
  /** File or config key, for messages. */
  readonly where: string;
  readonly value: unknown;
  /** Whether app-config.yaml made or changed it. */
  readonly configured?: boolean;
}

/** A definition of the right shape, with where it came from. */
export interface Parsed<T> {
  readonly where: string;
  readonly value: T;
}

/**
 * What is right of raw definitions, by id. Later ones override earlier ones with the same id, and `{ id, off: true }`
 * switches one off. What is wrong becomes a problem and leaves an earlier one in place.
 */
export function parseDefinitions<T extends { id: string }>(options: {
  /** For messages. */
  kind: string;
  schema: z.ZodType<T>;
  raw: readonly RawDefinition[];
  problems: DefinitionProblem[];
  /** Whether there is always one of each id. */
  isFixed?: boolean;
  /** Says what is wrong with a definition of the right shape. */
  refuse?: (value: T) => string | undefined;
}): Map<string, Parsed<T>> {
  const { kind, schema, raw, problems, isFixed, refuse } = options;
  const parsed = new Map<string, Parsed<T>>();
  for (const { where, value } of raw) {
    const problem = (message: string) =>
      problems.push({ where, id: idOf(value), message });
    if (isSwitchedOff(value)) {
      if (isFixed) {
        problem(`a ${kind} cannot be switched off`);
      } else if (!parsed.delete(value.id)) {
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

/** The ids that are switched off in the end. */
export function switchedOff(raw: readonly RawDefinition[]): Set<string> {
  const off = new Set<string>();
  for (const { value } of raw) {
    const id = idOf(value);
    if (isSwitchedOff(value)) {
      off.add(value.id);
    } else if (id !== undefined) {
      off.delete(id);
    }
  }
  return off;
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

export function idOf(value: unknown): string | undefined {
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
