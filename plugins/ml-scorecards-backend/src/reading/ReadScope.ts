import { ReadState } from '../database/recordingState';
import { VisibleComponents } from './VisibleSet';

/** What is read for a caller: what they may see, as of a recording. */
export interface ReadScope {
  readonly visible: VisibleComponents;
  readonly state: ReadState;
}
