import { screen } from '@testing-library/react';
import { MlScorecardsApi } from 'backstage-plugin-ml-scorecards-common';
import {
  fraudDetectorEntity,
  fraudDetectorScorecard,
} from '../../__testUtils__/fixtures';
import { mockMlScorecardsApi } from '../../__testUtils__/mockMlScorecardsApi';
import { renderInPortal } from '../../__testUtils__/renderInPortal';
import { ScorecardCard } from './ScorecardCard';

function renderCard(methods: Partial<MlScorecardsApi>) {
  const api = mockMlScorecardsApi(methods);
  renderInPortal(<ScorecardCard />, { api, entity: fraudDetectorEntity });
  return api;
}

describe('ScorecardCard', () => {
  it('says tier, level, what is missing and what to do next, and leads to the scorecard', async () => {
    renderCard({ getScorecard: async () => fraudDetectorScorecard });

    expect(await screen.findByText('Tier 1 · critical')).toBeInTheDocument();
    expect(
      screen.getByText('A critical decision rests on it: tier 1.'),
    ).toBeInTheDocument();
    expect(screen.queryByText(/Customers see/)).not.toBeInTheDocument();
    expect(
      screen.getByText('2 required checks do not pass'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: /lock file is in step with the code/ }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/fraud-detector/scorecard#ml-check-pipeline-lock-in-step',
    );
    expect(
      screen.getByText(
        'About an hour · reaches Silver · raises Data versioning',
      ),
    ).toBeInTheDocument();
    expect(screen.getByText('Fail')).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Open the scorecard' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/fraud-detector/scorecard',
    );
  });

  it('names the dimensions below the target first, the lowest before all', async () => {
    const [versioning, drift] = fraudDetectorScorecard.dimensions;
    renderCard({
      getScorecard: async () => ({
        ...fraudDetectorScorecard,
        targetLevel: 'silver' as const,
        dimensions: [
          { ...drift, id: 'lineage', title: 'Lineage', level: 'gold' as const },
          versioning,
          drift,
          { ...drift, id: 'cost', title: 'Cost', level: 'silver' as const },
        ],
      }),
    });
    await screen.findByRole('heading', { name: 'Dimensions below the target' });
    expect(
      screen.getAllByRole('listitem').map(item => item.textContent),
    ).toEqual(['Drift monitoringNo level', 'Data versioningBronze']);
    expect(screen.getByText('Lineage · Cost')).toBeInTheDocument();
  });

  it('does not count a dimension as below the target that lacks nothing required', async () => {
    const [versioning] = fraudDetectorScorecard.dimensions;
    renderCard({
      getScorecard: async () => ({
        ...fraudDetectorScorecard,
        dimensions: [
          {
            ...versioning,
            checks: versioning.checks.map(check => ({
              ...check,
              required: false,
            })),
          },
        ],
      }),
    });
    await screen.findByRole('heading', { name: 'Dimensions at the target' });
    expect(
      screen.queryByText('Dimensions below the target'),
    ).not.toBeInTheDocument();
  });

  it('says nothing of dimensions and steps where none are asked', async () => {
    renderCard({
      getScorecard: async () => ({
        ...fraudDetectorScorecard,
        targetLevel: 'none' as const,
        dimensions: [],
        nextSteps: [],
      }),
    });
    expect(await screen.findByText('Owes no level')).toBeInTheDocument();
    expect(screen.queryByText('Next step')).not.toBeInTheDocument();
    expect(screen.queryByText(/^Dimensions/)).not.toBeInTheDocument();
  });

  it('says with how many waivers the level is given', async () => {
    renderCard({
      getScorecard: async () => ({
        ...fraudDetectorScorecard,
        gap: 0,
        waived: 1,
      }),
    });
    expect(await screen.findByText('with 1 waiver')).toBeInTheDocument();
    expect(
      screen.getByText('All required checks pass or are waived'),
    ).toBeInTheDocument();
  });

  it('says how a required check can be missing at the target', async () => {
    const explanation =
      'The target asks for the checks up to bronze. The tier also requires checks of higher levels.';
    const scorecard = {
      ...fraudDetectorScorecard,
      targetLevel: 'bronze' as const,
    };
    renderCard({ getScorecard: async () => ({ ...scorecard, gap: 1 }) });
    expect(await screen.findByText(explanation)).toBeInTheDocument();
    expect(screen.getByText(/At its target$/)).toBeInTheDocument();
  });

  it.each([
    ['below the target', { gap: 2 }],
    ['where none is missing', { targetLevel: 'bronze' as const, gap: 0 }],
    ['where no level is owed', { targetLevel: 'none' as const, gap: 1 }],
  ])('does not explain what is required %s', async (_, how) => {
    renderCard({
      getScorecard: async () => ({ ...fraudDetectorScorecard, ...how }),
    });
    expect(await screen.findByText(/^Owes/)).toBeInTheDocument();
    expect(screen.queryByText(/of higher levels/)).not.toBeInTheDocument();
  });

  it('says that a scorecard will come', async () => {
    renderCard({ getScorecard: async () => undefined });
    expect(await screen.findByText(/No scorecard yet/)).toBeInTheDocument();
    expect(screen.queryByRole('link')).not.toBeInTheDocument();
  });
});
