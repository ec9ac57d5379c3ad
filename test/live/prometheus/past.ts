import { PastSeries } from './openMetrics';
import { PastMonth } from './PastMonth';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Upper bounds of the buckets of histograms, in seconds. */
const BOUNDS = ['0.1', '0.25', '0.5', '1', '+Inf'];

/** What the components of the scenario did in the last thirty days. */
export function past(now: number): PastSeries[] {
  const before = new PastMonth(now);
  const { end, month } = before;
  const histogram = (
    name: string,
    labels: PastSeries['labels'],
    inMinute: (time: number) => number[],
  ) => before.histogram(name, labels, BOUNDS, inMinute);
  const sloth = (slo: string, errorsAt: (time: number) => number) =>
    before.sloth('churn', slo, {
      errorsAt,
      labels: slo === 'auc' ? { about: 'model-quality' } : {},
    });
  const container = (
    pod: PastSeries['labels'],
    usage: { readonly cpu: number; readonly memory: number },
  ) => before.container({ container: 'churn-model', ...pod }, usage);

  return [
    // Down for 7 of its scrapes.
    ...['churn-api', 'idle-api'].map(job =>
      before.hourly('up', { job, instance: 'a' }, (_, i) => (i < 7 ? 0 : 1)),
    ),
    // One of 5,000 fails.
    before.minutely(
      'http_requests_total',
      { job: 'churn-api', code: '200' },
      (_, i) => i * 59.988,
    ),
    before.minutely(
      'http_requests_total',
      { job: 'churn-api', code: '500' },
      (_, i) => i * 0.012,
    ),
    before.minutely(
      'http_requests_total',
      { job: 'idle-api', code: '200' },
      () => 5,
    ),
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
    before.minutely(
      'node_cpu_seconds_total',
      { job: 'churn-nodes', instance: 'a', cpu: '0', mode: 'idle' },
      (_, i) => i * 60 * 0.15,
    ),
    before.minutely(
      'node_cpu_seconds_total',
      { job: 'churn-nodes', instance: 'b', cpu: '0', mode: 'idle' },
      (_, i) => i * 60 * 0.6,
    ),
    before.minutely(
      'node_memory_MemAvailable_bytes',
      { job: 'churn-nodes', instance: 'a' },
      () => 4e9,
    ),
    before.minutely(
      'node_memory_MemTotal_bytes',
      { job: 'churn-nodes', instance: 'a' },
      () => 16e9,
    ),
    // The same in another namespace does little.
    ...container({ namespace: 'risk', pod: 'x' }, { cpu: 0.5, memory: 3e8 }),
    ...container({ namespace: 'risk', pod: 'y' }, { cpu: 0.1, memory: 1e8 }),
    ...container({ namespace: 'test', pod: 'x' }, { cpu: 0.01, memory: 1e7 }),
    before.minutely(
      'DCGM_FI_DEV_GPU_UTIL',
      { container: 'churn-model', gpu: '0' },
      () => 65,
    ),
    // Longer in the last ten days, which is not yet the median.
    before.hourly('ml_training_duration_seconds', { model: 'churn' }, time =>
      time > end - 10 * DAY ? 900 : 600,
    ),
    before.hourly(
      'ml_training_duration_seconds',
      { model: 'uplift' },
      () => 60,
    ),
    // Each day by itself: 0.128 on the 28th.
    before.monthly(20 * MINUTE, 'ml_drift_share', { model: 'rank' }, byDay),
    before.monthly(
      20 * MINUTE,
      'ml_drift_score',
      { model: 'rank', feature: 'prediction', method: 'PSI' },
      byDay,
    ),
    before.hourly(
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
}
