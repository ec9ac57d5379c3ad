import { screen } from '@testing-library/react';
import { fraudDetectorScorecard } from '../../__testUtils__/fixtures';
import { renderTab } from '../../__testUtils__/renderTab';

describe('a check whose source could not be read', () => {
  it.each([
    ['beside the check to mend first', 'What to do next?'],
    ['with why it is unknown', 'Why it is unknown'],
  ])('says what to do about it %s', async (_, region) => {
    const scorecard = {
      ...fraudDetectorScorecard,
      sources: [
        {
          collector: 'mlflow',
          title: 'MLflow',
          status: 'error' as const,
          error: {
            code: 'unavailable',
            message: 'MLflow did not answer.',
            at: '2026-03-01T11:50:00.000Z',
          },
        },
      ],
      facts: {
        'mlflow.versionCount': { description: 'versions', value: null },
      },
      nextSteps: [
        { check: 'served-quality-measured', effort: 'small' as const },
      ],
      dimensions: fraudDetectorScorecard.dimensions.map(dimension => ({
        ...dimension,
        checks: dimension.checks.map(check =>
          check.id === 'served-quality-measured'
            ? {
                ...check,
                evidence: ['mlflow.versionCount'],
                reason: {
                  code: 'source-error' as const,
                  message: 'MLflow: MLflow did not answer.',
                },
              }
            : check,
        ),
      })),
    };
    renderTab(
      { getScorecard: async () => scorecard },
      { at: '/#ml-check-served-quality-measured' },
    );
    expect(
      await screen.findByRole('region', { name: region }),
    ).toHaveTextContent(
      'What to do about MLflow: Check that it runs, and that the backend reaches it. The portal tries again by itself. If it stays so, tell whoever operates the portal.',
    );
  });
});
