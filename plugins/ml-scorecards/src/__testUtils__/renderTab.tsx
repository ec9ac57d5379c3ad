import { MlScorecardsApi } from 'backstage-plugin-ml-scorecards-common';
import { ScorecardTab } from '../components/ScorecardTab/ScorecardTab';
import { fraudDetectorEntity, fraudDetectorScorecard } from './fixtures';
import { mockMlScorecardsApi } from './mockMlScorecardsApi';
import { Section } from '../components/ScorecardTab/sections';
import { PortalOptions, renderInPortal } from './renderInPortal';

/** Renders the tab of the fraud detector, with one of its sections open. */
export function renderTab(
  methods: Partial<MlScorecardsApi> = {
    getScorecard: async () => fraudDetectorScorecard,
  },
  {
    section,
    ...options
  }: Omit<PortalOptions, 'api' | 'entity'> & { section?: Section } = {},
) {
  const api = mockMlScorecardsApi(methods);
  renderInPortal(<ScorecardTab />, {
    at: section && `/?section=${section}`,
    ...options,
    api,
    entity: fraudDetectorEntity,
  });
  return api;
}
