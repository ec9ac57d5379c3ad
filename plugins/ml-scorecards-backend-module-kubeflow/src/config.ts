import { RootConfigService } from '@backstage/backend-plugin-api';
import {
  readSourceIds,
  readSourceInstance,
  readSourceTimes,
  SourceInstance,
  SourceTimes,
} from 'backstage-plugin-ml-scorecards-node';

/** A cluster that the portal's Kubernetes plugin knows. */
export interface ClusterOfPlugin {
  readonly configKey: string;
  readonly cluster: string;
}

/** One installation of Kubeflow, as `app-config.yaml` has it: each of its parts may be missing, but not all. */
export interface KubeflowInstanceConfig {
  readonly id: string;
  readonly configKey: string;
  readonly registry?: SourceInstance;
  readonly pipelines?: SourceInstance;
  readonly kubernetes?: SourceInstance | ClusterOfPlugin;
}

/** What the collector needs to know. */
export interface KubeflowCollectorConfig extends SourceTimes {
  readonly instances: readonly KubeflowInstanceConfig[];
}

const configKey = 'mlScorecards.kubeflow';

/** What servers inside a cluster take as the one who asks, where a gateway has not said so already. */
const HEADERS = { userId: 'kubeflow-userid' };

/** Of a header: the plugin is told the name of the cluster in one. */
const CLUSTER = /^[\x21-\x7e]{1,253}$/;

/** Reads `mlScorecards.kubeflow`. Throws at start, naming the key, when a value makes no sense. */
export function readKubeflowCollectorConfig(
  config: RootConfigService,
): KubeflowCollectorConfig {
  return {
    ...readSourceTimes(config, { configKey }),
    instances: readSourceIds(config, { configKey }).map(instance =>
      readInstance(config, instance),
    ),
  };
}

function readInstance(
  config: RootConfigService,
  instance: { readonly id: string; readonly configKey: string },
): KubeflowInstanceConfig {
  const read = (part: string) => {
    const key = `${instance.configKey}.${part}`;
    return config.has(key)
      ? readSourceInstance(config, {
          id: instance.id,
          configKey: key,
          headers: HEADERS,
        })
      : undefined;
  };
  const cluster = readCluster(config, `${instance.configKey}.kubernetes`);
  const parts = {
    registry: read('registry'),
    pipelines: read('pipelines'),
    kubernetes: cluster ?? read('kubernetes'),
  };
  if (Object.values(parts).every(part => part === undefined)) {
    throw new Error(
      `${instance.configKey} must have at least one of registry, pipelines and kubernetes`,
    );
  }
  return { ...instance, ...parts };
}

function readCluster(
  config: RootConfigService,
  key: string,
): ClusterOfPlugin | undefined {
  const cluster = config.getOptionalString(`${key}.cluster`);
  if (cluster === undefined) return undefined;
  if (config.has(`${key}.baseUrl`) || config.has(`${key}.auth`)) {
    throw new Error(
      `${key} must have either cluster, or baseUrl with auth: the credentials of a cluster by name are those of the portal's kubernetes configuration`,
    );
  }
  if (!CLUSTER.test(cluster)) {
    throw new Error(
      `${key}.cluster must be the name of a cluster, in printable ASCII characters without blanks`,
    );
  }
  return { configKey: key, cluster };
}
