import { Parsed } from 'backstage-plugin-ml-scorecards-node';
import { resolvePath, ResolvedPath } from '../repository/paths';
import { expandStage } from './expandStage';
import { DvcConfig } from './parseDvcConfig';
import { DvcFile } from './parseDvcFile';
import { DvcLock, LockedStage } from './parseDvcLock';
import { DvcStage, DvcYaml } from './parseDvcYaml';

/** A file of the project as it was read and parsed. */
export interface ProjectFile<T> {
  /** Path in the repository. */
  readonly path: string;
  readonly content: Parsed<T>;
}

/** A `dvc.yaml` with the `dvc.lock` beside it; either may be missing. */
export interface Pipeline {
  readonly folder: string;
  readonly yaml?: ProjectFile<DvcYaml>;
  readonly lock?: ProjectFile<DvcLock>;
}

/** The files of a DVC project, parsed. */
export interface DvcProject {
  readonly folder: string;
  readonly pipelines: readonly Pipeline[];
  readonly dvcFiles: ReadonlyArray<ProjectFile<DvcFile>>;
  readonly config?: ProjectFile<DvcConfig>;
}

/** A stage of `dvc.yaml` with what `dvc.lock` holds of it. Stages that only `dvc.lock` holds (orphans) count for nothing. */
export interface PairedStage {
  /** As DVC addresses it from the project's folder: `train`, or `models/dvc.yaml:train`. */
  readonly name: string;
  readonly stage: DvcStage;
  /** Folder that the stage's paths start from, or that it cannot be told. */
  readonly folder: ResolvedPath;
  readonly locked: ReadonlyArray<{
    readonly name: string;
    readonly locked: LockedStage;
  }>;
  /** Names of the stage that `dvc.lock` does not hold. */
  readonly missing: readonly string[];
  /** Why `locked` and `missing` may not be exact. */
  readonly inexact?: string;
}

/** Pairs the stages of all pipelines with their locks, or tells which file could not be understood. */
export function pairStages(
  projectFolder: string,
  pipelines: readonly Pipeline[],
): Parsed<readonly PairedStage[]> {
  const paired: PairedStage[] = [];
  for (const { folder, yaml, lock } of pipelines) {
    if (yaml && 'problem' in yaml.content) return yaml.content;
    if (lock && 'problem' in lock.content) return lock.content;
    const locks: DvcLock =
      lock && 'value' in lock.content ? lock.content.value : new Map();
    const stages =
      yaml && 'value' in yaml.content ? yaml.content.value.stages : [];
    const prefix =
      yaml && folder !== projectFolder
        ? `${yaml.path.slice(projectFolder ? projectFolder.length + 1 : 0)}:`
        : '';
    for (const [name, stage] of stages) {
      paired.push(pairStage(prefix, name, folder, stage, locks));
    }
  }
  return { value: paired };
}

function pairStage(
  prefix: string,
  name: string,
  pipelineFolder: string,
  stage: DvcStage,
  locks: DvcLock,
): PairedStage {
  const expanded = expandStage(name, stage);
  const names =
    'names' in expanded
      ? expanded.names
      : [...locks.keys()].filter(key => key.startsWith(`${name}@`));
  return {
    name: `${prefix}${name}`,
    stage,
    folder: stage.wdir.includes('${')
      ? { outside: 'refused' }
      : resolvePath(pipelineFolder, stage.wdir),
    locked: names.flatMap(key => {
      const locked = locks.get(key);
      return locked ? [{ name: `${prefix}${key}`, locked }] : [];
    }),
    missing: names.filter(key => !locks.has(key)).map(key => `${prefix}${key}`),
    ...('inexact' in expanded ? { inexact: expanded.inexact } : {}),
  };
}

/** Resolves a path of a stage. */
export function resolveIn(stage: PairedStage, path: string): ResolvedPath {
  return 'path' in stage.folder
    ? resolvePath(stage.folder.path, path)
    : stage.folder;
}
