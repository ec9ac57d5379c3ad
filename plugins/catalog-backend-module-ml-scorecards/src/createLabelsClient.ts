import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import {
  MlScorecardsApi,
  MlScorecardsClient,
} from 'backstage-plugin-ml-scorecards-common';

const REQUEST_TIMEOUT_MS = 30_000;

/** Reads label changes from the ML Scorecards backend as this catalog, with a deadline for each request. */
export function createLabelsClient(options: {
  auth: AuthService;
  discovery: DiscoveryService;
}): Pick<MlScorecardsApi, 'getLabelChanges'> {
  const { auth, discovery } = options;
  return new MlScorecardsClient({
    discoveryApi: discovery,
    fetchApi: {
      fetch: async (input, init) => {
        const { token } = await auth.getPluginRequestToken({
          onBehalfOf: await auth.getOwnServiceCredentials(),
          targetPluginId: 'ml-scorecards',
        });
        const headers = new Headers(init?.headers);
        headers.set('authorization', `Bearer ${token}`);
        return fetch(input, {
          ...init,
          headers,
          signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
        });
      },
    },
  });
}
