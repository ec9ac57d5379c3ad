export {
  InstancesFactCollector,
  type InstanceReading,
  type InstancesFactCollectorOptions,
} from './InstancesFactCollector';
export {
  readSourceInstances,
  type SourceInstance,
} from './readSourceInstances';
export { readSourceTimes, type SourceTimes } from './readSourceTimes';
