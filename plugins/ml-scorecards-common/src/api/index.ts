export * from './checklists';
export * from './checks';
export * from './labels';
export * from './maturity';
export * from './MlScorecardsClient';
export * from './scorecards';
