/**
 * What may change in any release.
 *
 * @packageDocumentation
 */

export {
  beforeFirstTaskExtensionPoint,
  type BeforeFirstTask,
  type BeforeFirstTaskExtensionPoint,
  type PipelineByOtherClock,
  type PortalBeforeFirstTask,
  type StatementAbout,
} from './beforeFirstTask';
