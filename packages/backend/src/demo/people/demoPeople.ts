import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  authProvidersExtensionPoint,
  createProxyAuthProviderFactory,
} from '@backstage/plugin-auth-node';
import {
  assertDevelopment,
  personAuthenticator,
  PersonResult,
} from './personAuthenticator';

/**
 * Lets a visitor of the demo enter as one of its people. What they may do then follows from the catalog alone, as for anybody.
 * Does nothing unless `auth.providers.demo` is configured.
 */
export const demoPeople = createBackendModule({
  pluginId: 'auth',
  moduleId: 'demo-people',
  register(reg) {
    reg.registerInit({
      deps: {
        config: coreServices.rootConfig,
        providers: authProvidersExtensionPoint,
      },
      async init({ config, providers }) {
        if (!config.has('auth.providers.demo')) {
          return;
        }
        assertDevelopment();
        providers.registerProvider({
          providerId: 'demo',
          factory: createProxyAuthProviderFactory<PersonResult>({
            authenticator: personAuthenticator,
            signInResolver: async ({ result }, ctx) =>
              ctx.signInWithCatalogUser({ entityRef: result.userEntityRef }),
          }),
        });
      },
    });
  },
});
