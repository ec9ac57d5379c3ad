/*
 * What can be told of a condition from its syntax tree alone: which of its parts have a value without a fact.
 */

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

/** What a condition combines by `&&` and `||`. If none of these operands has a value, the condition has none. */
export function operandsOf(node: unknown): unknown[] {
  const { op, args } = node as { op: string; args: unknown };
  if (op === '&&' || op === '||') {
    return (args as unknown[]).flatMap(operandsOf);
  }
  return op === '!_' ? operandsOf(args) : [node];
}

/**
 * Whether a condition has operators that can do without a part of it: only `false && x`, `true || x`, a choice or a
 * macro over a list can have a value though a fact is missing.
 */
export function hasLogic(node: unknown): boolean {
  if (Array.isArray(node)) {
    return node.some(hasLogic);
  }
  if (!node || typeof node !== 'object' || !('op' in node)) {
    return false;
  }
  const { op, args } = node as { op: string; args: unknown };
  return !STRICT_OPERATORS.has(op) || hasLogic(args);
}
