import { Environment } from '@marcbachmann/cel-js';
import { FactSet, FactType } from 'backstage-plugin-ml-scorecards-node';
import { hasLogic, operandsOf } from './conditionLogic';
import { ConditionScope, FactName, variableOf } from './ConditionScope';

/**
 * What a condition says: true, false, or that it can't be told because a fact is missing. `broken` is a fault of the
 * condition itself.
 */
export type ConditionOutcome =
  | { readonly value: boolean }
  | { readonly value: 'missing' }
  | { readonly value: 'broken'; readonly message: string };

/** A condition in CEL, type-checked against the facts that exist. */
export interface Condition {
  readonly text: string;
  /** The facts that it names, each once, in the order of the text. */
  readonly facts: readonly FactName[];
  /** The parameters that it names, as `params.<name>`. */
  readonly params: readonly string[];
  /** Whether it names the tier, which may itself rest on facts that are unknown. */
  readonly readsTier: boolean;
  evaluate(scope: ConditionScope, now: Date): ConditionOutcome;
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
  /** Knows facts as fields of their source, as conditions are written. */
  private readonly written: Environment;
  /** Knows each fact as a variable, as conditions are run. */
  private readonly flat: Environment;
  private readonly sources: ReadonlySet<string>;
  private now = new Date(0);

  constructor(factSets: readonly FactSet[]) {
    this.sources = new Set(factSets.map(set => set.source));
    this.written = new Environment()
      .registerVariable({ name: 'component', schema: COMPONENT_SCHEMA })
      .registerVariable('params', 'dyn')
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
   * Compiles a condition with the parameters that it reads, as CEL calculates with them. Throws an error whose message
   * says what is wrong with the condition.
   */
  compile(text: string, params: unknown = {}): Condition {
    const checked = this.written.check(text);
    if (!checked.valid) {
      throw new Error(firstLine(checked.error?.message ?? 'invalid condition'));
    }
    if (checked.type !== 'bool') {
      throw new Error(`must give true or false, but gives ${checked.type}`);
    }
    const { ast } = this.written.parse(text);
    const { facts, fields } = this.fieldsNamedIn(ast);
    const run = this.flat.parse(withVariables(text, fields));
    const variables = variablesOf(fields);
    const operands = operandsOf(ast).map(operand =>
      hasLogic(operand) ? [] : variablesOf(this.fieldsNamedIn(operand).fields),
    );
    const isMissingAny = (scope: ConditionScope) =>
      variables.some(variable => !scope.has(variable));
    const hasNoValue = (scope: ConditionScope) =>
      operands.every(needed => needed.some(variable => !scope.has(variable)));
    return {
      text,
      facts,
      params: [
        ...new Set(
          [...text.matchAll(/\bparams\.(\w+)/g)].map(([, name]) => name),
        ),
      ],
      readsTier: fields.some(
        ({ source, name }) => source === 'component' && name.startsWith('tier'),
      ),
      evaluate: (scope, now) => {
        if (hasNoValue(scope)) {
          return MISSING;
        }
        this.now = now;
        scope.set('params', params);
        const isMissing = isMissingAny(scope);
        try {
          const value = isMissing
            ? withoutStackTraces(() => run(scope))
            : run(scope);
          return value === true ? TRUE : FALSE;
        } catch (error) {
          return isMissing
            ? MISSING
            : { value: 'broken', message: firstLine(String(error)) };
        }
      },
    };
  }

  private isTaken(name: string): boolean {
    return name === 'component' || name === 'params' || this.sources.has(name);
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
  return [
    ...new Set(fields.map(({ source, name }) => variableOf(source, name))),
  ];
}

function firstLine(message: string): string {
  return message.split('\n', 1)[0];
}
