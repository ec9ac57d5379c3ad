import { Fact, Facts, gitFacts } from 'backstage-plugin-ml-scorecards-node';
import { ComponentFiles } from '../repository/ComponentFiles';
import { PROBED_FILES } from '../repository/interestingFiles';
import {
  folderOf,
  foldersUpFrom,
  joinPath,
  resolvePath,
} from '../repository/paths';
import { Parsed, problem } from '../text/Parsed';
import { parseCondaEnvironment } from './condaEnvironment';
import { parseRequirements, Requirements } from './requirements';

const LOCK_FILE =
  /(?:^|\/)(?:(?:poetry|uv|pdm|pixi|conda|Pipfile|renv)\.lock|conda-lock\.ya?ml|pylock(?:\.[^/]+)?\.toml)$/;
const REQUIREMENTS =
  /(?:^|\/)(?:[^/]*requirements[^/]*\.txt|requirements\/[^/]+\.txt)$/;
const CONDA = /(?:^|\/)(?:environment|conda|python_env)[^/]*\.ya?ml$/;
const MANIFEST = /(?:^|\/)(?:pyproject\.toml|setup\.py|setup\.cfg|Pipfile)$/;

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

/** Facts about the software environment of the component: the files that describe it, and whether they pin it. */
export async function environmentFacts(
  files: ComponentFiles,
  folders: readonly string[],
): Promise<Facts<typeof gitFacts>> {
  const found = files.complete
    ? findListed(files, folders)
    : await findProbed(files, folders);
  if (!found.length && !files.complete) {
    const unknown = {
      unknownBecause:
        'no environment file was found at the usual places, and this host cannot list files to look further',
    };
    return { environmentFiles: unknown, environmentPinned: unknown };
  }
  const link = found.length ? files.link(found[0]) : undefined;
  const withLink = link ? { link } : {};
  return {
    environmentFiles: { value: found, ...withLink },
    environmentPinned: { ...(await isPinned(files, found)), ...withLink },
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
  const manifest = found.find(path => MANIFEST.test(path));
  return manifest
    ? {
        unknownBecause: `the versions in ${manifest} are not read: add a lock file, or a requirements.txt with exact versions`,
      }
    : { value: false };
}

async function readFile(
  files: ComponentFiles,
  path: string,
): Promise<Parsed<Requirements>> {
  const text = await files.readText(path);
  if ('absent' in text) return problem(`${path} is not in Git`);
  if ('problem' in text) return text;
  return CONDA.test(path)
    ? parseCondaEnvironment(path, text.value)
    : { value: parseRequirements(text.value) };
}
