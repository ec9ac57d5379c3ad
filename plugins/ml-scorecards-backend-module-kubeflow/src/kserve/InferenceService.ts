import { InferenceServiceAnswer } from '../api/kserveSchemas';

/** An inference service, as far as facts are about it. */
export interface InferenceService {
  /** With its namespace, such as `team-a/fraud`. */
  readonly name: string;
  /** Id of the model in the registry, if its label says so. */
  readonly modelId: string;
  /** Id of the version in the registry; empty if its label does not say, and the newest one is meant. */
  readonly versionId: string;
  /** Undefined while it is not known. */
  readonly isReady?: boolean;
  /** Undefined if neither its status nor its annotation says. */
  readonly deploymentMode?: string;
  readonly minReplicas: number;
  readonly hasCanary: boolean;
  /** Between how many revisions its traffic is split. */
  readonly trafficTargets: number;
  readonly logsPayloads: boolean;
}

const MODEL_LABEL = 'modelregistry.kubeflow.org/registered-model-id';
const VERSION_LABEL = 'modelregistry.kubeflow.org/model-version-id';
const MODE_ANNOTATION = 'serving.kserve.io/deploymentMode';

/** Without Knative, whatever the specification says of a canary has no effect. The name changed in KServe 0.16. */
const RAW_MODES: readonly string[] = ['RawDeployment', 'Standard'];

/** What KServe starts where nothing is said. */
const DEFAULT_REPLICAS = 1;

export function toInferenceService(
  { metadata, spec, status }: InferenceServiceAnswer,
  namespace: string,
): InferenceService {
  const { name, labels, annotations } = metadata;
  const deploymentMode =
    status?.deploymentMode || annotations[MODE_ANNOTATION] || '';
  const traffic = status?.components.predictor?.traffic ?? [];
  const targets = traffic.filter(({ percent }) => (percent ?? 0) > 0).length;
  return {
    name: `${namespace}/${name}`,
    modelId: labels[MODEL_LABEL] ?? '',
    versionId: labels[VERSION_LABEL] ?? '',
    isReady: readiness(status?.conditions ?? []),
    deploymentMode: deploymentMode || undefined,
    minReplicas: spec.predictor?.minReplicas ?? DEFAULT_REPLICAS,
    hasCanary:
      targets > 1 ||
      // It stays in the specification when all traffic goes to what was the canary.
      (typeof spec.predictor?.canaryTrafficPercent === 'number' &&
        traffic.length > 0 &&
        !RAW_MODES.includes(deploymentMode)),
    // Without Knative, nothing is said of traffic, and nothing splits it.
    trafficTargets: Math.max(targets, 1),
    logsPayloads: [spec.predictor, spec.transformer].some(
      // Without a mode, it logs both as well.
      each => each?.logger && ['', 'all'].includes(each.logger.mode),
    ),
  };
}

function readiness(
  conditions: ReadonlyArray<{ readonly type: string; readonly status: string }>,
): boolean | undefined {
  const ready = conditions.find(({ type }) => type === 'Ready')?.status;
  if (ready === 'True') return true;
  return ready === 'False' ? false : undefined;
}
