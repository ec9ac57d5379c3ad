import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import { RawDefinitions } from './loadDefinitions';
import { RawDefinition } from './parseDefinitions';

/** Folder of the definitions that ship with the plugin. */
const BUILT_IN = resolvePackagePath(
  'backstage-plugin-ml-scorecards-backend',
  'definitions',
);

/** The keys of `mlScorecards` in app-config.yaml that hold definitions by id. */
export const DEFINITION_KEYS = [
  'dimensions',
  'tiers',
  'checks',
  'checklists',
  'triggers',
  'findings',
  'storageAdvice',
  'rubrics',
] as const satisfies readonly (keyof RawDefinitions)[];

/** Where the built-in ones are: a list in one file, or one file for each dimension, kind or checklist. */
const READ_BUILT_IN: Readonly<
  Record<(typeof DEFINITION_KEYS)[number], () => Promise<RawDefinition[]>>
> = {
  dimensions: () => readYamlList(join(BUILT_IN, 'dimensions.yaml')),
  tiers: () => readYamlList(join(BUILT_IN, 'tiers.yaml')),
  checks: () => readFolder('checks', { nameGives: 'dimension' }),
  checklists: () => readFolder('checklists'),
  triggers: () => readYamlList(join(BUILT_IN, 'triggers.yaml')),
  findings: () => readFolder('findings', { nameGives: 'kind' }),
  storageAdvice: () => readYamlList(join(BUILT_IN, 'storage-advice.yaml')),
  rubrics: () => readFolder('rubrics'),
};

/** Reads the built-in definitions and those of `mlScorecards` in app-config.yaml, which come last and so override. */
export async function readDefinitions(config: Config): Promise<RawDefinitions> {
  const read = await Promise.all(
    DEFINITION_KEYS.map(async key => [
      key,
      overrideById(await READ_BUILT_IN[key](), readConfigured(config, key)),
    ]),
  );
  return Object.fromEntries(read);
}

/** `mlScorecards.<key>.<id>` is `false`, or the keys of the definition that differ from the built-in one. */
function readConfigured(config: Config, key: string): RawDefinition[] {
  const configured = config.getOptional(`mlScorecards.${key}`) ?? {};
  return Object.entries(configured).map(([id, value]) => ({
    where: `mlScorecards.${key}.${id}`,
    configured: true,
    value:
      value === false
        ? { id, off: true }
        : { ...(value as Record<string, unknown>), id },
  }));
}

function overrideById(
  builtIn: readonly RawDefinition[],
  configured: readonly RawDefinition[],
): RawDefinition[] {
  const byId = new Map(
    builtIn.map(({ value }) => [(value as { id?: unknown }).id, value]),
  );
  return [
    ...builtIn,
    ...configured.map(({ value, ...definition }) => ({
      ...definition,
      value: mergeDefinition(
        byId.get((value as { id: unknown }).id) as MergeableDefinition,
        value as MergeableDefinition,
      ),
    })),
  ];
}

interface MergeableDefinition {
  readonly params?: object;
  readonly targets?: object;
}

/** Later keys win, and parameters and targets one by one, so that changing one does not lose the others. */
function mergeDefinition(
  builtIn: MergeableDefinition | undefined,
  configured: MergeableDefinition,
): object {
  const merged: Record<string, unknown> = { ...builtIn, ...configured };
  for (const key of ['params', 'targets'] as const) {
    if (builtIn?.[key] && configured[key]) {
      merged[key] = { ...builtIn[key], ...configured[key] };
    }
  }
  return merged;
}

async function yamlFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder);
  return names
    .filter(name => name.endsWith('.yaml'))
    .sort()
    .map(name => join(folder, name));
}

/** Files that hold a definition or a list of them. The name of a file can stand for a key of all that are in it. */
async function readFolder(
  folder: string,
  options: { nameGives?: string } = {},
): Promise<RawDefinition[]> {
  const { nameGives } = options;
  const definitions: RawDefinition[] = [];
  for (const file of await yamlFiles(join(BUILT_IN, folder))) {
    const content: unknown = parse(await readFile(file, 'utf8'));
    for (const value of Array.isArray(content) ? content : [content]) {
      definitions.push({
        where: basename(file),
        value: nameGives
          ? { [nameGives]: basename(file, '.yaml'), ...value }
          : value,
      });
    }
  }
  return definitions;
}

async function readYamlList(file: string): Promise<RawDefinition[]> {
  const values: unknown = parse(await readFile(file, 'utf8'));
  if (!Array.isArray(values)) {
    throw new Error(`${basename(file)} must hold a list`);
  }
  return values.map(value => ({ where: basename(file), value }));
}
