export type {
  Condition,
  Expression,
  Outcome,
  Quantity,
} from './ConditionCompiler';
export type { ConditionScope, FactName, ReadFact } from './ConditionScope';
export { componentScope, toCelValue, variableOf } from './ConditionScope';
export type {
  Alternative,
  BrokenCheck,
  DefinedCheck,
  DefinedChecklist,
  DefinedFactSet,
  DefinedFinding,
  DefinedStorageRule,
  DefinedTrigger,
  Definitions,
  Question,
  UsableCheck,
} from './Definitions';
export { isBroken } from './Definitions';
export { defineFactSets } from './defineFactSets';
export { loadDefinitions } from './loadDefinitions';
export { DEFINITION_KEYS, readDefinitions } from './readDefinitions';
export { askedChecklists } from './askedChecklists';
export type { EarlyScorecardFact, ScorecardFact } from './scorecardFacts';
export { readsScorecard, SCORECARD, scorecardFacts } from './scorecardFacts';
