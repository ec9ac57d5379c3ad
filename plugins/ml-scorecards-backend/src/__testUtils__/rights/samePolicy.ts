import { createBackendModule } from '@backstage/backend-plugin-api';
import { DefinitivePolicyDecision } from '@backstage/plugin-permission-common';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';

/** A policy that answers the same to everything. */
export function samePolicy(result: DefinitivePolicyDecision['result']) {
  return createBackendModule({
    pluginId: 'permission',
    moduleId: 'same-policy',
    register(env) {
      env.registerInit({
        deps: { policies: policyExtensionPoint },
        init: async ({ policies }) =>
          policies.setPolicy({ handle: async () => ({ result }) }),
      });
    },
  });
}
