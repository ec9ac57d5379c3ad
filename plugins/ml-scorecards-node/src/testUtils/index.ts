export type { CollectorUnderTest, SourceUnderTest } from './CollectorUnderTest';
export {
  factCollectorContract,
  type FactCollectorContractOptions,
} from './factCollectorContract';
export {
  misbehaviours,
  type Misbehaviour,
  type MisbehavioursOfSources,
} from './misbehaviours';
export type { FactCollectorRule } from './rules';
