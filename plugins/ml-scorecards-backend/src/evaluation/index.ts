export type { Advice } from './advise';
export { verdictOn } from './advise';
export type { FactsOnItem } from './checklistItemState';
export { checklistItemState, factsOnItem, tickEnd } from './checklistItemState';
export type { CheckVerdict } from './judgeCheck';
export type { Evaluation } from './evaluateComponent';
export { evaluateComponent, isOwed, isRequired } from './evaluateComponent';
export { explainCheck } from './explainCheck';
export { lapseOf } from './heedPeople';
export { Ladders } from './Ladders';
export type { Attested, PeopleSaid, SaidOfItem } from './PeopleSaid';
export { NOBODY_SAID } from './PeopleSaid';
export { scorecardReading, stepsOver } from './scorecardReading';
export type { ServingVersion, ToldVersions } from './servingVersion';
export { servingVersion, toldVersions } from './servingVersion';
export { tally } from './levels';
export { nextSteps } from './nextSteps';
export type { SourceReading, StoredFacts } from './SourceReading';
export {
  evidenceFor,
  knownValue,
  readSource,
  readSources,
  whyAllUnknown,
} from './SourceReading';
