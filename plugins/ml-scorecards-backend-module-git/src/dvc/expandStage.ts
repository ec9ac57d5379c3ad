import { DvcStage } from './parseDvcYaml';

/** The names under which `dvc.lock` has a stage, or why they cannot be told from `dvc.yaml` alone. */
export type ExpandedStage =
  | { readonly names: readonly string[] }
  | { readonly inexact: string };

const MAX_NAMES = 2_000;

/**
 * Expands a stage that is repeated by `foreach` or `matrix` as DVC does: `name@key`. Values that are filled in from
 * elsewhere (`${…}`), and those that Python writes in another way than JavaScript, cannot be expanded exactly.
 */
export function expandStage(name: string, stage: DvcStage): ExpandedStage {
  if (stage.foreach !== undefined) {
    return withPrefix(name, foreachKeys(stage.foreach), 'foreach');
  }
  if (stage.matrix !== undefined) {
    return withPrefix(name, matrixKeys(stage.matrix), 'matrix');
  }
  return { names: [name] };
}

function withPrefix(
  name: string,
  keys: string[] | undefined,
  kind: string,
): ExpandedStage {
  return keys
    ? { names: [...new Set(keys)].map(key => `${name}@${key}`) }
    : {
        inexact: `the values of ${kind} in stage ${name} cannot be told from dvc.yaml alone`,
      };
}

function foreachKeys(values: unknown): string[] | undefined {
  if (Array.isArray(values)) {
    return values.some(isCollection)
      ? values.map((_, index) => String(index))
      : allOf(values.map(asKey));
  }
  return isCollection(values)
    ? allOf(Object.keys(values).map(asKey))
    : undefined;
}

function matrixKeys(axes: unknown): string[] | undefined {
  if (!isCollection(axes) || Array.isArray(axes)) return undefined;
  let keys: string[] | undefined;
  for (const [axis, values] of Object.entries(axes)) {
    if (!Array.isArray(values)) return undefined;
    const own = allOf(
      values.map((value, index) =>
        isCollection(value) ? `${axis}${index}` : asKey(value),
      ),
    );
    if (!own || own.length * (keys?.length ?? 1) > MAX_NAMES) return undefined;
    keys = keys ? keys.flatMap(key => own.map(o => `${key}-${o}`)) : own;
  }
  return keys ?? [];
}

function asKey(value: unknown): string | undefined {
  if (typeof value === 'string') {
    return value.includes('${') ? undefined : value;
  }
  return typeof value === 'boolean' || Number.isSafeInteger(value)
    ? String(value)
    : undefined;
}

function allOf<T>(values: Array<T | undefined>): T[] | undefined {
  return values.includes(undefined) ? undefined : (values as T[]);
}

function isCollection(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
