export { fastClock, realClock } from './clocks';
export { collectByName, component, plain, plainFacts } from './collectByName';
export {
  collectorModuleContract,
  type CollectorModuleContractOptions,
} from './collectorModuleContract';
export type { CollectorUnderTest, SourceUnderTest } from './CollectorUnderTest';
export { differences, type ExpectedAnswer } from './differences';
export {
  factCollectorContract,
  type FactCollectorContractOptions,
} from './factCollectorContract';
export {
  misbehaviours,
  type Misbehaviour,
  type MisbehavioursOfSources,
} from './misbehaviours';
export {
  Recorder,
  replay,
  type RecordedAnswer,
  type Recording,
  type ServerRecording,
} from './Recording';
export {
  recordingContract,
  type RecordingContractOptions,
} from './recordingContract';
export type { FactCollectorRule } from './rules';
export {
  sourceFaults,
  type SourceFault,
  type SourceFaultsOptions,
} from './sourceFaults';
export {
  sourceFaultsContract,
  type SourceFaultsContractOptions,
} from './sourceFaultsContract';
export { startCollectors, type StartBackend } from './startCollectors';
