import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import { ClusterOfPlugin } from '../config';
import { KserveServer } from './KserveApi';

/**
 * A cluster of the portal's `kubernetes` configuration, asked through the proxy of the Kubernetes plugin. So its credentials
 * stay there, whichever of its ways to authenticate the cluster has, and its permission `kubernetes.proxy` holds for us too.
 *
 * The extension points of `@backstage/plugin-kubernetes-node` are no way to it: they belong to that plugin, so that a module of
 * another one cannot have them, and they take clusters and strategies rather than give them.
 */
export async function throughKubernetesPlugin(
  { cluster, configKey }: ClusterOfPlugin,
  services: {
    readonly auth: AuthService;
    readonly discovery: DiscoveryService;
  },
): Promise<KserveServer> {
  const { auth, discovery } = services;
  return {
    configKey,
    baseUrl: `${await discovery.getBaseUrl('kubernetes')}/proxy`,
    async headers() {
      const { token } = await auth.getPluginRequestToken({
        onBehalfOf: await auth.getOwnServiceCredentials(),
        targetPluginId: 'kubernetes',
      });
      return {
        authorization: `Bearer ${token}`,
        'backstage-kubernetes-cluster': cluster,
      };
    },
  };
}
