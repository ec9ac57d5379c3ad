import { createHash } from 'node:crypto';
import { RepositoryFile } from '../repository/RepositoryReader';
import { isCode } from '../repository/interestingFiles';
import { isWithin } from '../repository/paths';
import { PairedStage, resolveIn } from './DvcProject';
import { LockedPath } from './parseDvcLock';

/** What is out of step for certain, and why the rest could not all be compared. */
export interface Comparison {
  readonly outOfStep: readonly string[];
  readonly notCompared: readonly string[];
}

/** A comparison of files, with those of them that Git holds. */
export interface FileComparison extends Comparison {
  readonly inGit: ReadonlySet<string>;
}

/** What the comparison needs of a repository. */
export interface ComparedFiles {
  read(path: string): Promise<RepositoryFile>;
  /** Paths below a folder; undefined if the host cannot list. */
  listFolder(path: string): Promise<readonly string[] | undefined>;
}

/** A file or folder of the repository that a stage read, with what DVC recorded of it. */
export interface CodeDependency {
  readonly path: string;
  /** Absent if `dvc.yaml` names the dependency and `dvc.lock` does not. */
  readonly locked?: LockedPath;
  /** Whether DVC leaves the stage as it is, so that only where the file is kept matters. */
  readonly isFrozen: boolean;
}

/** Dependencies to compare, and why some cannot be. */
export interface CodeDependencies {
  readonly dependencies: readonly CodeDependency[];
  readonly notCompared: readonly string[];
}

/** Lists what stages read that may be in Git: all but what DVC itself tracks and what lies in no repository. */
export function listCodeDependencies(
  stages: readonly PairedStage[],
  isTracked: (path: string) => boolean,
): CodeDependencies {
  const dependencies = new Map<string, CodeDependency>();
  const notCompared: string[] = [];
  for (const stage of stages) {
    const isFrozen = stage.stage.frozen;
    if (stage.inexact && !isFrozen) notCompared.push(stage.inexact);
    const add = (written: string, locked?: LockedPath) => {
      const resolved = resolveIn(stage, written);
      if ('outside' in resolved) {
        if (resolved.outside === 'refused' && !isFrozen) {
          notCompared.push(
            `the path ${written.slice(0, 100)} of stage ${
              stage.name
            } cannot be followed`,
          );
        }
        return;
      }
      const { path } = resolved;
      const key = `${path}\n${locked?.md5 ?? ''}\n${isFrozen}`;
      if (!isTracked(path)) dependencies.set(key, { path, locked, isFrozen });
    };
    for (const { locked } of stage.locked) {
      const names = new Set(locked.deps.map(dep => dep.path));
      for (const dep of locked.deps) add(dep.path, dep);
      for (const dep of stage.stage.deps) {
        if (!dep.includes('${') && !names.has(dep)) add(dep);
      }
    }
  }
  return { dependencies: [...dependencies.values()], notCompared };
}

/**
 * Compares what Git holds with what DVC recorded. What Git does not hold is data, not code. What could not be compared
 * is told, and never counts as in step.
 */
export async function compareDependencies(
  { dependencies, notCompared }: CodeDependencies,
  files: ComparedFiles,
): Promise<FileComparison> {
  const inGit = new Set<string>();
  const outOfStep = new Set<string>();
  const reasons = new Set(notCompared);
  await Promise.all(
    dependencies.map(async ({ path, locked, isFrozen }) => {
      const result = locked?.md5?.endsWith('.dir')
        ? await compareFolder(path, locked, files)
        : await compareFile(path, locked, files);
      if (result === 'not-in-git') return;
      inGit.add(path);
      if (isFrozen) return;
      if (result === 'out-of-step') outOfStep.add(path);
      else if (result !== 'in-step') reasons.add(result.notCompared);
    }),
  );
  return {
    inGit,
    outOfStep: [...outOfStep].sort(),
    notCompared: [...reasons].sort(),
  };
}

type Outcome =
  | 'in-step'
  | 'out-of-step'
  | 'not-in-git'
  | { readonly notCompared: string };

async function compareFile(
  path: string,
  locked: LockedPath | undefined,
  files: ComparedFiles,
): Promise<Outcome> {
  const file = await files.read(path);
  if ('absent' in file) {
    // Nobody keeps code as data: it was in Git once, or never got there.
    return isCode(path)
      ? { notCompared: `${path} is not in Git` }
      : 'not-in-git';
  }
  if ('problem' in file) return { notCompared: file.problem };
  if (!locked) return 'out-of-step';
  if (!locked.md5) {
    return { notCompared: `dvc.lock holds no MD5 of ${path}` };
  }
  if (isLfsPointer(file.bytes)) {
    return { notCompared: `${path} is a Git LFS pointer` };
  }
  return hashesOf(file.bytes).includes(locked.md5) ? 'in-step' : 'out-of-step';
}

const MAX_FILES_IN_FOLDER = 50;

/**
 * DVC hashes a folder as the list of the files in it, so the folder of a repository gives the same hash if it held
 * nothing but what Git holds. Where the number of files differs, something that Git ignores may have been hashed too.
 */
async function compareFolder(
  path: string,
  locked: LockedPath,
  files: ComparedFiles,
): Promise<Outcome> {
  const paths = await files.listFolder(path);
  if (!paths) {
    return { notCompared: `the host cannot list the files of folder ${path}` };
  }
  const inFolder = paths.filter(each => each !== path && isWithin(path, each));
  if (!inFolder.length) return 'not-in-git';
  if (inFolder.length > MAX_FILES_IN_FOLDER) {
    return {
      notCompared: `folder ${path} holds more than ${MAX_FILES_IN_FOLDER} files`,
    };
  }
  const contents = await Promise.all(
    inFolder.map(async each => ({ path: each, file: await files.read(each) })),
  );
  const hashes: Array<{ relpath: string; md5: readonly string[] }> = [];
  for (const { path: each, file } of contents) {
    if ('problem' in file) return { notCompared: file.problem };
    if ('absent' in file || isLfsPointer(file.bytes)) {
      return { notCompared: `${each} could not be compared` };
    }
    hashes.push({
      relpath: each.slice(path.length + 1),
      md5: hashesOf(file.bytes),
    });
  }
  if ([0, 1, 2].some(index => hashOfFolder(hashes, index) === locked.md5)) {
    return 'in-step';
  }
  return locked.fileCount === hashes.length
    ? 'out-of-step'
    : {
        notCompared: `the hash of folder ${path} may cover files that Git does not hold`,
      };
}

/** As `dvc_data` writes it: JSON as Python's `json.dumps(…, sort_keys=True)`, ordered by path. */
function hashOfFolder(
  files: ReadonlyArray<{ relpath: string; md5: readonly string[] }>,
  variant: number,
): string {
  const entries = [...files]
    .sort((a, b) => (a.relpath < b.relpath ? -1 : 1))
    .map(
      ({ relpath, md5 }) =>
        `{"md5": "${md5[variant]}", "relpath": ${pythonJson(relpath)}}`,
    );
  return `${md5Of(Buffer.from(`[${entries.join(', ')}]`))}.dir`;
}

function pythonJson(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\uffff]/g,
    char => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/**
 * MD5 of the bytes, of the text with LF line ends (DVC 2 hashed that) and with CRLF (a lock that was written on Windows,
 * where Git had turned the line ends on checkout). Line ends alone never make code differ.
 */
function hashesOf(bytes: Buffer): readonly string[] {
  const text = bytes.toString('latin1');
  if (!text.includes('\n') || text.includes('\0')) {
    const md5 = md5Of(bytes);
    return [md5, md5, md5];
  }
  const lf = text.replaceAll('\r\n', '\n');
  return [bytes, lf, lf.replaceAll('\n', '\r\n')].map(each =>
    md5Of(typeof each === 'string' ? Buffer.from(each, 'latin1') : each),
  );
}

function md5Of(bytes: Buffer): string {
  return createHash('md5').update(bytes).digest('hex');
}

function isLfsPointer(bytes: Buffer): boolean {
  return bytes
    .subarray(0, 100)
    .toString('latin1')
    .startsWith('version https://git-lfs.github.com/spec/v1');
}
