import { createHash } from 'node:crypto';
import {
  Facts,
  gitFacts,
  misconfigured,
} from 'backstage-plugin-ml-scorecards-node';
import { workflowFacts } from './ci/workflowFacts';
import { codeFacts } from './code/codeFacts';
import { documentFacts } from './docs/documentFacts';
import { dvcFacts } from './dvc/dvcFacts';
import { readEnvironment } from './environment/environmentFacts';
import { gtoFacts } from './gto/gtoFacts';
import { modelCardFacts } from './modelCard/modelCardFacts';
import { mlprojectFacts } from './pipeline/mlprojectFacts';
import { pipelineToolsFact } from './pipeline/pipelineToolsFact';
import { ComponentFiles } from './repository/ComponentFiles';
import { notFound } from './repository/failures';
import { isWithin } from './repository/paths';
import { SourceLocation } from './repository/sourceLocation';
import { sloFacts } from './slo/sloFacts';
import { RepositoryTags } from './tags/RepositoryTags';

/** Raise it when the same files give other facts than before, so that no stored facts count as unchanged. */
const RULES = 4;

/** Stands for everything that the facts of a component depend on: the commit, the place in it, the tags, and our rules. */
export function revisionOf(
  commit: string,
  location: SourceLocation,
  tags: RepositoryTags,
): string {
  const place = createHash('sha256')
    .update(
      JSON.stringify([
        location.root.url,
        location.folder,
        location.dvcFolder,
        location.artifact ?? '',
        tags.state,
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
  tags: RepositoryTags,
  signal: AbortSignal,
): Promise<Facts<typeof gitFacts>> {
  const { folder, dvcFolder } = location;
  await assertFolderExists(files, location);
  const folders = [...new Set([folder, dvcFolder])];
  // One after the other: what is cheap and always there first, should the number of files run out.
  const card = await modelCardFacts(files, folders);
  const environment = await readEnvironment(files, folders);
  const mlproject = await mlprojectFacts(files, folders);
  const dvc = await dvcFacts(files, dvcFolder);
  const { declaredModels } = dvc;
  const code = await codeFacts(files, folders);
  const workflows = await workflowFacts(files, folders);
  const slo = await sloFacts(files, folders);
  const documents = await documentFacts(files, folders);
  const gto = await gtoFacts(tags, location, {
    declaredModels:
      declaredModels && 'value' in declaredModels ? declaredModels.value : [],
    signal,
  });
  const facts = {
    lastCommit: files.commit
      ? { value: files.commit }
      : { unknownBecause: 'this host does not tell the commit' },
    ...card,
    ...environment.facts,
    ...mlproject,
    ...dvc,
    ...code,
    ...workflows,
    ...slo,
    ...documents,
    pipelineTools: pipelineToolsFact(files, folders, environment.packages, {
      ...dvc,
      ...mlproject,
    }),
  };
  if (
    !files.complete &&
    Object.values(facts).every(fact => 'unknownBecause' in fact)
  ) {
    throw notFound(location.display);
  }
  return { ...facts, ...gto };
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
