import { shown, Unknown } from 'backstage-plugin-ml-scorecards-node';
import { Experiment } from './Experiment';
import { Run } from './Run';

/** The metric by which the runs of an experiment are compared. */
export interface PrimaryMetric {
  readonly name: string;
  /** 1 if more is better, -1 if less is. */
  readonly sign: 1 | -1;
}

/** MLflow's own limit. */
const MAX_NAME = 250;

/** What scikit-learn calls its errors turned around, so that more of them is better. */
const NEGATED = /(?:^|[._/-])neg_/i;
/** Whatever is named like an error, and no score. */
const LESS_IS_BETTER =
  /(?:^|[._/-])(?:(?:\w*_)?(?:loss|error|err)|r?msle|r?mse|n?rmse|s?w?mape|mae|mad|mdape|wape|smape|log_?loss|brier(?:_score(?:_loss)?)?|perplexity|wer|cer|fpr|fnr|deviance)$/i;
const MORE_IS_BETTER =
  /(?:^|[._/-])(?:(?:\w*_)?(?:accuracy|acc|auc|precision|recall|score|gain|lift|hit_?rate)|auroc|auprc|roc_auc|pr_auc|ap|map|f1|fbeta|f1_\w+|r2|ndcg|mrr|iou|dice|mcc|kappa|gini|ks|bleu|rouge\w*)(?:[@_]?(?:at_?)?\d+)?$/i;

/**
 * Which metric is the primary one: the tags of the experiment say so, which MLflow itself knows, or it is the only metric
 * of the live run. Without a tag, its name tells whether more of it is better.
 */
export function primaryMetricOf(
  experiment: Experiment,
  liveRun: Run | undefined,
): PrimaryMetric | Unknown {
  const only =
    liveRun?.metrics.size === 1 ? [...liveRun.metrics.keys()][0] : undefined;
  const name = experiment.primaryMetric ?? only;
  if (name === undefined) {
    return {
      unknownBecause:
        'nothing says which metric is the primary one: name it in the tag mlflow.experiment.primaryMetric.name of the experiment',
      // Where the live run could not be read, its only metric may be the one.
      ...(liveRun && { isSilent: true }),
    };
  }
  const sign = signOf(name, experiment);
  return sign
    ? { name, sign }
    : {
        unknownBecause: `nothing says whether more or less of ${shown(
          name,
        )} is better: say true or false in the tag mlflow.experiment.primaryMetric.greaterIsBetter of the experiment`,
      };
}

function signOf(
  name: string,
  { greaterIsBetter }: Experiment,
): 1 | -1 | undefined {
  if (greaterIsBetter !== undefined) return greaterIsBetter ? 1 : -1;
  if (name.length > MAX_NAME) return undefined;
  if (NEGATED.test(name)) return 1;
  if (LESS_IS_BETTER.test(name)) return -1;
  return MORE_IS_BETTER.test(name) ? 1 : undefined;
}

/** The value of the primary metric, if the run has it and it is a number. */
export function valueIn(run: Run, { name }: PrimaryMetric): number | undefined {
  const value = run.metrics.get(name);
  return value !== undefined && Number.isFinite(value) ? value : undefined;
}
