import { Facts, kubeflowFacts } from 'backstage-plugin-ml-scorecards-node';
import { InferenceService } from '../kserve/InferenceService';
import { Serving } from '../readServing';

const NOTHING_SERVES = 'no inference service serves it';

/** How a component is served. */
export function servingFacts({
  names,
  deployments,
  services,
  unreadBecause,
}: Serving) {
  return {
    inferenceServices: { value: names },
    deployedVersionIsPinned: deployments.length
      ? { value: deployments.every(({ versionId }) => versionId !== '') }
      : { unknownBecause: NOTHING_SERVES },
    ...clusterFacts(services, unreadBecause),
  } satisfies Facts<typeof kubeflowFacts>;
}

/** What only the cluster itself knows; not there if it was not read. */
function clusterFacts(
  services: readonly InferenceService[] | undefined,
  unreadBecause: string,
) {
  const unknownBecause = services ? NOTHING_SERVES : unreadBecause;
  const told = <T>(tell: (all: readonly InferenceService[]) => T) =>
    services?.length ? { value: tell(services) } : { unknownBecause };
  return {
    servingIsReady: readiness(),
    deploymentMode: mode(),
    minReplicas: told(all => Math.min(...all.map(each => each.minReplicas))),
    hasCanary: told(all => all.some(each => each.hasCanary)),
    trafficTargets: told(all =>
      all.reduce((sum, each) => sum + each.trafficTargets, 0),
    ),
    logsPayloads: told(all => all.every(each => each.logsPayloads)),
  } satisfies Facts<typeof kubeflowFacts>;

  function readiness() {
    if (!services?.length) return { unknownBecause };
    if (services.some(({ isReady }) => isReady === false)) {
      return { value: false };
    }
    const unclear = services.find(({ isReady }) => isReady === undefined);
    return unclear
      ? {
          unknownBecause: `${unclear.name} does not say yet whether it is ready`,
        }
      : { value: true };
  }

  function mode() {
    if (!services?.length) return { unknownBecause };
    const modes = services.flatMap(
      ({ deploymentMode }) => deploymentMode ?? [],
    );
    return modes.length < services.length
      ? {
          unknownBecause:
            'an inference service does not say in which mode it is deployed, which is up to its cluster then',
        }
      : { value: [...new Set(modes)].sort().join(', ') };
  }
}
