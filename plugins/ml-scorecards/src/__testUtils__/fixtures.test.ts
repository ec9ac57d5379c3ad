import {
  maturitySchema,
  scorecardSchema,
  scorecardsPageSchema,
} from 'backstage-plugin-ml-scorecards-common';
import {
  emptyMaturity,
  fraudDetectorScorecard,
  maturityByOwner,
  maturityByTier,
  scorecardsPage,
} from './fixtures';

describe('the fixtures', () => {
  it('are answers that the API could give', () => {
    expect(scorecardSchema.parse(fraudDetectorScorecard)).toEqual(
      fraudDetectorScorecard,
    );
    expect(scorecardsPageSchema.parse(scorecardsPage)).toEqual(scorecardsPage);
    for (const maturity of [maturityByOwner, maturityByTier, emptyMaturity]) {
      expect(maturitySchema.parse(maturity)).toEqual(maturity);
    }
  });
});
