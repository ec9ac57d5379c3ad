import { Environment } from '@marcbachmann/cel-js';
import { FactSet, FactType } from 'backstage-plugin-ml-scorecards-node';
import { hasLogic, operandsOf } from './conditionLogic';
import { ConditionScope, FactName, variableOf } from './ConditionScope';

/**
 * What an expression says: a value, or that it can't be told because a fact is missing. `broken` is a fault of the
 * expression itself.
 */
export type Outcome<T> =
  | { readonly value: T }
  | { readonly value: 'missing' }
  | { readonly value: 'broken'; readonly message: string };

/** What a condition says. */
export type ConditionOutcome = Outcome<boolean>;

/** An expression in CEL, type-checked against the facts that exist. */
export interface Expression<T> {
  readonly text: string;
  /** The facts that it names, each once, in the order of the text. */
  readonly facts: readonly FactName[];
  /** The checks whose results it names, as `checks["<id>"]`. */
  readonly checks: readonly string[];
  /** The parameters that it names, as `params.<name>`. */
  readonly params: readonly string[];
  /** The targets of tiers that it names, as `targets.<name>`. */
  readonly targets: readonly string[];
  /** Whether it names the tier, which may itself rest on facts that are unknown. */
  readonly readsTier: boolean;
  evaluate(scope: ConditionScope, now: Date): Outcome<T>;
}

/** An expression that is true or false. */
export type Condition = Expression<boolean>;

/** An expression that gives a number. */
export type Quantity = Expression<number>;

/** What expressions read besides facts and the component. */
export interface Constants {
  /** Read as `params.<name>`, as CEL calculates with them. */
  readonly params?: unknown;
  /** Read as `targets.<name>[component.tier]`. */
  readonly targets?: unknown;
}

const TRUE: ConditionOutcome = { value: true };
const FALSE: ConditionOutcome = { value: false };
const MISSING = { value: 'missing' } as const;

const NUMBERS: ReadonlySet<string> = new Set(['double', 'int', 'dyn']);

const CEL_TYPES: Readonly<Record<FactType, string>> = {
  boolean: 'bool',
  integer: 'int',
  number: 'double',
  string: 'string',
  instant: 'google.protobuf.Timestamp',
  strings: 'list<string>',
};

/** Functions that go through a list. */
const LOOPS: ReadonlySet<unknown> = new Set([
  'all',
  'exists',
  'exists_one',
  'filter',
  'map',
]);

/**
 * What conditions may call. Each takes time in proportion to what it reads. Not among them is `matches`, whose patterns can
 * take for ever, and `bind`, which makes a short condition a long one.
 */
const CALLS: ReadonlySet<unknown> = new Set([
  ...LOOPS,
  'contains',
  'daysSince',
  'double',
  'dyn',
  'endsWith',
  'int',
  'size',
  'startsWith',
  'string',
  'timestamp',
]);

/** What conditions call the results of checks: `checks["<id>"]`. */
const CHECKS = 'checks';

/** Names that are no source's. */
const RESERVED: ReadonlySet<string> = new Set([
  'component',
  'params',
  'targets',
  CHECKS,
]);

const COMPONENT_SCHEMA = {
  kind: 'string',
  type: 'string',
  lifecycle: 'string',
  tier: 'string',
  tierOrigin: 'string',
  decisionImpact: 'string',
} as const;

const MILLISECONDS_PER_DAY = 24 * 60 * 60 * 1000;

/**
 * Compiles conditions in the Common Expression Language. CEL is right about missing data: `false && missing` is false,
 * `true || missing` is true, anything else with a missing fact has no value. `has()` is refused, since it would turn
 * "unknown" into a plain false that a negation makes a pass.
 */
export class ConditionCompiler {
  /** Knows facts as fields of their source, as conditions are written. */
  private readonly written: Environment;
  /** Knows each fact as a variable, as conditions are run. */
  private readonly flat: Environment;
  private readonly sources: ReadonlySet<string>;
  private readonly declaredChecks = new Set<string>();
  private now = new Date(0);

  constructor(factSets: readonly FactSet[]) {
    this.sources = new Set(factSets.map(set => set.source));
    this.written = new Environment()
      .registerVariable({ name: 'component', schema: COMPONENT_SCHEMA })
      .registerVariable('params', 'dyn')
      .registerVariable('targets', 'dyn')
      .registerVariable(CHECKS, 'map<string, string>')
      .registerFunction(
        'daysSince(google.protobuf.Timestamp): double',
        // Evaluation is synchronous, so the instant set just before it is the one that is read here.
        (instant: Date) =>
          (this.now.getTime() - instant.getTime()) / MILLISECONDS_PER_DAY,
      );
    for (const { source, facts } of factSets) {
      this.written.registerVariable({
        name: source,
        schema: Object.fromEntries(
          Object.entries(facts).map(([name, { type }]) => [
            name,
            CEL_TYPES[type],
          ]),
        ),
      });
    }
    this.flat = this.written.clone();
    for (const [name, type] of Object.entries(COMPONENT_SCHEMA)) {
      this.flat.registerVariable(variableOf('component', name), type);
    }
    for (const { source, facts } of factSets) {
      for (const [name, { type }] of Object.entries(facts)) {
        this.flat.registerVariable(variableOf(source, name), CEL_TYPES[type]);
      }
    }
  }

  /**
   * Compiles a condition with the constants that it reads, as CEL calculates with them. Throws an error whose message
   * says what is wrong with the condition.
   */
  compile(text: string, constants: Constants = {}): Condition {
    return this.compileAs(text, constants, {
      refuse: type =>
        type === 'bool' ? undefined : `must give true or false, but gives`,
      outcomeOf: value => (value === true ? TRUE : FALSE),
    });
  }

  /** The same for an expression that gives a number. */
  compileQuantity(text: string, constants: Constants = {}): Quantity {
    return this.compileAs(text, constants, {
      refuse: type =>
        NUMBERS.has(type) ? undefined : 'must give a number, but gives',
      outcomeOf: value => {
        const number = Number(value);
        return Number.isFinite(number) ? { value: number } : MISSING;
      },
    });
  }

  private compileAs<T>(
    text: string,
    { params = {}, targets = {} }: Constants,
    kind: {
      refuse(type: string): string | undefined;
      outcomeOf(value: unknown): Outcome<T>;
    },
  ): Expression<T> {
    const checked = this.written.check(text);
    if (!checked.valid) {
      throw new Error(firstLine(checked.error?.message ?? 'invalid condition'));
    }
    const refusal = kind.refuse(checked.type ?? '');
    if (refusal) {
      throw new Error(`${refusal} ${checked.type}`);
    }
    const { ast } = this.written.parse(text);
    const { facts, fields } = this.fieldsNamedIn(ast);
    for (const { source, name } of fields) {
      this.declareCheck(source, name);
    }
    const run = this.flat.parse(withVariables(text, fields));
    const variables = variablesOf(fields);
    const operands = operandsOf(ast).map(operand =>
      hasLogic(operand) ? [] : variablesOf(this.fieldsNamedIn(operand).fields),
    );
    const hasNoValue = (scope: ConditionScope) =>
      operands.every(needed => lacksAny(scope, needed));
    const readsParams = text.includes('params');
    const readsTargets = text.includes('targets');
    return {
      text,
      facts,
      checks: unique(
        fields.flatMap(({ source, name }) => (source === CHECKS ? name : [])),
      ),
      params: namesAfter('params', text),
      targets: namesAfter('targets', text),
      readsTier: fields.some(
        ({ source, name }) => source === 'component' && name.startsWith('tier'),
      ),
      evaluate: (scope, now) => {
        const isMissing = lacksAny(scope, variables);
        if (isMissing && hasNoValue(scope)) {
          return MISSING;
        }
        this.now = now;
        if (readsParams) {
          scope.set('params', params);
        }
        if (readsTargets) {
          scope.set('targets', targets);
        }
        try {
          return kind.outcomeOf(
            isMissing ? withoutStackTraces(() => run(scope)) : run(scope),
          );
        } catch (error) {
          return isMissing
            ? MISSING
            : { value: 'broken', message: firstLine(String(error)) };
        }
      },
    };
  }

  /** Which checks there are is not known before all are compiled, so each becomes a variable when it is first named. */
  private declareCheck(source: string, name: string): void {
    const variable = variableOf(source, name);
    if (source === CHECKS && !this.declaredChecks.has(variable)) {
      this.declaredChecks.add(variable);
      this.flat.registerVariable(variable, 'string');
    }
  }

  private isTaken(name: string): boolean {
    return RESERVED.has(name) || this.sources.has(name);
  }

  /** The facts that a condition names, each once, and where it names these and what is known of the component. */
  private fieldsNamedIn(ast: unknown): {
    facts: FactName[];
    fields: NamedField[];
  } {
    const found = new Map<string, FactName>();
    const fields: NamedField[] = [];
    const visit = (node: unknown, isInLoop: boolean) => {
      if (Array.isArray(node)) {
        node.forEach(part => visit(part, isInLoop));
        return;
      }
      if (!node || typeof node !== 'object' || !('op' in node)) {
        return;
      }
      const { op, args, start, end } = node as NamedField & {
        op: string;
        args: any;
      };
      if (op === 'rcall' && Array.isArray(args) && LOOPS.has(args[0])) {
        // Each level multiplies the time, and no condition may hold up the others.
        if (isInLoop) {
          throw new Error(`${args[0]}() is not allowed within another loop`);
        }
        const [, list, body] = args;
        const [variable] = body as ReadonlyArray<{ args?: unknown }>;
        if (this.isTaken(String(variable?.args))) {
          throw new Error(
            `a loop cannot call its variable ${variable.args}, which means something else`,
          );
        }
        visit(list, isInLoop);
        visit(body, true);
        return;
      }
      if (op === 'call' && Array.isArray(args) && args[0] === 'has') {
        throw new Error(
          'has() is not allowed: a fact that is missing is unknown, not false',
        );
      }
      if (
        (op === 'call' || op === 'rcall') &&
        Array.isArray(args) &&
        !CALLS.has(args[0])
      ) {
        throw new Error(`${args[0]}() is not allowed`);
      }
      if (op === '.' && Array.isArray(args)) {
        const [target, name] = args as [
          { op?: string; args?: unknown },
          string,
        ];
        const source = target?.op === 'id' ? String(target.args) : undefined;
        if (source && this.sources.has(source)) {
          found.set(`${source}.${name}`, { source, name });
          fields.push({ source, name, start, end });
          return;
        }
        if (source === 'component') {
          fields.push({ source, name, start, end });
          return;
        }
      }
      if (op === '[]' && Array.isArray(args)) {
        const [target, key] = args as { op?: string; args?: unknown }[];
        if (target?.op === 'id' && target.args === CHECKS) {
          if (key?.op !== 'value' || typeof key.args !== 'string') {
            throw new Error('checks can only be read as checks["<id>"]');
          }
          fields.push({ source: CHECKS, name: key.args, start, end });
          return;
        }
      }
      if (op === 'id' && args === CHECKS) {
        throw new Error('checks can only be read as checks["<id>"]');
      }
      if (op === 'id' && (args === 'component' || this.sources.has(args))) {
        throw new Error(`${args} can only be read as ${args}.<name>`);
      }
      visit(args, isInLoop);
    };
    visit(ast, false);
    return { facts: [...found.values()], fields };
  }
}

/** A place in the text of a condition that reads `<source>.<name>`. */
interface NamedField extends FactName {
  readonly start: number;
  readonly end: number;
}

/** The text of a condition with a variable for each field that it reads. */
function withVariables(text: string, fields: readonly NamedField[]): string {
  let written = text;
  const fromTheEnd = [...fields].sort((a, b) => b.start - a.start);
  for (const { source, name, start, end } of fromTheEnd) {
    if (text.slice(start, end).includes(')')) {
      // Only one of the two parentheses is within the place that the library names.
      throw new Error(
        `(${source}).${name} must be written without parentheses: ${source}.${name}`,
      );
    }
    written =
      written.slice(0, start) + variableOf(source, name) + written.slice(end);
  }
  return written;
}

function lacksAny(
  scope: ConditionScope,
  variables: readonly string[],
): boolean {
  for (const variable of variables) {
    if (!scope.has(variable)) {
      return true;
    }
  }
  return false;
}

/** The library throws for what is missing, and the stack that nobody sees would cost more than all the rest. */
function withoutStackTraces<T>(work: () => T): T {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return work();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

function variablesOf(fields: readonly FactName[]): string[] {
  return unique(fields.map(({ source, name }) => variableOf(source, name)));
}

function namesAfter(object: string, text: string): string[] {
  const pattern = new RegExp(`\\b${object}\\.(\\w+)`, 'g');
  return unique([...text.matchAll(pattern)].map(([, name]) => name));
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)];
}

function firstLine(message: string): string {
  return message.split('\n', 1)[0];
}
