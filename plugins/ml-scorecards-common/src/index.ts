/**
 * The contract of ML Scorecards: API schemas, types, permissions, label and annotation names.
 *
 * @packageDocumentation
 */

export * from './api';
export * from './catalogNames';
export * from './cataloguePages';
export * from './checkStates';
export * from './dataStores';
export * from './daySeries';
export * from './defaultComponents';
export * from './efforts';
export * from './levels';
export * from './lineageEdges';
export * from './lineagePicture';
export * from './objectiveKinds';
export * from './objectiveStandings';
export * from './permissions';
export * from './reliabilityTiers';
export * from './wholePercent';
