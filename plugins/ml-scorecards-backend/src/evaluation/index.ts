export type { Decision } from './decideCheck';
export type { Evaluation } from './evaluateComponent';
export {
  evaluateComponent,
  isRequired,
  tierRestsOn,
} from './evaluateComponent';
export { explainCheck } from './explainCheck';
export { tally } from './levels';
export { nextSteps } from './nextSteps';
export type { SourceReading, StoredFacts } from './SourceReading';
export { readSource, readSources } from './SourceReading';
