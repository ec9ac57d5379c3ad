import { FactType } from 'backstage-plugin-ml-scorecards-node';

/** A fact as a condition names it: `git.dvcStages`. */
export interface FactName {
  readonly source: string;
  readonly name: string;
}

/** A fact that some condition reads. */
export interface ReadFact extends FactName {
  readonly type: FactType;
  /** What stands for it in a {@link ConditionScope}. */
  readonly variable: string;
}

/**
 * What the conditions of one component read, by variable: the facts that are known, as CEL calculates with them, and
 * what is known of the component itself. One scope does for all of its checks.
 */
export type ConditionScope = Map<string, unknown>;

/** A scope that knows the component and no facts yet. */
export function componentScope(
  component: Readonly<Record<string, string>>,
): ConditionScope {
  const scope: ConditionScope = new Map();
  for (const name of Object.keys(component)) {
    scope.set(variableOf('component', name), component[name]);
  }
  return scope;
}

/** The variable of what a condition calls `<source>.<name>`: to look up a variable is less work than a field of one. */
export function variableOf(source: string, name: string): string {
  // Few names have a dash, and this is asked for each component.
  const plain = name.includes('-') ? name.replaceAll('-', '_') : name;
  return `${source}__${plain}`;
}

/** Turns the value of a fact into what CEL calculates with. Gives undefined if the value is not of the type. */
export function toCelValue(type: FactType, value: unknown): unknown {
  switch (type) {
    case 'integer':
      return Number.isSafeInteger(value) ? BigInt(value as number) : undefined;
    case 'number':
      return Number.isFinite(value) ? value : undefined;
    case 'instant':
      return typeof value === 'string' ? toInstant(value) : undefined;
    case 'strings':
      return isStrings(value) ? value : undefined;
    default:
      return typeof value === type ? value : undefined;
  }
}

function toInstant(value: string): Date | undefined {
  const instant = new Date(value);
  return Number.isNaN(instant.getTime()) ? undefined : instant;
}

function isStrings(value: unknown): boolean {
  return Array.isArray(value) && value.every(item => typeof item === 'string');
}

/** Turns parameters from YAML into what CEL calculates with: whole numbers become integers. */
export function toCelParams(value: unknown): unknown {
  if (typeof value === 'number') {
    return Number.isInteger(value) ? BigInt(value) : value;
  }
  if (value && typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value).map(([key, nested]) => [key, toCelParams(nested)]),
    );
  }
  return value;
}
