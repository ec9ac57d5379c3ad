import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import { ApiOptions } from './api/ApiOptions';
import { KserveApi } from './api/KserveApi';
import { PipelinesApi } from './api/PipelinesApi';
import { RegistryApi } from './api/RegistryApi';
import { throughKubernetesPlugin } from './api/throughKubernetesPlugin';
import { KubeflowInstanceConfig } from './config';
import { KubeflowInstance } from './KubeflowInstance';

/** What an installation is asked with. Throws when the configuration makes no sense, naming the key. */
export async function createInstance(
  { id, configKey, registry, pipelines, kubernetes }: KubeflowInstanceConfig,
  services: {
    readonly auth: AuthService;
    readonly discovery: DiscoveryService;
  },
  options: ApiOptions = {},
): Promise<KubeflowInstance> {
  return {
    id,
    configKey,
    registry: registry && RegistryApi.create(registry, options),
    pipelines: pipelines && PipelinesApi.create(pipelines, options),
    kserve: kubernetes && KserveApi.create(await serverOf(), options),
  };

  async function serverOf() {
    if (kubernetes && 'cluster' in kubernetes) {
      return throughKubernetesPlugin(kubernetes, services);
    }
    const { headers, ...server } = kubernetes!;
    return { ...server, headers: async () => headers };
  }
}
