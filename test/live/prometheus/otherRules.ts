/** What Pyrra's generic rules record, the shape of its alerts, and rules as people write them. */
export function otherRules(): string {
  const days = 86_400;
  const slos = {
    'search-availability': { availability: 0.9995, window: 28 * days },
    'search-latency': { availability: 0.999, window: 28 * days },
    'rank-availability': { availability: 1, window: 7 * days },
  };
  return JSON.stringify({
    groups: [
      {
        name: 'pyrra',
        interval: '5s',
        rules: [
          ...Object.entries(slos).flatMap(([slo, { availability, window }]) =>
            Object.entries({
              pyrra_objective: 0.999,
              pyrra_window: window,
              pyrra_availability: availability,
              'pyrra_requests:rate5m': 10,
              'pyrra_errors:rate5m': 0.005,
            }).map(([record, value]) => ({
              record,
              expr: `vector(${value})`,
              labels: { slo },
            })),
          ),
          {
            alert: 'ErrorBudgetBurn',
            expr: 'http_requests:burnrate5m{slo="search-availability"} > (14 * (1-0.999))',
            labels: { slo: 'search-availability', severity: 'critical' },
          },
        ],
      },
      {
        name: 'drift-alerts',
        interval: '5s',
        rules: [
          {
            alert: 'PredictionsDrift',
            expr: 'ml_drift_score{feature="prediction"} > 0.2',
          },
        ],
      },
      {
        name: 'by-hand',
        interval: '5s',
        rules: [
          {
            alert: 'ApiSlow',
            expr: 'histogram_quantile(0.95, sum by (job, le) (rate(http_request_duration_seconds_bucket[1d]))) > 2',
          },
          { alert: 'ApiDown', expr: 'up{job=~"churn-api|other"} == 0' },
        ],
      },
    ],
  });
}
