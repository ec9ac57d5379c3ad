import { ArtifactAnswer } from '../api/registrySchemas';

/** A version of a model that is not archived. */
export interface ModelVersion {
  readonly id: string;
  readonly name: string;
  /** In milliseconds. */
  readonly createdAt: number;
}

/** A registered model with its versions, the newest first. Archived ones, which is how the registry deletes, are left out. */
export interface RegisteredModel {
  readonly id: string;
  readonly name: string;
  readonly owner: string;
  readonly versions: readonly ModelVersion[];
  /** Whether it has older versions that were not read. */
  readonly truncated: boolean;
}

/** What artifacts say of a version. */
export interface VersionArtifacts {
  readonly hasDocument: boolean;
  /** Names of the data sets that have a digest. */
  readonly datasets: readonly string[];
  /** Whether there is a model to be had. */
  readonly isReadable: boolean;
  /** Whether the model says which run of a pipeline made it. */
  readonly hasRun: boolean;
}

const GONE = new Set(['MARKED_FOR_DELETION', 'DELETED', 'ABANDONED']);

export function toVersionArtifacts(
  all: readonly ArtifactAnswer[],
): VersionArtifacts {
  const artifacts = all.filter(({ state }) => !GONE.has(state));
  const ofType = (type: string) =>
    artifacts.filter(({ artifactType }) => artifactType === type);
  const models = ofType('model-artifact');
  return {
    hasDocument: ofType('doc-artifact').length > 0,
    datasets: ofType('dataset-artifact')
      .filter(({ digest }) => digest !== '')
      .map(({ name, uri, digest }) => name || uri || digest)
      .sort(),
    isReadable: models.some(({ uri }) => uri !== ''),
    hasRun: models.some(namesRun),
  };
}

/** Other kinds of sources have ids too, such as a job that copied the model from elsewhere. */
function namesRun(artifact: ArtifactAnswer): boolean {
  const { modelSourceKind, modelSourceClass, modelSourceId } = artifact;
  const said = `${modelSourceKind} ${modelSourceClass}`.trim();
  return modelSourceId !== '' && (said === '' || /pipeline/i.test(said));
}
