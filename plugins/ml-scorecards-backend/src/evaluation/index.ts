export type { EvaluatedCheck, Evaluation } from './evaluateComponent';
export { evaluateComponent } from './evaluateComponent';
export { countStates, coverage, reachedLevel, score } from './levels';
export { nextSteps } from './nextSteps';
export type { SourceReading, StoredFacts } from './SourceReading';
export { readSource } from './SourceReading';
