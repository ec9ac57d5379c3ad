/**
 * What Evidently measures of predictions against what really happened, by the names of its metrics: 1 if more of it is
 * better, -1 if less is.
 */
const BETTER = new Map<string, 1 | -1>([
  ['Accuracy', 1],
  ['F1Score', 1],
  ['LogLoss', -1],
  ['MAE', -1],
  ['MAPE', -1],
  ['Precision', 1],
  ['R2Score', 1],
  ['RMSE', -1],
  ['Recall', 1],
  ['RocAuc', 1],
]);

/** Whether more (1) or less (-1) of a metric is better; undefined if it is none of quality. */
export function betterOf(metric: string): 1 | -1 | undefined {
  return BETTER.get(metric);
}
