import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import { RawDefinition, RawDefinitions } from './loadDefinitions';

/** Folder of the definitions that ship with the plugin. */
const BUILT_IN = resolvePackagePath(
  'backstage-plugin-ml-scorecards-backend',
  'definitions',
);

/** The keys of `mlScorecards` in app-config.yaml that hold definitions by id. */
export const DEFINITION_KEYS = [
  'dimensions',
  'checks',
  'checklists',
  'tiers',
] as const;

/**
 * Reads the built-in definitions (one file per dimension or checklist) and those of `mlScorecards` in app-config.yaml,
 * which come last and so override.
 */
export async function readDefinitions(config: Config): Promise<RawDefinitions> {
  const dimensions = await readYamlList(join(BUILT_IN, 'dimensions.yaml'));

  const checks: RawDefinition[] = [];
  for (const file of await yamlFiles(join(BUILT_IN, 'checks'))) {
    const dimension = basename(file, '.yaml');
    for (const { where, value } of await readYamlList(file)) {
      checks.push({
        where,
        value: { dimension, ...(value as Record<string, unknown>) },
      });
    }
  }

  const checklists: RawDefinition[] = [];
  for (const file of await yamlFiles(join(BUILT_IN, 'checklists'))) {
    checklists.push({
      where: basename(file),
      value: parse(await readFile(file, 'utf8')),
    });
  }

  const configured = (key: (typeof DEFINITION_KEYS)[number]) =>
    readConfigured(config, key);
  return {
    dimensions: overrideById(dimensions, configured('dimensions')),
    checks: overrideById(checks, configured('checks')),
    checklists: overrideById(checklists, configured('checklists')),
    tiers: configured('tiers'),
  };
}

/** `mlScorecards.<key>.<id>` is `false`, or the keys of the definition that differ from the built-in one. */
function readConfigured(config: Config, key: string): RawDefinition[] {
  const configured = config.getOptional(`mlScorecards.${key}`) ?? {};
  return Object.entries(configured).map(([id, value]) => ({
    where: `mlScorecards.${key}.${id}`,
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
    ...configured.map(({ where, value }) => ({
      where,
      value: mergeDefinition(
        byId.get((value as { id: unknown }).id) as MergeableDefinition,
        value as MergeableDefinition,
      ),
    })),
  ];
}

interface MergeableDefinition {
  readonly params?: object;
}

/** Later keys win, and parameters one by one, so that changing one does not lose the others. */
function mergeDefinition(
  builtIn: MergeableDefinition | undefined,
  configured: MergeableDefinition,
): object {
  const params = { ...builtIn?.params, ...configured.params };
  return {
    ...builtIn,
    ...configured,
    ...(Object.keys(params).length > 0 && { params }),
  };
}

async function yamlFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder);
  return names
    .filter(name => name.endsWith('.yaml'))
    .sort()
    .map(name => join(folder, name));
}

async function readYamlList(file: string): Promise<RawDefinition[]> {
  const values: unknown = parse(await readFile(file, 'utf8'));
  if (!Array.isArray(values)) {
    throw new Error(`${basename(file)} must hold a list`);
  }
  return values.map(value => ({ where: basename(file), value }));
}
