export type { Condition, ConditionOutcome } from './ConditionCompiler';
export type { ConditionScope, FactName, ReadFact } from './ConditionScope';
export { componentScope, toCelValue, variableOf } from './ConditionScope';
export type {
  Alternative,
  BrokenCheck,
  DefinedCheck,
  Definitions,
  UsableCheck,
} from './Definitions';
export { isBroken } from './Definitions';
export { loadDefinitions } from './loadDefinitions';
export { DEFINITION_KEYS, readDefinitions } from './readDefinitions';
