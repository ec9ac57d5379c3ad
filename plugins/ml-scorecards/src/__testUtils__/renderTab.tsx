import { MlScorecardsApi } from 'backstage-plugin-ml-scorecards-common';
import { ScorecardTab } from '../components/ScorecardTab/ScorecardTab';
import { fraudDetectorEntity, fraudDetectorScorecard } from './fixtures';
import { mockMlScorecardsApi } from './mockMlScorecardsApi';
import { PortalOptions, renderInPortal } from './renderInPortal';

/** Renders the tab of the fraud detector. */
export function renderTab(
  methods: Partial<MlScorecardsApi> = {
    getScorecard: async () => fraudDetectorScorecard,
  },
  options: Pick<PortalOptions, 'at' | 'userRef' | 'signals'> = {},
) {
  const api = mockMlScorecardsApi(methods);
  renderInPortal(<ScorecardTab />, {
    ...options,
    api,
    entity: fraudDetectorEntity,
  });
  return api;
}
