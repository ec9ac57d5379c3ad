import { MlScorecardsApi } from 'backstage-plugin-ml-scorecards-common';
import {
  EntityScorecardContentProps,
  ScorecardTab,
} from '../components/ScorecardTab/ScorecardTab';
import { fraudDetectorEntity, fraudDetectorScorecard } from './fixtures';
import { mockMlScorecardsApi } from './mockMlScorecardsApi';
import { ScorecardSection } from '../components/ScorecardTab/sections';
import { PortalOptions, renderInPortal } from './renderInPortal';

/** Renders the tab of the fraud detector, with one of its sections open. */
export function renderTab(
  methods: Partial<MlScorecardsApi> = {
    getScorecard: async () => fraudDetectorScorecard,
  },
  {
    section,
    sections,
    ...options
  }: Omit<PortalOptions, 'api' | 'entity'> &
    EntityScorecardContentProps & { section?: ScorecardSection } = {},
) {
  const api = mockMlScorecardsApi(methods);
  renderInPortal(<ScorecardTab sections={sections} />, {
    at: section && `/?section=${section}`,
    ...options,
    api,
    entity: fraudDetectorEntity,
  });
  return api;
}
