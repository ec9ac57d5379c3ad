import { Entity } from '@backstage/catalog-model';
import {
  annotationOf,
  isPlainText,
  misconfigured,
} from 'backstage-plugin-ml-scorecards-node';

/** An object in a namespace of Kubernetes. */
export interface NamespacedName {
  readonly namespace: string;
  readonly name: string;
}

/** What an entity names in Kubeflow: anything of it may be missing, but not all. */
export interface KubeflowReference {
  /** Id of the instance, if it names one. */
  readonly instance?: string;
  readonly registeredModel?: string;
  readonly pipelineId?: string;
  readonly recurringRunId?: string;
  readonly experimentId?: string;
  readonly namespace?: string;
  readonly inferenceServices: readonly NamespacedName[];
}

export const REGISTRY_ANNOTATION = 'kubeflow.org/registry';
export const MODEL_ANNOTATION = 'kubeflow.org/registered-model';
export const PIPELINE_ANNOTATION = 'kubeflow.org/pipeline-id';
export const RECURRING_RUN_ANNOTATION = 'kubeflow.org/recurring-run-id';
export const EXPERIMENT_ANNOTATION = 'kubeflow.org/experiment-id';
export const NAMESPACE_ANNOTATION = 'kubeflow.org/namespace';
export const SERVICES_ANNOTATION = 'serving.kserve.io/inferenceservice';

const MAX_NAME = 256;
const MAX_SERVICES = 50;
const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,190}$/;
const NAMESPACE = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
const OBJECT_NAME = /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/;

/** Whether an entity names anything in Kubeflow that has facts. A registry or a namespace alone has none. */
export function hasKubeflowReference(entity: Entity): boolean {
  return [
    MODEL_ANNOTATION,
    PIPELINE_ANNOTATION,
    RECURRING_RUN_ANNOTATION,
    EXPERIMENT_ANNOTATION,
    SERVICES_ANNOTATION,
  ].some(annotation => annotationOf(entity, annotation) !== '');
}

/** Reads what an entity names in Kubeflow. Throws a `CollectionFailure` for what cannot be the name of anything there. */
export function readKubeflowReference(entity: Entity): KubeflowReference {
  const matching = (annotation: string, pattern: RegExp, what: string) => {
    const value = annotationOf(entity, annotation);
    if (value === '') return undefined;
    if (pattern.test(value)) return value;
    throw misconfigured(`The annotation ${annotation} cannot be ${what}.`);
  };
  const id = (annotation: string) =>
    matching(
      annotation,
      ID,
      'an id in Kubeflow Pipelines, which its pages show and their addresses end with',
    );
  const namespace = matching(
    NAMESPACE_ANNOTATION,
    NAMESPACE,
    'a namespace of Kubernetes',
  );
  return {
    instance: annotationOf(entity, REGISTRY_ANNOTATION) || undefined,
    registeredModel: readModel(entity),
    pipelineId: id(PIPELINE_ANNOTATION),
    recurringRunId: id(RECURRING_RUN_ANNOTATION),
    experimentId: id(EXPERIMENT_ANNOTATION),
    namespace,
    inferenceServices: readServices(entity, namespace),
  };
}

function readModel(entity: Entity): string | undefined {
  const name = annotationOf(entity, MODEL_ANNOTATION);
  if (name === '') return undefined;
  if (name.length > MAX_NAME || !isPlainText(name)) {
    throw misconfigured(
      `The annotation ${MODEL_ANNOTATION} cannot be the name of a model: it is longer than ${MAX_NAME} characters, or holds control characters.`,
    );
  }
  return name;
}

/** Such as `team-a/fraud, team-a/fraud-eu`. A name alone is one in the namespace that the entity names. */
function readServices(
  entity: Entity,
  ownNamespace: string | undefined,
): NamespacedName[] {
  const names = annotationOf(entity, SERVICES_ANNOTATION)
    .split(',')
    .map(each => each.trim())
    .filter(each => each !== '');
  if (names.length > MAX_SERVICES) {
    throw misconfigured(
      `The annotation ${SERVICES_ANNOTATION} holds more than ${MAX_SERVICES} names. Name those that serve the model.`,
    );
  }
  return [...new Set(names)].map(each => {
    const parts = each.split('/');
    const [namespace, name] =
      parts.length === 1 ? [ownNamespace, parts[0]] : parts;
    const isName =
      parts.length <= 2 &&
      namespace !== undefined &&
      NAMESPACE.test(namespace) &&
      OBJECT_NAME.test(name);
    if (isName) return { namespace, name };
    throw misconfigured(
      `The annotation ${SERVICES_ANNOTATION} must name inference services as namespace/name, with commas between, or as names beside the annotation ${NAMESPACE_ANNOTATION}.`,
    );
  });
}
