import { CollectionFailure, shown } from 'backstage-plugin-ml-scorecards-node';
import { KserveApi } from '../api/KserveApi';
import { InferenceService, toInferenceService } from './InferenceService';

/** The inference services of a namespace, by their names. */
export interface ServedNamespace {
  readonly services: ReadonlyMap<string, InferenceService>;
  readonly truncated: boolean;
}

export async function readNamespace(
  api: KserveApi,
  namespace: string,
  signal: AbortSignal,
): Promise<ServedNamespace> {
  try {
    const { items, truncated } = await api.inferenceServices(namespace, signal);
    return {
      services: new Map(
        items
          .filter(({ metadata }) => metadata.deletionTimestamp === '')
          .map(item => [
            item.metadata.name,
            toInferenceService(item, namespace),
          ]),
      ),
      truncated,
    };
  } catch (error) {
    throw (
      (error instanceof CollectionFailure && wordsFor(error, namespace)) ||
      error
    );
  }
}

/** Kubernetes says 404 for kinds that it does not know, and not for namespaces that are not there. */
function wordsFor(
  { status, error }: CollectionFailure,
  namespace: string,
): CollectionFailure | undefined {
  if (status === 403) {
    return new CollectionFailure({
      code: 'auth',
      message: `The cluster does not let the portal list inference services in the namespace ${shown(
        namespace,
      )} (403). Give its service account the verb list on inferenceservices.serving.kserve.io there.`,
    });
  }
  if (status === 404) {
    return new CollectionFailure({
      code: 'not-found',
      message: `${error.message} KServe may not be installed in the cluster (serving.kserve.io/v1beta1), or the portal has no Kubernetes plugin or no cluster of that name.`,
    });
  }
  return undefined;
}
