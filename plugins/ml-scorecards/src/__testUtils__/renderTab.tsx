import { MlScorecardsApi } from 'backstage-plugin-ml-scorecards-common';
import { ScorecardTab } from '../components/ScorecardTab/ScorecardTab';
import { fraudDetectorEntity, fraudDetectorScorecard } from './fixtures';
import { mockMlScorecardsApi } from './mockMlScorecardsApi';
import { renderInPortal } from './renderInPortal';

/** Renders the tab of the fraud detector. */
export function renderTab(
  methods: Partial<MlScorecardsApi> = {
    getScorecard: async () => fraudDetectorScorecard,
  },
) {
  const api = mockMlScorecardsApi(methods);
  renderInPortal(<ScorecardTab />, { api, entity: fraudDetectorEntity });
  return api;
}
