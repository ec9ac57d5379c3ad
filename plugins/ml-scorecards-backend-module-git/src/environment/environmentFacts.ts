import {
  Fact,
  Facts,
  findMergeMarker,
  gitFacts,
  Parsed,
  problem,
} from 'backstage-plugin-ml-scorecards-node';
import { ComponentFiles } from '../repository/ComponentFiles';
import { PROBED_FILES } from '../repository/interestingFiles';
import {
  folderOf,
  foldersUpFrom,
  joinPath,
  resolvePath,
} from '../repository/paths';
import { parseCondaEnvironment } from './condaEnvironment';
import { distributedAmong } from './knownPackages';
import { ReadPackages, readPackages } from './readPackages';
import { packagesOfPyproject } from './requiredPackages';
import { parseRequirements, Requirements } from './requirements';

const LOCK_FILE =
  /(?:^|\/)(?:(?:poetry|uv|pdm|pixi|conda|Pipfile|renv|requirements[^/]*)\.lock|conda-lock\.ya?ml|pylock(?:\.[^/]+)?\.toml)$/;
const REQUIREMENTS =
  /(?:^|\/)(?:[^/]*requirements[^/]*\.txt|requirements\/[^/]+\.txt)$/;
const CONDA = /(?:^|\/)(?:environment|conda|python_env)[^/]*\.ya?ml$/;
const MANIFEST =
  /(?:^|\/)(?:pyproject\.toml|setup\.py|setup\.cfg|Pipfile|pixi\.toml)$/;

/** Folders in which environments are kept, beside the component's own. */
const SUBFOLDERS = [
  '',
  'requirements',
  'environment',
  'environments',
  'env',
  'envs',
  'conda',
];

/** Facts about the software environment of the component, with the packages that it asks for. */
export interface Environment {
  readonly facts: Facts<typeof gitFacts>;
  /** Undefined where no environment was found and none is known to be absent. */
  readonly packages?: ReadPackages;
}

/** Reads the files that describe the environment, whether they pin it, and what they ask for. */
export async function readEnvironment(
  files: ComponentFiles,
  folders: readonly string[],
): Promise<Environment> {
  const found = files.complete
    ? findListed(files, folders)
    : await findProbed(files, folders);
  if (!found.length && !files.complete) {
    const unknown = {
      unknownBecause:
        'no environment file was found at the usual places, and this host cannot list files to look further',
    };
    return {
      facts: {
        environmentFiles: unknown,
        environmentPinned: unknown,
        distributedLibraries: unknown,
      },
    };
  }
  const packages = await readPackages(files, found);
  const distributed = distributedAmong(packages.packages);
  const link = found.length ? files.link(found[0]) : undefined;
  const withLink = link ? { link } : {};
  return {
    facts: {
      environmentFiles: { value: found, ...withLink },
      environmentPinned: { ...(await isPinned(files, found)), ...withLink },
      distributedLibraries:
        packages.incomplete && !distributed.length
          ? { unknownBecause: packages.incomplete, ...withLink }
          : { value: distributed, ...withLink },
    },
    packages,
  };
}

function isEnvironmentFile(path: string): boolean {
  return [LOCK_FILE, REQUIREMENTS, CONDA, MANIFEST].some(kind =>
    kind.test(path),
  );
}

/** Files in the component's own folders, or else in the nearest folder above that has any. */
function findListed(
  files: ComponentFiles,
  folders: readonly string[],
): string[] {
  const candidates = files.paths.filter(isEnvironmentFile);
  const inFolder = (folder: string) => {
    const places = new Set(
      SUBFOLDERS.map(sub => joinPath(folder, sub).replace(/\/$/, '')),
    );
    return candidates.filter(path => places.has(folderOf(path)));
  };
  const own = [...new Set(folders.flatMap(inFolder))];
  if (own.length) return own.sort();
  for (const folder of foldersUpFrom(folders[0])) {
    const above = inFolder(folder);
    if (above.length) return above.sort();
  }
  return [];
}

async function findProbed(
  files: ComponentFiles,
  folders: readonly string[],
): Promise<string[]> {
  const probed = folders.flatMap(folder =>
    PROBED_FILES.filter(isEnvironmentFile).map(path => joinPath(folder, path)),
  );
  const found = await Promise.all(
    probed.map(async path =>
      'absent' in (await files.read(path)) ? [] : [path],
    ),
  );
  return found.flat().sort();
}

async function isPinned(
  files: ComponentFiles,
  found: readonly string[],
): Promise<Fact<boolean>> {
  if (found.some(path => LOCK_FILE.test(path))) return { value: true };

  let count = 0;
  let unknown: string | undefined;
  const read = new Set<string>();
  const waiting = found.filter(
    path => REQUIREMENTS.test(path) || CONDA.test(path),
  );
  for (let path = waiting.shift(); path; path = waiting.shift()) {
    if (read.has(path)) continue;
    read.add(path);
    const requirements = await readFile(files, path);
    if ('problem' in requirements) {
      unknown ??= requirements.problem;
      continue;
    }
    // One requirement without an exact version settles it, whatever else could not be read.
    if (requirements.value.unpinned.length) return { value: false };
    count += requirements.value.count;
    for (const include of requirements.value.includes) {
      const resolved = resolvePath(folderOf(path), include);
      if ('path' in resolved) waiting.push(resolved.path);
      else
        unknown ??= `${path} includes ${include.slice(
          0,
          100,
        )}, which cannot be followed`;
    }
  }
  if (unknown) return { unknownBecause: unknown };
  if (count) return { value: true };
  const manifests = found.filter(path => MANIFEST.test(path));
  return manifests.length
    ? isPinnedByManifests(files, manifests)
    : { value: false };
}

/** Without lock file and lists of requirements, a manifest counts by what it says itself. */
async function isPinnedByManifests(
  files: ComponentFiles,
  manifests: readonly string[],
): Promise<Fact<boolean>> {
  const { packages, incomplete } = await readPackages(files, manifests);
  if (packages.some(({ pinned }) => !pinned)) return { value: false };
  const leavesOpen = await Promise.all(
    manifests.map(path => isDecidedElsewhere(files, path)),
  );
  const open = manifests.find((_, index) => leavesOpen[index]);
  if (incomplete || open) {
    return {
      unknownBecause:
        incomplete ??
        `the versions in ${open} are decided by a program: add a lock file, or a requirements.txt with exact versions`,
    };
  }
  return { value: packages.length > 0 };
}

/** Whether a manifest may ask for more than is written in it. */
async function isDecidedElsewhere(
  files: ComponentFiles,
  path: string,
): Promise<boolean> {
  if (/\.py$/.test(path)) return true;
  if (!/\.toml$/.test(path)) return false;
  const text = await files.readText(path);
  const parsed =
    'value' in text ? packagesOfPyproject(path, text.value) : undefined;
  return parsed !== undefined && 'value' in parsed && parsed.value.isDynamic;
}

async function readFile(
  files: ComponentFiles,
  path: string,
): Promise<Parsed<Requirements>> {
  const text = await files.readText(path);
  if ('absent' in text) return problem(`${path} is not in Git`);
  if ('problem' in text) return text;
  const marker = findMergeMarker(text.value);
  if (marker) return problem(`${path} line ${marker}: merge conflict markers`);
  return CONDA.test(path)
    ? parseCondaEnvironment(path, text.value)
    : { value: parseRequirements(text.value) };
}
