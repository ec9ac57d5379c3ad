import {
  SourceClock,
  SourceHttpLimits,
} from 'backstage-plugin-ml-scorecards-node';

/** What tests change of how a part of Kubeflow is asked. */
export interface ApiOptions {
  readonly limits?: Partial<SourceHttpLimits>;
  readonly clock?: SourceClock;
}
