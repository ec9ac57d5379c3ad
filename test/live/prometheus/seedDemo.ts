import { PastSeries, pushed } from './openMetrics';
import { PastMonth } from './PastMonth';
import { slothRules } from './slothRules';

const HOUR = 3_600_000;
const BOUNDS = ['0.05', '0.1', '0.2', '0.4', '0.8', '+Inf'];

/** What Prometheus holds of the demo's components. */
export interface DemoSeed {
  readonly past: PastSeries[];
  readonly rules: Readonly<Record<string, string>>;
  /** By the name of the job that pushes it. */
  readonly pushes: Readonly<Record<string, string>>;
  /** Queries that have an answer once all of it is there. */
  readonly untilKnown: readonly string[];
}

/**
 * Acme: the fraud detector keeps what it promises. The server before it is too slow in the evening and used too much; the
 * model of loan defaults drifts, and nobody has looked since; the over-engineered recommender has machines that idle.
 */
export function seedDemo(now: number): DemoSeed {
  const before = new PastMonth(now);
  const { month } = before;
  /** From 0 at the beginning of the month to 1 now. */
  const progress = (time: number) => (time - month) / (now - month);
  /** Three hours of each day, counted back from now: what is recorded is the same at any time of day. */
  const isEvening = (time: number) => {
    const hour = ((now - time) / HOUR) % 24;
    return hour > 2 && hour <= 5;
  };
  /** By day, so that a curve has something to show. */
  const wave = (time: number) => Math.sin((now - time) / (HOUR * 24 * 2.1));

  const drift = (model: string, psi: (time: number) => number, share: number) =>
    [
      before.hourly(
        'ml_drift_score',
        { model, feature: 'prediction', method: 'psi' },
        psi,
      ),
      before.hourly('ml_drift_share', { model }, time =>
        Math.max(0, share * (0.6 + 0.4 * progress(time))),
      ),
    ] as const;
  const container = (
    name: string,
    usage: { readonly cpu: number; readonly memory: number },
  ) => before.container({ container: name, namespace: 'ml', pod: 'a' }, usage);
  const serving = (job: string, perMinute: number, down = 0) => [
    before.hourly('up', { job, instance: 'a' }, (_, i) => (i < down ? 0 : 1)),
    before.minutely(
      'http_requests_total',
      { job, code: '200' },
      (_, i) => i * perMinute,
    ),
  ];

  return {
    past: [
      ...drift('fraud-detector', time => 0.06 + 0.02 * wave(time), 0.1),
      ...drift(
        'loan-default-risk',
        time => 0.05 + 0.26 * progress(time) ** 2 + 0.01 * wave(time),
        0.55,
      ),
      ...before.histogram(
        'request_predict_seconds',
        { model_name: 'fraud-detector' },
        BOUNDS,
        () => [250, 45, 5, 0, 0, 0],
      ),
      ...serving('fraud-api-server', 300),
      ...before.histogram(
        'http_request_duration_seconds',
        { job: 'fraud-api-server' },
        BOUNDS,
        time =>
          isEvening(time) ? [60, 120, 84, 36, 0, 0] : [150, 120, 28, 2, 0, 0],
      ),
      ...serving('search-ranking', 90, 7),
      ...before.histogram(
        'http_request_duration_seconds',
        { job: 'search-ranking' },
        BOUNDS,
        () => [20, 40, 28, 2, 0, 0],
      ),
      ...container('fraud-api', { cpu: 0.78, memory: 5.5e8 }),
      ...container('fraud-detector', { cpu: 0.41, memory: 4.2e8 }),
      before.minutely(
        'DCGM_FI_DEV_GPU_UTIL',
        { container: 'fraud-detector', gpu: '0' },
        time => 55 + 5 * wave(time),
      ),
      ...container('recommender-overengineered', { cpu: 0.09, memory: 1.8e8 }),
      ...Object.entries(OBJECTIVES).flatMap(([service, objectives]) =>
        objectives.flatMap(({ slo, labels, budget, errorsAt }) =>
          before.sloth(service, slo, {
            errorsAt: time => errorsAt((time - month) / HOUR),
            labels,
            budget,
          }),
        ),
      ),
    ],
    rules: {
      ...slothRules(...Object.keys(OBJECTIVES)),
      'alerts.json': alerts(),
    },
    pushes: {
      'fraud-detector': measured('fraud-detector', {
        checkedAt: now - HOUR / 2,
        auc: [0.742, 0.748],
      }),
      'loan-default-risk': measured('loan-default-risk', {
        checkedAt: now - 72 * HOUR,
        auc: [0.72, 0.79],
      }),
    },
    untilKnown: [
      ...Object.values(OBJECTIVES)
        .flat()
        .map(
          ({ slo }) =>
            `slo:period_error_budget_remaining:ratio{sloth_slo="${slo}"}`,
        ),
      ...['fraud-detector', 'loan-default-risk'].map(
        model => `ml_served_quality{model="${model}"}`,
      ),
      'ALERTS{alertname="PredictionsDrift",model="loan-default-risk",alertstate="firing"}',
    ],
  };
}

/** What an objective of `sloth/` was before now. */
interface PastObjective {
  readonly slo: string;
  /** Share that may go wrong. */
  readonly budget: number;
  readonly labels?: PastSeries['labels'];
  /** The share that went wrong, by how many hours ago the month began. */
  readonly errorsAt: (hour: number) => number;
}

const OBJECTIVES: Readonly<Record<string, readonly PastObjective[]>> = {
  'fraud-detector': [
    {
      slo: 'detector-availability',
      budget: 0.0005,
      errorsAt: () => 0.0001,
    },
    { slo: 'detector-latency', budget: 0.01, errorsAt: () => 0.003 },
    { slo: 'feature-freshness', budget: 0.01, errorsAt: () => 0.001 },
    {
      slo: 'auc',
      budget: 0.02,
      labels: { about: 'model-quality' },
      errorsAt: () => 0.002,
    },
  ],
  'fraud-api': [
    {
      slo: 'api-availability',
      budget: 0.0005,
      // An outage of four hours, three weeks ago.
      errorsAt: hour => (hour > 216 && hour <= 220 ? 0.02 : 0.0002),
    },
    {
      slo: 'api-latency',
      budget: 0.01,
      // Slower since the tenth day, and slowest in the ten days after it.
      errorsAt: hour => {
        if (hour <= 240) return 0.006;
        return hour <= 480 ? 0.042 : 0.024;
      },
    },
  ],
};

/** What a job that compares served data with training data pushes at its end. */
function measured(
  model: string,
  {
    checkedAt,
    ...quality
  }: { checkedAt: number } & Readonly<
    Record<string, number | readonly [number, number]>
  >,
): string {
  const seconds = Math.floor(checkedAt / 1000);
  return [
    pushed('ml_drift_last_run_timestamp_seconds', { model }, seconds),
    pushed('ml_served_quality_timestamp_seconds', { model }, seconds),
    ...Object.entries(quality).flatMap(([metric, values]) => {
      const [served, reference] = values as readonly [number, number];
      return [
        pushed('ml_served_quality', { model, metric }, served),
        pushed('ml_served_quality_reference', { model, metric }, reference),
      ];
    }),
  ].join('');
}

function alerts(): string {
  return JSON.stringify({
    groups: [
      {
        name: 'drift',
        interval: '5s',
        rules: [
          {
            alert: 'PredictionsDrift',
            // What is told once an hour is gone for an instant query after five minutes.
            expr: 'last_over_time(ml_drift_score{feature="prediction"}[2h]) > 0.2',
          },
        ],
      },
      {
        name: 'serving',
        interval: '5s',
        rules: [
          {
            alert: 'FraudApiDown',
            expr: 'up{job="fraud-api-server"} == 0',
          },
        ],
      },
    ],
  });
}
