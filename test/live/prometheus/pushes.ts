import { pushed } from './openMetrics';

const HOUR = 3600;

/** What jobs push of models, by our convention: the text of each push, by the name of the job. */
export function pushes(now: number): Record<string, string> {
  const seconds = Math.floor(now / 1000);
  const drift = (model: string, psi: number, share: number) =>
    [
      pushed(
        'ml_drift_score',
        { model, feature: 'prediction', method: 'psi' },
        psi,
      ),
      pushed('ml_drift_score', { model, feature: 'age', method: 'ks' }, 0.3),
      pushed('ml_drift_share', { model }, share),
      pushed('ml_drift_last_run_timestamp_seconds', { model }, seconds - HOUR),
    ].join('');
  const quality = (
    metric: string,
    served: number,
    reference: number,
    model = 'churn',
  ) => {
    const labels = {
      model,
      metric,
      ...(metric === 'rmse' && { better: 'lower' }),
    };
    return [
      pushed('ml_served_quality', labels, served),
      pushed('ml_served_quality_reference', labels, reference),
    ].join('');
  };
  return {
    churn: drift('churn', 0.08, 0.25),
    'churn-auc': [
      quality('auc', 0.855, 0.9),
      pushed(
        'ml_served_quality_timestamp_seconds',
        { model: 'churn' },
        seconds - 24 * HOUR,
      ),
    ].join(''),
    'churn-rmse': quality('rmse', 2.02, 2),
    // Others measure the same: the worst counts, against the best reference.
    'churn-auc-too': quality('auc', 0.88, 0.87),
    'uplift-rmse': quality('rmse', 2.2, 2.1, 'uplift'),
    'uplift-rmse-too': quality('rmse', 2.05, 2, 'uplift'),
    fraud: drift('fraud', 0.4, 0.6),
    tips: [
      ...[
        ['prediction', 0.01, 1],
        ['age', 0.4, 0],
      ].flatMap(([feature, score, detected]) => {
        const labels = { model: 'tips', feature: `${feature}`, method: 'ks' };
        return [
          pushed('ml_drift_score', labels, Number(score)),
          pushed('ml_drift_detected', labels, Number(detected)),
        ];
      }),
      pushed('ml_drift_share', { model: 'tips' }, 0.1),
      pushed(
        'ml_drift_last_run_timestamp_seconds',
        { model: 'tips' },
        seconds - HOUR,
      ),
    ].join(''),
    // A name that is trouble wherever it is not escaped.
    odd: drift('we|ird.*"name\\', 0.01, 0.02),
    // Nothing to compare with: no number. And a time in milliseconds.
    empty: [
      pushed('ml_drift_share', { model: 'empty' }, NaN),
      pushed('ml_drift_last_run_timestamp_seconds', { model: 'empty' }, now),
    ].join(''),
  };
}
