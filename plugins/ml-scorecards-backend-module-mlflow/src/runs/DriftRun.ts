import { RunAnswer } from '../api/schemas';
import { driftMethodOf } from './Run';

/** A run that measured drift, as far as facts need it. */
export interface DriftRun {
  readonly experimentId: string;
  readonly status: string;
  readonly startedAt?: number;
  readonly endedAt?: number;
  /** As the tag says it; empty where it says only that drift was measured, undefined where it says that it was not. */
  readonly method?: string;
  readonly share?: number;
  readonly predictionPsi?: number;
  /** 1 if the predictions drifted, and 0 if not. */
  readonly predictionDrifted?: number;
}

export const SHARE_METRIC = 'drift.share';
export const PREDICTION_METRIC = 'drift.prediction_psi';
export const VERDICT_METRIC = 'drift.prediction_drifted';

export function toDriftRun({ info, data }: RunAnswer): DriftRun {
  return {
    experimentId: info.experiment_id,
    status: info.status,
    startedAt: info.start_time || undefined,
    endedAt: info.end_time || undefined,
    method: driftMethodOf(data?.tags),
    share: data?.metrics.get(SHARE_METRIC),
    predictionPsi: data?.metrics.get(PREDICTION_METRIC),
    predictionDrifted: data?.metrics.get(VERDICT_METRIC),
  };
}
