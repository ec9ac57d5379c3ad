/** An objective of Sloth. */
export interface Objective {
  readonly slo: string;
  /** Share of what went wrong, in a window. */
  readonly errors: (window: string) => string;
  readonly labels?: Readonly<Record<string, string>>;
  /** Share that may go wrong. */
  readonly budget?: number;
}

const BUDGET = 0.001;
const WINDOWS = ['5m', '30m', '1h', '2h', '6h', '1d', '3d'];

const OBJECTIVES: readonly Objective[] = [
  {
    slo: 'requests-availability',
    errors: window =>
      `(sum(rate(http_requests_total{job="churn-api",code=~"5.."}[${window}])))\n/\n(sum(rate(http_requests_total{job="churn-api"}[${window}])))`,
  },
  { slo: 'requests-latency', errors: () => 'vector(0.0004)' },
  { slo: 'feature-freshness', errors: () => 'vector(0)' },
  {
    slo: 'auc',
    errors: () => 'vector(0.0002)',
    labels: { about: 'model-quality' },
  },
];

/** Rules in the shape that Sloth generates, as JSON, which is YAML as well. */
export function slothRules(
  service = 'churn',
  objectives: readonly Objective[] = OBJECTIVES,
): string {
  return JSON.stringify({
    groups: objectives.flatMap(objective => groupsOf(service, objective)),
  });
}

function groupsOf(service: string, objective: Objective) {
  const { slo, errors, labels, budget = BUDGET } = objective;
  const id = `${service}-${slo}`;
  const selector = `{sloth_id="${id}", sloth_service="${service}", sloth_slo="${slo}"}`;
  const all = {
    sloth_id: id,
    sloth_service: service,
    sloth_slo: slo,
    ...labels,
  };
  const record = (name: string, expr: string) => ({
    record: name,
    expr,
    labels: all,
  });
  const on = 'on(sloth_id, sloth_slo, sloth_service) group_left';
  const exceeds = (window: string, factor: number) =>
    `max(slo:sli_error:ratio_rate${window}${selector} > (${factor} * ${budget})) without (sloth_window)`;
  return [
    {
      name: `sloth-slo-sli-recordings-${id}`,
      interval: '5s',
      rules: [
        ...WINDOWS.map(window => ({
          record: `slo:sli_error:ratio_rate${window}`,
          expr: errors(window),
          labels: { ...all, sloth_window: window },
        })),
        {
          record: 'slo:sli_error:ratio_rate30d',
          expr: `sum_over_time(slo:sli_error:ratio_rate5m${selector}[30d])\n/ ignoring (sloth_window)\ncount_over_time(slo:sli_error:ratio_rate5m${selector}[30d])`,
          labels: { ...all, sloth_window: '30d' },
        },
      ],
    },
    {
      name: `sloth-slo-meta-recordings-${id}`,
      interval: '5s',
      rules: [
        record('slo:objective:ratio', `vector(${1 - budget})`),
        record('slo:error_budget:ratio', `vector(${budget})`),
        record('slo:time_period:days', 'vector(30)'),
        record(
          'slo:current_burn_rate:ratio',
          `slo:sli_error:ratio_rate5m${selector}\n/ ${on}\nslo:error_budget:ratio${selector}`,
        ),
        record(
          'slo:period_burn_rate:ratio',
          `slo:sli_error:ratio_rate30d${selector}\n/ ${on}\nslo:error_budget:ratio${selector}`,
        ),
        record(
          'slo:period_error_budget_remaining:ratio',
          `1 - slo:period_burn_rate:ratio${selector}`,
        ),
      ],
    },
    {
      name: `sloth-slo-alerts-${id}`,
      interval: '5s',
      rules: ['page', 'ticket'].map((severity, i) => ({
        alert: `${service[0].toUpperCase()}${service.slice(1)}-${slo}`,
        expr: `(${exceeds('5m', [14.4, 3][i])} and ${exceeds(
          '1h',
          [14.4, 3][i],
        )})`,
        labels: { sloth_severity: severity },
        annotations: {
          summary:
            '{{$labels.sloth_service}} {{$labels.sloth_slo}} SLO error budget burn rate is over expected.',
        },
      })),
    },
  ];
}

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
