import { createApiRef } from '@backstage/frontend-plugin-api';
import { MlScorecardsApi } from 'backstage-plugin-ml-scorecards-common';

/**
 * The scorecards API. The ref works in both frontend systems.
 *
 * @public
 */
export const mlScorecardsApiRef = createApiRef<MlScorecardsApi>().with({
  id: 'plugin.ml-scorecards.api',
  pluginId: 'ml-scorecards',
});
