import { ExperimentAnswer } from '../api/schemas';

/** An experiment, as far as facts need it. */
export interface Experiment {
  readonly id: string;
  readonly isDeleted: boolean;
  /** Its primary metric, if its tags say which that is. */
  readonly primaryMetric?: string;
  /** Whether more of the primary metric is better, if its tags say so. */
  readonly greaterIsBetter?: boolean;
}

/** Tags that MLflow itself knows. */
const PRIMARY_METRIC_TAG = 'mlflow.experiment.primaryMetric.name';
const GREATER_IS_BETTER_TAG = 'mlflow.experiment.primaryMetric.greaterIsBetter';

export function toExperiment(answer: ExperimentAnswer): Experiment {
  const { experiment_id, lifecycle_stage, tags } = answer;
  const greater = tags.get(GREATER_IS_BETTER_TAG)?.trim().toLowerCase();
  return {
    id: experiment_id,
    isDeleted: lifecycle_stage === 'deleted',
    primaryMetric: tags.get(PRIMARY_METRIC_TAG)?.trim() || undefined,
    greaterIsBetter:
      greater === 'true' || greater === 'false'
        ? greater === 'true'
        : undefined,
  };
}
