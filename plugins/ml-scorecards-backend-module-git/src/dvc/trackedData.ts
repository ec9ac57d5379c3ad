import { Parsed, problem } from 'backstage-plugin-ml-scorecards-node';
import { folderOf, joinPath, resolvePath } from '../repository/paths';
import { DvcProject, PairedStage, resolveIn } from './DvcProject';

/** Data that DVC tracks, with what it recorded. */
export interface TrackedPath {
  /** Path in the repository, or as written if it lies elsewhere. */
  readonly path: string;
  readonly size?: number;
}

/**
 * What DVC tracks with a hash: outputs of `*.dvc` files, and what stages read and wrote unless Git holds it.
 * `isInGit` says so for what stages read; outputs with `cache: false` are Git's by definition.
 */
export function listTracked(
  project: DvcProject,
  stages: readonly PairedStage[],
  isInGit: (path: string) => boolean,
): Parsed<readonly TrackedPath[]> {
  const tracked = new Map<string, TrackedPath>();
  const add = (path: string, size: number | undefined) => {
    if (!tracked.has(path)) {
      tracked.set(path, { path, ...(size !== undefined ? { size } : {}) });
    }
  };
  for (const { path, content } of project.dvcFiles) {
    if ('problem' in content) return problem(content.problem);
    for (const out of content.value.outs) {
      if (!out.hashed) continue;
      const resolved = resolvePath(
        folderOf(path),
        joinPath(content.value.wdir, out.path),
      );
      add('path' in resolved ? resolved.path : out.path, out.size);
    }
  }
  for (const stage of stages) {
    const gitsOwn = uncachedOutputs(stage);
    for (const { locked } of stage.locked) {
      for (const { path, hashed, size } of [...locked.outs, ...locked.deps]) {
        if (!hashed) continue;
        const resolved = resolveIn(stage, path);
        const known = 'path' in resolved ? resolved.path : path;
        if (!gitsOwn.has(path) && !isInGit(known)) add(known, size);
      }
    }
  }
  return { value: withoutNested([...tracked.values()]) };
}

/** Outputs that a stage writes and Git holds, as written. */
function uncachedOutputs(stage: PairedStage): ReadonlySet<string> {
  return new Set(
    stage.stage.outs.filter(out => !out.cached).map(out => out.path),
  );
}

/** Leaves out what lies in a folder that is tracked as well, so that nothing is counted twice. */
function withoutNested(tracked: readonly TrackedPath[]): TrackedPath[] {
  const paths = new Set(tracked.map(({ path }) => path));
  return tracked.filter(({ path }) => {
    for (
      let at = path.lastIndexOf('/');
      at > 0;
      at = path.lastIndexOf('/', at - 1)
    ) {
      if (paths.has(path.slice(0, at))) return false;
    }
    return true;
  });
}

/** Paths that DVC itself writes, so that what is in them is data and not code. */
export function listOutputs(
  project: DvcProject,
  stages: readonly PairedStage[],
): string[] {
  const outputs = new Set<string>();
  for (const { path, content } of project.dvcFiles) {
    if ('problem' in content) continue;
    for (const out of content.value.outs) {
      const resolved = resolvePath(
        folderOf(path),
        joinPath(content.value.wdir, out.path),
      );
      if ('path' in resolved) outputs.add(resolved.path);
    }
  }
  for (const stage of stages) {
    const gitsOwn = uncachedOutputs(stage);
    const written = [
      ...stage.stage.outs
        .map(out => out.path)
        .filter(out => !out.includes('${')),
      ...stage.locked.flatMap(({ locked }) => locked.outs.map(out => out.path)),
    ];
    for (const path of written) {
      const resolved = resolveIn(stage, path);
      if ('path' in resolved && !gitsOwn.has(path)) outputs.add(resolved.path);
    }
  }
  return [...outputs];
}
