import { createHash } from 'node:crypto';
import { Facts, gitFacts } from 'backstage-plugin-ml-scorecards-node';
import { dvcFacts } from './dvc/dvcFacts';
import { environmentFacts } from './environment/environmentFacts';
import { modelCardFacts } from './modelCard/modelCardFacts';
import { ComponentFiles } from './repository/ComponentFiles';
import { misconfigured, notFound } from './repository/failures';
import { isWithin } from './repository/paths';
import { SourceLocation } from './repository/sourceLocation';

/** Raise it when the same files give other facts than before, so that no stored facts count as unchanged. */
const RULES = 1;

/** Stands for everything that the facts of a component depend on: the commit, the place in it, and our rules. */
export function revisionOf(commit: string, location: SourceLocation): string {
  const place = createHash('sha256')
    .update(
      JSON.stringify([
        location.root.url,
        location.folder,
        location.dvcFolder,
        RULES,
      ]),
    )
    .digest('hex')
    .slice(0, 16);
  return `${commit}:${place}`;
}

/** The commit of a revision. */
export function commitOf(revision: string): string {
  return revision.slice(0, Math.max(revision.lastIndexOf(':'), 0));
}

/** Reads all facts of one component. */
export async function collectComponent(
  files: ComponentFiles,
  location: SourceLocation,
): Promise<Facts<typeof gitFacts>> {
  const { folder, dvcFolder } = location;
  await assertFolderExists(files, location);
  const folders = [...new Set([folder, dvcFolder])];
  // One after the other: what is cheap and always there first, should the number of files run out.
  const card = await modelCardFacts(files, folders);
  const environment = await environmentFacts(files, folders);
  const dvc = await dvcFacts(files, dvcFolder);
  const facts = {
    lastCommit: files.commit
      ? { value: files.commit }
      : { unknownBecause: 'this host does not tell the commit' },
    ...card,
    ...environment,
    ...dvc,
  };
  if (
    !files.complete &&
    Object.values(facts).every(fact => 'unknownBecause' in fact)
  ) {
    throw notFound(location.display);
  }
  return facts;
}

/** A folder in which nothing of interest is listed may be gone, which is another matter. */
async function assertFolderExists(
  files: ComponentFiles,
  { folder, dvcFolder, namesDvcFolder, display }: SourceLocation,
): Promise<void> {
  const isGone = async (path: string) =>
    path !== '' &&
    files.complete &&
    !files.paths.some(each => isWithin(path, each)) &&
    (await files.listFolder(path))?.length === 0;
  if (await isGone(folder)) throw notFound(display);
  if (namesDvcFolder && (await isGone(dvcFolder))) {
    throw misconfigured(
      `The annotation dvc.org/project-path names ${dvcFolder}, which is not a folder of the repository ${display}.`,
    );
  }
}
