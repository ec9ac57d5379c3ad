import { isDeepStrictEqual } from 'node:util';
import {
  Parsed,
  parseYaml,
  problem,
} from 'backstage-plugin-ml-scorecards-node';
import { parseToml } from '../text/parseToml';
import { Comparison } from './compareLock';
import { DvcProject, PairedStage, resolveIn } from './DvcProject';
import { paramName, placeOf } from './paramNames';
import { DvcParams } from './parseDvcYaml';

/** The text of a file, that it is not there, or why it could not be read. */
export type TextFile = Parsed<string> | { readonly absent: true };

/** Compares the values of parameters with those that `dvc.lock` recorded. Frozen stages are left out, as DVC does. */
export async function compareParams(
  project: DvcProject,
  stages: readonly PairedStage[],
  readText: (path: string) => Promise<TextFile>,
): Promise<Comparison> {
  const outOfStep = new Set<string>();
  const notCompared = new Set<string>();
  for (const stage of stages) {
    if (stage.stage.frozen) continue;
    if (stage.inexact) notCompared.add(stage.inexact);
    for (const { locked } of stage.locked) {
      const declared = stage.stage.params;
      const files = new Set([
        ...declared.map(({ file }) => file).filter(file => !isTemplate(file)),
        ...locked.params.keys(),
      ]);
      for (const file of files) {
        const lockedValues = locked.params.get(file) ?? new Map();
        const wanted = wantedKeys(declared, file, [...lockedValues.keys()]);
        if (!wanted) continue;
        const resolved = resolveIn(stage, file);
        const values =
          'path' in resolved
            ? parseParams(file, await readText(resolved.path))
            : problem(`the parameters in ${file.slice(0, 100)} lie elsewhere`);
        if ('problem' in values) {
          notCompared.add(values.problem);
          continue;
        }
        const keys =
          wanted === 'all'
            ? [...lockedValues.keys(), ...Object.keys(asRecord(values.value))]
            : wanted;
        for (const key of new Set(keys)) {
          const name = paramName(placeOf(project, stage, file), key);
          const found = lookUp(values.value, key);
          if (found === 'pattern') {
            notCompared.add(`the parameter ${name} is a pattern`);
          } else if (!found || !lockedValues.has(key)) {
            outOfStep.add(name);
          } else if (isInexact(found.value)) {
            notCompared.add(
              `the parameter ${name} holds a date, or a number of too many digits to be compared`,
            );
          } else if (!isDeepStrictEqual(found.value, lockedValues.get(key))) {
            outOfStep.add(name);
          }
        }
      }
    }
  }
  return {
    outOfStep: [...outOfStep].sort(),
    notCompared: [...notCompared].sort(),
  };
}

/**
 * Keys to compare in one file: those that `dvc.yaml` asks for. What only `dvc.lock` has counts when `dvc.yaml` fills in
 * names from elsewhere; otherwise the stage reads it no more.
 */
function wantedKeys(
  declared: readonly DvcParams[],
  file: string,
  lockedKeys: readonly string[],
): readonly string[] | 'all' | undefined {
  const here = declared.filter(params => params.file === file);
  if (here.some(params => !params.keys)) return 'all';
  const keys = here.flatMap(params => params.keys ?? []);
  const templated =
    keys.some(isTemplate) || declared.some(params => isTemplate(params.file));
  const wanted = [
    ...keys.filter(key => !isTemplate(key)),
    ...(templated ? lockedKeys : []),
  ];
  return wanted.length ? wanted : undefined;
}

function isTemplate(text: string): boolean {
  return text.includes('${');
}

function parseParams(file: string, text: TextFile): Parsed<unknown> {
  if ('absent' in text) return problem(`${file} is not in Git`);
  if ('problem' in text) return text;
  if (/\.json$/i.test(file)) {
    try {
      return { value: JSON.parse(text.value) };
    } catch {
      return problem(`${file} cannot be read as JSON`);
    }
  }
  if (/\.toml$/i.test(file)) {
    const toml = parseToml(file, text.value);
    return 'value' in toml ? { value: asYamlHasIt(toml.value) } : toml;
  }
  return /\.ya?ml$/i.test(file)
    ? parseYaml(file, text.value)
    : problem(
        `the parameters in ${file} can only be read from YAML, JSON or TOML`,
      );
}

/** Tables of TOML have no prototype, which would make them differ from the mappings of a lock. */
function asYamlHasIt(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asYamlHasIt);
  return value instanceof Date || typeof value !== 'object' || value === null
    ? value
    : Object.fromEntries(
        Object.entries(value).map(([key, each]) => [key, asYamlHasIt(each)]),
      );
}

/** Two large seeds may differ and still be the same number to JavaScript; DVC writes dates of TOML in its own way. */
function isInexact(value: unknown): boolean {
  if (typeof value === 'number') {
    return Number.isInteger(value) && !Number.isSafeInteger(value);
  }
  return (
    value instanceof Date || Object.values(asRecord(value)).some(isInexact)
  );
}

/** Finds `a.b.0` in nested values as DVC does. A key with `*` or `?` is a pattern, which we do not follow. */
function lookUp(
  values: unknown,
  key: string,
): { value: unknown } | 'pattern' | undefined {
  if (Object.hasOwn(asRecord(values), key)) {
    return { value: asRecord(values)[key] };
  }
  if (/[*?[]/.test(key)) return 'pattern';
  let value = values;
  for (const part of key.split('.')) {
    if (!Object.hasOwn(asRecord(value), part)) return undefined;
    value = asRecord(value)[part];
  }
  return { value };
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)
    : {};
}
