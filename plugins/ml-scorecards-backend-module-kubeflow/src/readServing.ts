import { Unknown } from 'backstage-plugin-ml-scorecards-node';
import { KubeflowReference } from './annotations/KubeflowReference';
import { InferenceService } from './kserve/InferenceService';
import { ServedNamespace } from './kserve/readNamespace';
import { namespacesOf, servicesOf } from './kserve/servicesOf';
import { KubeflowSweep } from './KubeflowSweep';
import { Deployment } from './registry/Deployment';
import { RecordedService } from './registry/readRecordedServices';
import { RegisteredModel } from './registry/RegisteredModel';

/** How a component is served. */
export interface Serving {
  /** The inference services. */
  readonly names: readonly string[];
  readonly deployments: readonly Deployment[];
  /** As the cluster has them; undefined if they are only recorded in the registry. */
  readonly services?: readonly InferenceService[];
  /** Why, and what to do. */
  readonly unreadBecause: string;
}

/**
 * Of the inference services, those count that the cluster has. Where it is not read, or has none with a label that leads to the
 * model, those that the registry has recorded: it hears nothing of labels that change later, but knows all namespaces. That
 * it has recorded none says little, since only a controller that few install writes records: nothing serves for sure only
 * where the namespaces were read, and each service in them is labelled as another model's.
 */
export async function readServing(
  sweep: KubeflowSweep,
  reference: KubeflowReference,
  model: RegisteredModel | undefined,
): Promise<Serving | Unknown> {
  const namespaces = namespacesOf(reference);
  const isRead = sweep.hasCluster && namespaces.length > 0;
  const read = await readAll(sweep, isRead ? namespaces : []);
  const services = isRead ? servicesOf(reference, read, model?.id) : [];
  if (services.length > 0 || !model) return inCluster(services, model);
  const recorded = await readRecorded(sweep, model, read);
  if ('unknownBecause' in recorded) return recorded;
  const unreadBecause = whyUnread(sweep, reference);
  if (recorded.names.length > 0) return { ...recorded, unreadBecause };
  return isRead && !hasUnlabelled(read)
    ? inCluster([], model)
    : { unknownBecause: unreadBecause };
}

/** Whether a service may be of any model. */
function hasUnlabelled(read: ReadonlyMap<string, ServedNamespace>): boolean {
  return [...read.values()].some(({ services }) =>
    [...services.values()].some(({ modelId }) => modelId === ''),
  );
}

/** Why the cluster does not tell how a component is served. */
export function whyUnread(
  sweep: KubeflowSweep,
  reference: KubeflowReference,
): string {
  if (!sweep.hasCluster) {
    return `no cluster is configured for Kubeflow (${sweep.id}), so the portal cannot look at inference services: set ${sweep.configKey}.kubernetes in app-config.yaml`;
  }
  return namespacesOf(reference).length === 0
    ? 'the component names no inference service: add the annotation serving.kserve.io/inferenceservice, or kubeflow.org/namespace beside a registered model'
    : 'no inference service in the namespaces that the component names has a label that leads to its model: name it in serving.kserve.io/inferenceservice';
}

async function readAll(
  sweep: KubeflowSweep,
  namespaces: readonly string[],
): Promise<Map<string, ServedNamespace>> {
  const read = namespaces.map(
    async name => [name, await sweep.namespace(name)] as const,
  );
  return new Map(await Promise.all(read));
}

function inCluster(
  services: readonly InferenceService[],
  model: RegisteredModel | undefined,
): Serving {
  return {
    names: services.map(({ name }) => name).sort(),
    deployments: services.map(({ name, modelId, versionId }) => ({
      service: name,
      versionId,
      isLinked:
        modelId === ''
          ? model?.versions.some(({ id }) => id === versionId) ?? false
          : modelId === model?.id,
    })),
    services,
    unreadBecause: '',
  };
}

async function readRecorded(
  sweep: KubeflowSweep,
  model: RegisteredModel,
  read: ReadonlyMap<string, ServedNamespace>,
): Promise<Pick<Serving, 'names' | 'deployments'> | Unknown> {
  const { services, truncated } = await sweep.recordedServices();
  if (truncated) {
    return {
      unknownBecause:
        'the Model Registry has recorded more inference services, or environments of these, than are read: name those of the component in serving.kserve.io/inferenceservice',
    };
  }
  const deployments = services
    .filter(({ modelId }) => modelId === model.id)
    .filter(each => !isStale(each, read))
    .map(({ environment, name, versionId }) => ({
      service: environment ? `${environment}/${name}` : name,
      versionId,
      isLinked: true,
    }));
  return {
    names: deployments.map(({ service }) => service).sort(),
    deployments,
  };
}

/** Whether the cluster was asked, and has no such service, or one that serves another model now. */
function isStale(
  { environment, name, modelId }: RecordedService,
  read: ReadonlyMap<string, ServedNamespace>,
): boolean {
  const namespace = read.get(environment);
  if (!namespace) return false;
  const service = namespace.services.get(name);
  return !service || !['', modelId].includes(service.modelId);
}
