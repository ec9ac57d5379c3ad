export type { Condition, FactName } from './ConditionCompiler';
export { toCelValue } from './ConditionCompiler';
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
