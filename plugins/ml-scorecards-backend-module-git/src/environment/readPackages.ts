import { Parsed, problem } from 'backstage-plugin-ml-scorecards-node';
import { ComponentFiles } from '../repository/ComponentFiles';
import { folderOf, resolvePath } from '../repository/paths';
import {
  packagesOfConda,
  packagesOfPipfile,
  packagesOfPixi,
  packagesOfPyproject,
  packagesOfRequirements,
  packagesOfSetup,
  RequiredPackage,
  RequiredPackages,
} from './requiredPackages';

/** What the files of an environment ask for by name. */
export interface ReadPackages {
  readonly packages: readonly RequiredPackage[];
  /** Why there may be more. */
  readonly incomplete?: string;
}

type ReadFile = (file: string, text: string) => Parsed<RequiredPackages>;

const READERS: ReadonlyArray<readonly [RegExp, ReadFile]> = [
  [/(?:^|\/)pyproject\.toml$/, packagesOfPyproject],
  [/(?:^|\/)Pipfile$/, packagesOfPipfile],
  [/(?:^|\/)pixi\.toml$/, packagesOfPixi],
  [
    /(?:^|\/)setup\.(?:py|cfg)$/,
    (_, text) => ({ value: packagesOfSetup(text) }),
  ],
  [/(?:^|\/)(?:environment|conda|python_env)[^/]*\.ya?ml$/, packagesOfConda],
  [/\.txt$/, (_, text) => ({ value: packagesOfRequirements(text) })],
];

/** Included files are followed so far. */
const MAX_FILES = 30;

/**
 * Reads what somebody asked for by name. Lock files are left out: they also hold what those packages need in turn, which
 * says nothing about what the component does.
 */
export async function readPackages(
  files: ComponentFiles,
  found: readonly string[],
): Promise<ReadPackages> {
  const packages: RequiredPackage[] = [];
  let incomplete: string | undefined;
  const waiting = found.filter(path => readerOf(path));
  if (!waiting.length && found.length) {
    incomplete = `${found[0]} also holds what other packages need, and no file says what was asked for`;
  }
  const seen = new Set<string>();
  for (let path = waiting.shift(); path; path = waiting.shift()) {
    if (seen.has(path)) continue;
    if (seen.size >= MAX_FILES) {
      incomplete ??= `no more than ${MAX_FILES} files with requirements are read`;
      break;
    }
    seen.add(path);
    const read = await readFile(files, path);
    if ('problem' in read) {
      incomplete ??= read.problem;
      continue;
    }
    packages.push(...read.value.packages);
    for (const include of read.value.includes) {
      const resolved = resolvePath(folderOf(path), include);
      if ('path' in resolved) waiting.push(resolved.path);
      else incomplete ??= `${path} includes a file that cannot be followed`;
    }
  }
  return { packages, ...(incomplete ? { incomplete } : {}) };
}

/** Reads what one file asks for. */
async function readFile(
  files: ComponentFiles,
  path: string,
): Promise<Parsed<RequiredPackages>> {
  const text = await files.readText(path);
  if ('absent' in text) return problem(`${path} is not in Git`);
  if ('problem' in text) return text;
  const read =
    readerOf(path) ??
    ((_: string, content: string) => ({
      value: packagesOfRequirements(content),
    }));
  return read(path, text.value);
}

function readerOf(path: string): ReadFile | undefined {
  return READERS.find(([name]) => name.test(path))?.[1];
}
