export {
  InstancesFactCollector,
  type InstanceReading,
  type InstancesFactCollectorOptions,
} from './InstancesFactCollector';
export {
  readAddress,
  readSourceIds,
  readSourceInstance,
  readSourceInstances,
  type SourceInstance,
} from './readSourceInstances';
export { readSourceTimes, type SourceTimes } from './readSourceTimes';
