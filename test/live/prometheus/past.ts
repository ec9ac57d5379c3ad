import { PastSeries } from './openMetrics';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Upper bounds of the buckets of histograms, in seconds. */
const BOUNDS = ['0.1', '0.25', '0.5', '1', '+Inf'];

/** The last thirty days, of which the last week is told by the minute. All of it lies within the ranges that are asked for. */
export function past(now: number): PastSeries[] {
  // Windows of five minutes begin where the clock says so.
  const end = Math.floor(now / (20 * MINUTE)) * 20 * MINUTE;
  const week = end - 7 * DAY + HOUR;
  const month = end - 30 * DAY + HOUR;
  const minutely = (
    name: string,
    labels: PastSeries['labels'],
    at: PastSeries['at'],
  ): PastSeries => ({ name, labels, from: week, everyMs: MINUTE, at });
  const monthly = (
    everyMs: number,
    name: string,
    labels: PastSeries['labels'],
    at: PastSeries['at'],
  ): PastSeries => ({ name, labels, from: month, everyMs, at });

  return [
    // Down for 7 of its scrapes.
    ...['churn-api', 'idle-api'].map(job =>
      monthly(HOUR, 'up', { job, instance: 'a' }, (_, i) => (i < 7 ? 0 : 1)),
    ),
    // One of 5,000 fails.
    minutely(
      'http_requests_total',
      { job: 'churn-api', code: '200' },
      (_, i) => i * 59.988,
    ),
    minutely(
      'http_requests_total',
      { job: 'churn-api', code: '500' },
      (_, i) => i * 0.012,
    ),
    minutely('http_requests_total', { job: 'idle-api', code: '200' }, () => 5),
    // Sixty requests a minute: fast ones, and in five minutes of twenty slow ones.
    ...histogram('http_request_duration_seconds', { job: 'churn-api' }, slowly),
    ...histogram('http_request_duration_seconds', { job: 'idle-api' }, () => [
      0, 0, 0, 0, 0,
    ]),
    ...histogram('http_request_duration_seconds', { job: 'slow-api' }, () => [
      0, 0, 0, 0, 60,
    ]),
    ...histogram('request_predict_seconds', { model_name: 'fraud' }, () => [
      0, 0, 60, 0, 0,
    ]),
    ...sloth('requests-availability', time =>
      // 18 hours in which one of a hundred failed.
      time < month + 18 * HOUR ? 0.01 : 0.0002,
    ),
    ...sloth('requests-latency', () => 0.0004),
    ...sloth('feature-freshness', () => 0),
    ...sloth('auc', () => 0.0002),
    minutely(
      'node_cpu_seconds_total',
      { job: 'churn-nodes', instance: 'a', cpu: '0', mode: 'idle' },
      (_, i) => i * 60 * 0.15,
    ),
    minutely(
      'node_cpu_seconds_total',
      { job: 'churn-nodes', instance: 'b', cpu: '0', mode: 'idle' },
      (_, i) => i * 60 * 0.6,
    ),
    minutely(
      'node_memory_MemAvailable_bytes',
      { job: 'churn-nodes', instance: 'a' },
      () => 4e9,
    ),
    minutely(
      'node_memory_MemTotal_bytes',
      { job: 'churn-nodes', instance: 'a' },
      () => 16e9,
    ),
    // The same in another namespace does little.
    ...container({ namespace: 'risk', pod: 'x' }, { cpu: 0.5, memory: 3e8 }),
    ...container({ namespace: 'risk', pod: 'y' }, { cpu: 0.1, memory: 1e8 }),
    ...container({ namespace: 'test', pod: 'x' }, { cpu: 0.01, memory: 1e7 }),
    minutely(
      'DCGM_FI_DEV_GPU_UTIL',
      { container: 'churn-model', gpu: '0' },
      () => 65,
    ),
    // Longer in the last ten days, which is not yet the median.
    monthly(HOUR, 'ml_training_duration_seconds', { model: 'churn' }, time =>
      time > end - 10 * DAY ? 900 : 600,
    ),
    monthly(
      HOUR,
      'ml_training_duration_seconds',
      { model: 'uplift' },
      () => 60,
    ),
    // Each day by itself: 0.128 on the 28th.
    monthly(20 * MINUTE, 'ml_drift_share', { model: 'rank' }, byDay),
    monthly(
      20 * MINUTE,
      'ml_drift_score',
      { model: 'rank', feature: 'prediction', method: 'PSI' },
      byDay,
    ),
    monthly(
      HOUR,
      'ml_pipeline_duration_seconds',
      { model: 'churn' },
      () => 1800,
    ),
  ];

  /** The highest value is that of the first hour, and some samples are taken when a day ends and the next one begins. */
  function byDay(time: number): number {
    const date = new Date(time);
    const highest = 0.1 + date.getUTCDate() / 1000;
    return date.getUTCHours() === 0 ? highest : highest / 2;
  }

  function slowly(time: number): number[] {
    // What was counted in the minute before: windows that end five minutes after are slow.
    const isSlow = (time - MINUTE) % (20 * MINUTE) < 5 * MINUTE;
    return isSlow ? [50, 0, 0, 10, 0] : [60, 0, 0, 0, 0];
  }

  /** What a container of a pod uses, of one processor and 1 GB. */
  function container(
    pod: PastSeries['labels'],
    usage: { readonly cpu: number; readonly memory: number },
  ): PastSeries[] {
    const labels = { container: 'churn-model', ...pod };
    return [
      minutely(
        'container_cpu_usage_seconds_total',
        labels,
        (_, i) => i * 60 * usage.cpu,
      ),
      minutely(
        'container_memory_working_set_bytes',
        labels,
        () => usage.memory,
      ),
      ...Object.entries({ cpu: 1, memory: 1e9 }).map(([resource, limit]) =>
        minutely(
          'kube_pod_container_resource_limits',
          { ...labels, resource },
          () => limit,
        ),
      ),
    ];
  }

  /** From how many requests of each minute there were in each bucket. */
  function histogram(
    name: string,
    labels: PastSeries['labels'],
    inMinute: (time: number) => number[],
  ): PastSeries[] {
    const counted = (upTo: number): PastSeries['at'] => {
      let sum = 0;
      return (time, i) => {
        if (i > 0) {
          sum += inMinute(time)
            .slice(0, upTo + 1)
            .reduce((all, each) => all + each, 0);
        }
        return sum;
      };
    };
    return [
      ...BOUNDS.map((le, bound) =>
        minutely(`${name}_bucket`, { ...labels, le }, counted(bound)),
      ),
      minutely(`${name}_count`, labels, counted(BOUNDS.length - 1)),
    ];
  }

  /** What Prometheus has recorded by Sloth's rules since then. */
  function sloth(
    slo: string,
    errorsAt: (time: number) => number,
  ): PastSeries[] {
    const labels = {
      sloth_service: 'churn',
      sloth_slo: slo,
      sloth_id: `churn-${slo}`,
      ...(slo === 'auc' && { about: 'model-quality' }),
    };
    return [
      ...['5m', '1h'].map(window =>
        monthly(
          5 * MINUTE,
          `slo:sli_error:ratio_rate${window}`,
          { ...labels, sloth_window: window },
          errorsAt,
        ),
      ),
      monthly(5 * MINUTE, 'slo:error_budget:ratio', labels, () => 0.001),
    ];
  }
}
