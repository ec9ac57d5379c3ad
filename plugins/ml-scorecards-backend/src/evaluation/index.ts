export type { Advice, Decided, PeopleSaid } from './advise';
export { NOBODY_SAID, verdictOn } from './advise';
export type { Decision } from './decideCheck';
export type { Evaluation } from './evaluateComponent';
export { evaluateComponent, isRequired } from './evaluateComponent';
export { explainCheck } from './explainCheck';
export { scorecardReading, stepsOver } from './scorecardReading';
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
