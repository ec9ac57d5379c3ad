import {
  Facts,
  gitFacts,
  Parsed,
  parseYamlAs,
} from 'backstage-plugin-ml-scorecards-node';
import { z } from 'zod';
import { ComponentFiles } from '../repository/ComponentFiles';
import { folderOf, isWithin, joinPath } from '../repository/paths';

// MLflow finds it in any case.
const MLPROJECT = /(?:^|\/)mlproject$/i;

const mlprojectShape = z
  .looseObject({
    entry_points: z.record(z.string(), z.unknown()).nullish(),
  })
  .nullable();

/** Reads the entry points of an `MLproject` file. */
export function parseMlproject(
  file: string,
  text: string,
): Parsed<readonly string[]> {
  const parsed = parseYamlAs(file, text, mlprojectShape);
  return 'problem' in parsed
    ? parsed
    : { value: Object.keys(parsed.value?.entry_points ?? {}) };
}

/** The entry points of the MLproject of the component: the file in its folder, or else the nearest one below. */
export async function mlprojectFacts(
  files: ComponentFiles,
  folders: readonly string[],
): Promise<Pick<Facts<typeof gitFacts>, 'mlprojectEntryPoints'>> {
  const path = files.complete
    ? nearest(files.paths, folders)
    : await probe(files, folders);
  if (path === undefined) {
    return {
      mlprojectEntryPoints: files.complete
        ? { value: [] }
        : {
            unknownBecause:
              'no MLproject file was found in the folder, and this host cannot list files to look further',
          },
    };
  }
  const link = files.link(path);
  const withLink = link ? { link } : {};
  const text = await files.readText(path);
  const parsed = 'value' in text ? parseMlproject(path, text.value) : text;
  if ('value' in parsed) {
    return { mlprojectEntryPoints: { value: parsed.value, ...withLink } };
  }
  const unknownBecause =
    'problem' in parsed ? parsed.problem : `${path} is not in Git`;
  return { mlprojectEntryPoints: { unknownBecause, ...withLink } };
}

function nearest(
  paths: readonly string[],
  folders: readonly string[],
): string | undefined {
  const depth = (path: string) => path.split('/').length;
  const isOwn = (path: string) => folders.includes(folderOf(path));
  return paths
    .filter(path => MLPROJECT.test(path))
    .filter(path => folders.some(folder => isWithin(folder, path)))
    .sort(
      (a, b) =>
        Number(isOwn(b)) - Number(isOwn(a)) ||
        depth(a) - depth(b) ||
        (a < b ? -1 : 1),
    )[0];
}

async function probe(
  files: ComponentFiles,
  folders: readonly string[],
): Promise<string | undefined> {
  for (const folder of folders) {
    const path = joinPath(folder, 'MLproject');
    if (!('absent' in (await files.read(path)))) return path;
  }
  return undefined;
}
