import { Environment } from '@marcbachmann/cel-js';
import { FactSet, FactType } from 'backstage-plugin-ml-scorecards-node';

/** A fact as a condition names it: `git.dvcStages`. */
export interface FactName {
  readonly source: string;
  readonly name: string;
}

/**
 * What a condition says: true, false, or that it can't be told because a fact is missing. `broken` is a fault of the
 * condition itself.
 */
export type ConditionOutcome =
  | { readonly value: boolean }
  | { readonly value: 'missing' }
  | { readonly value: 'broken'; readonly message: string };

/** What conditions may read besides facts. Dates and big integers as CEL wants them. */
export interface ConditionInput {
  readonly facts: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly component: Readonly<Record<string, string>>;
  readonly params: unknown;
  readonly now: Date;
}

/** A condition in CEL, type-checked against the facts that exist. */
export interface Condition {
  readonly text: string;
  /** The facts that it names, each once, in the order of the text. */
  readonly facts: readonly FactName[];
  /** The parameters that it names, as `params.<name>`. */
  readonly params: readonly string[];
  /** Whether it names the tier, which may itself rest on facts that are unknown. */
  readonly readsTier: boolean;
  evaluate(input: ConditionInput): ConditionOutcome;
}

const TRUE: ConditionOutcome = { value: true };
const FALSE: ConditionOutcome = { value: false };
const MISSING: ConditionOutcome = { value: 'missing' };

const CEL_TYPES: Readonly<Record<FactType, string>> = {
  boolean: 'bool',
  integer: 'int',
  number: 'double',
  string: 'string',
  instant: 'google.protobuf.Timestamp',
  strings: 'list<string>',
};

/** Operators that have no value if one of their operands has none. */
const STRICT_OPERATORS: ReadonlySet<string> = new Set([
  'value',
  'id',
  '.',
  '[]',
  'list',
  'map',
  '==',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  '+',
  '-',
  '*',
  '/',
  '%',
  'in',
  '!_',
  '-_',
  'call',
]);

/** Functions that go through a list. */
const LOOPS: ReadonlySet<unknown> = new Set([
  'all',
  'exists',
  'exists_one',
  'filter',
  'map',
]);

const COMPONENT_SCHEMA = {
  kind: 'string',
  type: 'string',
  lifecycle: 'string',
  tier: 'string',
  tierOrigin: 'string',
} as const;

const MILLISECONDS_PER_DAY = 24 * 60 * 60 * 1000;

/**
 * Compiles conditions in the Common Expression Language. CEL is right about missing data: `false && missing` is false,
 * `true || missing` is true, anything else with a missing fact has no value. `has()` is refused, since it would turn
 * "unknown" into a plain false that a negation makes a pass.
 */
export class ConditionCompiler {
  private readonly environment: Environment;
  private readonly sources: ReadonlySet<string>;
  private now = new Date(0);

  constructor(factSets: readonly FactSet[]) {
    this.sources = new Set(factSets.map(set => set.source));
    this.environment = new Environment()
      .registerVariable({ name: 'component', schema: COMPONENT_SCHEMA })
      .registerVariable('params', 'dyn')
      .registerFunction(
        'daysSince(google.protobuf.Timestamp): double',
        // Evaluation is synchronous, so the instant set just before it is the one that is read here.
        (instant: Date) =>
          (this.now.getTime() - instant.getTime()) / MILLISECONDS_PER_DAY,
      );
    for (const { source, facts } of factSets) {
      this.environment.registerVariable({
        name: source,
        schema: Object.fromEntries(
          Object.entries(facts).map(([name, { type }]) => [
            name,
            CEL_TYPES[type],
          ]),
        ),
      });
    }
  }

  /** Throws an error whose message says what is wrong with the condition. */
  compile(text: string): Condition {
    const checked = this.environment.check(text);
    if (!checked.valid) {
      throw new Error(firstLine(checked.error?.message ?? 'invalid condition'));
    }
    if (checked.type !== 'bool') {
      throw new Error(`must give true or false, but gives ${checked.type}`);
    }
    const run = this.environment.parse(text);
    const facts = this.factsNamedIn(run.ast);
    const readsTier = /\bcomponent\.tier(Origin)?\b/.test(text);
    const isStrict = !hasLogic(run.ast);
    const isMissingAny = (input: ConditionInput) =>
      (readsTier && input.component.tier === undefined) ||
      facts.some(
        ({ source, name }) => input.facts[source]?.[name] === undefined,
      );
    return {
      text,
      facts,
      params: [
        ...new Set(
          [...text.matchAll(/\bparams\.(\w+)/g)].map(([, name]) => name),
        ),
      ],
      readsTier,
      evaluate: input => {
        if (isStrict && isMissingAny(input)) {
          return MISSING;
        }
        this.now = input.now;
        // The library throws for what is missing, and the stack that nobody sees costs more than all the rest.
        const { stackTraceLimit } = Error;
        Error.stackTraceLimit = 0;
        try {
          return run(scopeOf(input)) === true ? TRUE : FALSE;
        } catch (error) {
          return isMissingAny(input)
            ? MISSING
            : { value: 'broken', message: firstLine(String(error)) };
        } finally {
          Error.stackTraceLimit = stackTraceLimit;
        }
      },
    };
  }

  private factsNamedIn(ast: unknown): FactName[] {
    const found = new Map<string, FactName>();
    const visit = (node: unknown, isInLoop: boolean) => {
      if (Array.isArray(node)) {
        node.forEach(part => visit(part, isInLoop));
        return;
      }
      if (!node || typeof node !== 'object' || !('op' in node)) {
        return;
      }
      const { op, args } = node as { op: string; args: unknown };
      if (op === 'rcall' && Array.isArray(args) && LOOPS.has(args[0])) {
        // Each level multiplies the time, and no condition may hold up the others.
        if (isInLoop) {
          throw new Error(`${args[0]}() is not allowed within another loop`);
        }
        const [, list, body] = args;
        visit(list, isInLoop);
        visit(body, true);
        return;
      }
      if (op === 'call' && Array.isArray(args) && args[0] === 'has') {
        throw new Error(
          'has() is not allowed: a fact that is missing is unknown, not false',
        );
      }
      if (op === '.' && Array.isArray(args)) {
        const [target, name] = args as [
          { op?: string; args?: unknown },
          string,
        ];
        const source = target?.op === 'id' ? String(target.args) : undefined;
        if (source && this.sources.has(source)) {
          found.set(`${source}.${name}`, { source, name });
          return;
        }
      }
      if (op === 'id' && this.sources.has(String(args))) {
        throw new Error(
          `${args} can only be read fact by fact, as ${args}.<name>`,
        );
      }
      visit(args, isInLoop);
    };
    visit(ast, false);
    return [...found.values()];
  }
}

/** Variables by the facts they come from: a component has dozens of conditions over the same facts. */
const scopes = new WeakMap<
  ConditionInput['facts'],
  { component?: unknown; params?: unknown }
>();

function scopeOf({ facts, component, params }: ConditionInput): object {
  let scope = scopes.get(facts);
  if (!scope) {
    scope = { ...facts };
    scopes.set(facts, scope);
  }
  scope.component = component;
  scope.params = params;
  return scope;
}

/**
 * Whether a condition has operators that can do without a part of it: only `false && x`, `true || x`, a choice or a
 * macro over a list can have a value though a fact is missing.
 */
function hasLogic(node: unknown): boolean {
  if (Array.isArray(node)) {
    return node.some(hasLogic);
  }
  if (!node || typeof node !== 'object' || !('op' in node)) {
    return false;
  }
  const { op, args } = node as { op: string; args: unknown };
  return !STRICT_OPERATORS.has(op) || hasLogic(args);
}

/** Turns the value of a fact into what CEL calculates with. */
export function toCelValue(type: FactType, value: unknown): unknown {
  switch (type) {
    case 'integer':
      return BigInt(value as number);
    case 'instant':
      return new Date(value as string);
    default:
      return value;
  }
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

function firstLine(message: string): string {
  return message.split('\n', 1)[0];
}
