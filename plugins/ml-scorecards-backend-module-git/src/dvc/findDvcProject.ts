import { Parsed, problem } from 'backstage-plugin-ml-scorecards-node';
import { ComponentFiles } from '../repository/ComponentFiles';
import {
  folderOf,
  foldersUpFrom,
  isWithin,
  joinPath,
} from '../repository/paths';
import { DvcProject, Pipeline, ProjectFile } from './DvcProject';
import { parseDvcConfig } from './parseDvcConfig';
import { parseDvcFile } from './parseDvcFile';
import { parseDvcLock } from './parseDvcLock';
import { parseDvcYaml } from './parseDvcYaml';

/** The project, that there is none, or why it cannot be told. */
export type FoundProject =
  | { readonly project: DvcProject }
  | { readonly none: true }
  | { readonly unknown: string };

/** Finds and reads the DVC project of a folder: all `dvc.yaml` and `*.dvc` files in and below it. */
export async function findDvcProject(
  files: ComponentFiles,
  folder: string,
): Promise<FoundProject> {
  if (!files.complete) return probeProject(files, folder);

  const below = files.paths.filter(path => isWithin(folder, path));
  const isDvc = (path: string) =>
    /(?:^|\/)(?:dvc\.yaml|dvc\.lock|\.dvc\/config|[^/]+\.dvc)$/.test(path);
  if (!below.some(isDvc)) return { none: true };

  const root = findProjectRoot(below, folder);
  if ('problem' in root) return { unknown: root.problem };

  // A project inside the project has its own .dvc folder, and DVC leaves it alone.
  const nested = nestedRoots(below, root.value);
  const own = below.filter(
    path =>
      isDvc(path) &&
      isWithin(root.value, path) &&
      !nested.some(other => isWithin(other, path)),
  );
  return {
    project: await readProject(files, root.value, own),
  };
}

/** The folder itself, unless it has nothing of a project of its own and exactly one folder below it has. */
function findProjectRoot(
  below: readonly string[],
  folder: string,
): Parsed<string> {
  const hasOwn = below.some(path =>
    ['dvc.yaml', 'dvc.lock', '.dvc/config'].some(
      name => path === joinPath(folder, name),
    ),
  );
  const roots = nestedRoots(below, folder);
  if (hasOwn || roots.length === 0) return { value: folder };
  return roots.length === 1
    ? { value: roots[0] }
    : problem(
        `there are several DVC projects (${roots
          .slice(0, 3)
          .join(
            ', ',
          )}): name the folder of one in the annotation dvc.org/project-path`,
      );
}

/** Folders below a folder that are DVC projects of their own, outermost only. */
export function nestedRoots(
  paths: readonly string[],
  folder: string,
): string[] {
  const roots = paths
    .filter(path => path.endsWith('/.dvc/config'))
    .map(path => folderOf(folderOf(path)))
    .filter(root => root !== folder && isWithin(folder, root))
    .sort();
  return roots.filter(
    root => !roots.some(other => other !== root && isWithin(other, root)),
  );
}

/** Without a listing, the files at the fixed places of the folder say that there is a project, never that there is none. */
async function probeProject(
  files: ComponentFiles,
  folder: string,
): Promise<FoundProject> {
  const probed = ['dvc.yaml', 'dvc.lock', '.dvc/config'].map(name =>
    joinPath(folder, name),
  );
  const found = await Promise.all(
    probed.map(async path =>
      'absent' in (await files.read(path)) ? [] : [path],
    ),
  );
  const own = found.flat();
  return own.length
    ? { project: await readProject(files, folder, own) }
    : {
        unknown:
          'no dvc.yaml, dvc.lock or .dvc/config was found, and this host cannot list files to look further',
      };
}

async function readProject(
  files: ComponentFiles,
  folder: string,
  own: readonly string[],
): Promise<DvcProject> {
  const read = async <T>(
    path: string,
    parse: (file: string, text: string) => Parsed<T>,
  ): Promise<ProjectFile<T> | undefined> => {
    const text = await files.readText(path);
    if ('absent' in text) return undefined;
    return {
      path,
      content: 'problem' in text ? text : parse(path, text.value),
    };
  };

  const pipelineFolders = [
    ...new Set(
      own
        .filter(path => /(?:^|\/)dvc\.(?:yaml|lock)$/.test(path))
        .map(folderOf),
    ),
  ].sort();
  const pipelines = await Promise.all(
    pipelineFolders.map(
      async (pipelineFolder): Promise<Pipeline> => ({
        folder: pipelineFolder,
        yaml: await read(joinPath(pipelineFolder, 'dvc.yaml'), parseDvcYaml),
        lock: await read(joinPath(pipelineFolder, 'dvc.lock'), parseDvcLock),
      }),
    ),
  );
  const dvcFiles = await Promise.all(
    own
      .filter(path => path.endsWith('.dvc'))
      .map(path => read(path, parseDvcFile)),
  );
  return {
    folder,
    pipelines,
    dvcFiles: dvcFiles.flatMap(file => file ?? []),
    config: await findConfig(),
  };

  // In a monorepo the .dvc folder may be above the component's.
  async function findConfig() {
    for (const each of foldersUpFrom(folder)) {
      const config = await read(joinPath(each, '.dvc/config'), parseDvcConfig);
      if (config) return config;
    }
    return undefined;
  }
}
