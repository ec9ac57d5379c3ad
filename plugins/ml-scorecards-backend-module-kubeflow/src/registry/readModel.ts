import { CollectionFailure, shown } from 'backstage-plugin-ml-scorecards-node';
import { MODEL_ANNOTATION } from '../annotations/KubeflowReference';
import { RegistryApi } from '../api/RegistryApi';
import { RegisteredModel } from './RegisteredModel';

const ARCHIVED = 'ARCHIVED';

/** Reads a model by its name. One that is not there, or is archived, is an error: the annotation names it. */
export async function readModel(
  api: RegistryApi,
  name: string,
  signal: AbortSignal,
): Promise<RegisteredModel> {
  const found = await api.findModel(name, signal);
  if (!found || found.state === ARCHIVED) {
    throw new CollectionFailure({
      code: 'not-found',
      message: `The annotation ${MODEL_ANNOTATION} names the model ${shown(
        name,
      )}, which ${
        found ? 'is archived' : 'is not'
      } in the Model Registry. Correct the annotation, or ${
        found ? 'restore' : 'register'
      } the model.`,
    });
  }
  const { items, truncated } = await api.versions(found.id, signal);
  return {
    id: found.id,
    name: found.name,
    owner: found.owner,
    versions: items
      .filter(({ state }) => state !== ARCHIVED)
      .map(({ id, name: versionName, createTimeSinceEpoch }) => ({
        id,
        name: versionName,
        createdAt: createTimeSinceEpoch ?? 0,
      }))
      .sort((a, b) => b.createdAt - a.createdAt || Number(b.id) - Number(a.id)),
    truncated,
  };
}
