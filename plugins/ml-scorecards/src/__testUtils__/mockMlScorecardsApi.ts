import { MlScorecardsApi } from 'backstage-plugin-ml-scorecards-common';

/** An API of which each test gives the methods that it means to be called. */
export function mockMlScorecardsApi(
  methods: Partial<MlScorecardsApi> = {},
): jest.Mocked<MlScorecardsApi> {
  const notExpected = async (): Promise<never> => {
    throw new Error('this method of the API was not expected to be called');
  };
  return {
    getScorecards: jest.fn(methods.getScorecards ?? notExpected),
    getScorecardsCsv: jest.fn(methods.getScorecardsCsv ?? notExpected),
    getScorecardsByRefs: jest.fn(methods.getScorecardsByRefs ?? notExpected),
    getScorecard: jest.fn(methods.getScorecard ?? notExpected),
    getFacts: jest.fn(methods.getFacts ?? notExpected),
    getHistory: jest.fn(methods.getHistory ?? notExpected),
    refreshScorecard: jest.fn(methods.refreshScorecard ?? notExpected),
    getChecks: jest.fn(methods.getChecks ?? notExpected),
    getCheck: jest.fn(methods.getCheck ?? notExpected),
    dryRun: jest.fn(methods.dryRun ?? notExpected),
    evaluate: jest.fn(methods.evaluate ?? notExpected),
    getMaturity: jest.fn(methods.getMaturity ?? notExpected),
    getTrend: jest.fn(methods.getTrend ?? notExpected),
    getChecklists: jest.fn(methods.getChecklists ?? notExpected),
    updateChecklistItem: jest.fn(methods.updateChecklistItem ?? notExpected),
    updateDecision: jest.fn(methods.updateDecision ?? notExpected),
    deleteDecision: jest.fn(methods.deleteDecision ?? notExpected),
    updateAttestation: jest.fn(methods.updateAttestation ?? notExpected),
    deleteAttestation: jest.fn(methods.deleteAttestation ?? notExpected),
    requestWaiver: jest.fn(methods.requestWaiver ?? notExpected),
    decideWaiver: jest.fn(methods.decideWaiver ?? notExpected),
    getWaivers: jest.fn(methods.getWaivers ?? notExpected),
    getStatements: jest.fn(methods.getStatements ?? notExpected),
    getTodo: jest.fn(methods.getTodo ?? notExpected),
    getCollectors: jest.fn(methods.getCollectors ?? notExpected),
    getLabelChanges: jest.fn(methods.getLabelChanges ?? notExpected),
    pushFacts: jest.fn(methods.pushFacts ?? notExpected),
  };
}
