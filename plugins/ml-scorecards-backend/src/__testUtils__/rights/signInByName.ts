import { createBackendModule } from '@backstage/backend-plugin-api';
import { AuthenticationError, NotFoundError } from '@backstage/errors';
import {
  authProvidersExtensionPoint,
  createProxyAuthenticator,
  createProxyAuthProviderFactory,
} from '@backstage/plugin-auth-node';

/** The request header that names who signs in. */
export const PERSON_HEADER = 'x-person';

/** Somebody without an entity in the catalog, whom the portal lets in all the same. */
export const GUEST = 'user:development/guest';

/** Lets a test sign in as anybody in the catalog, or as a guest. What they own follows from the catalog, as for anybody. */
export const signInByName = createBackendModule({
  pluginId: 'auth',
  moduleId: 'sign-in-by-name',
  register(env) {
    env.registerInit({
      deps: { providers: authProvidersExtensionPoint },
      async init({ providers }) {
        providers.registerProvider({
          providerId: 'name',
          factory: createProxyAuthProviderFactory({
            authenticator: createProxyAuthenticator({
              defaultProfileTransform: async () => ({ profile: {} }),
              initialize: () => ({}),
              async authenticate({ req }) {
                const entityRef = req.get(PERSON_HEADER);
                if (!entityRef) {
                  throw new AuthenticationError('Nobody is named');
                }
                return { result: { entityRef } };
              },
            }),
            signInResolver: async ({ result: { entityRef } }, context) => {
              if (entityRef === GUEST) {
                return context.issueToken({
                  claims: { sub: GUEST, ent: [GUEST] },
                });
              }
              try {
                return await context.signInWithCatalogUser({ entityRef });
              } catch {
                throw new NotFoundError(`${entityRef} is not in the catalog`);
              }
            },
          }),
        });
      },
    });
  },
});
