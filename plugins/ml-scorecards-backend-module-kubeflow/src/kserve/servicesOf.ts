import { CollectionFailure, shown } from 'backstage-plugin-ml-scorecards-node';
import {
  KubeflowReference,
  SERVICES_ANNOTATION,
} from '../annotations/KubeflowReference';
import { InferenceService } from './InferenceService';
import { ServedNamespace } from './readNamespace';

/** The namespaces in which a component's inference services are looked for. */
export function namespacesOf(reference: KubeflowReference): string[] {
  const named = reference.inferenceServices.map(({ namespace }) => namespace);
  const own = reference.namespace === undefined ? [] : [reference.namespace];
  return [...new Set([...named, ...own])];
}

/**
 * The inference services that a component names, or else those whose label names its model. What is named and not there is an
 * error: most often it was renamed or deleted.
 */
export function servicesOf(
  reference: KubeflowReference,
  namespaces: ReadonlyMap<string, ServedNamespace>,
  modelId: string | undefined,
): InferenceService[] {
  if (reference.inferenceServices.length > 0) {
    return reference.inferenceServices.map(({ namespace, name }) => {
      const found = namespaces.get(namespace)?.services.get(name);
      if (found) return found;
      throw namespaces.get(namespace)?.truncated
        ? tooMany(namespace)
        : notThere(`${namespace}/${name}`);
    });
  }
  const cut = [...namespaces].find(([, { truncated }]) => truncated);
  if (cut) throw tooMany(cut[0]);
  return [...namespaces.values()]
    .flatMap(({ services }) => [...services.values()])
    .filter(service => modelId !== undefined && service.modelId === modelId)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function notThere(name: string): CollectionFailure {
  return new CollectionFailure({
    code: 'not-found',
    message: `The annotation ${SERVICES_ANNOTATION} names the inference service ${shown(
      name,
    )}, which is not in the cluster: it was renamed or deleted, or it is in another cluster. Correct the annotation.`,
  });
}

function tooMany(namespace: string): CollectionFailure {
  return new CollectionFailure({
    code: 'bad-payload',
    message: `The namespace ${shown(
      namespace,
    )} has more inference services than are read.`,
  });
}
