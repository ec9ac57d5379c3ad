import { PastSeries } from './openMetrics';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The last thirty days before a time, of which the last week is told by the minute. All of it lies within the ranges that are asked for. */
export class PastMonth {
  /** Windows of five minutes begin where the clock says so. */
  readonly end: number;
  readonly month: number;
  readonly #week: number;

  constructor(now: number) {
    this.end = Math.floor(now / (20 * MINUTE)) * 20 * MINUTE;
    this.month = this.end - 30 * DAY + HOUR;
    this.#week = this.end - 7 * DAY + HOUR;
  }

  minutely(
    name: string,
    labels: PastSeries['labels'],
    at: PastSeries['at'],
  ): PastSeries {
    return { name, labels, from: this.#week, everyMs: MINUTE, at };
  }

  hourly(
    name: string,
    labels: PastSeries['labels'],
    at: PastSeries['at'],
  ): PastSeries {
    return this.monthly(HOUR, name, labels, at);
  }

  monthly(
    everyMs: number,
    name: string,
    labels: PastSeries['labels'],
    at: PastSeries['at'],
  ): PastSeries {
    return { name, labels, from: this.month, everyMs, at };
  }

  /** What a container of a pod uses, of one processor and 1 GB. */
  container(
    labels: PastSeries['labels'],
    usage: { readonly cpu: number; readonly memory: number },
  ): PastSeries[] {
    return [
      this.minutely(
        'container_cpu_usage_seconds_total',
        labels,
        (_, i) => i * 60 * usage.cpu,
      ),
      this.minutely(
        'container_memory_working_set_bytes',
        labels,
        () => usage.memory,
      ),
      ...Object.entries({ cpu: 1, memory: 1e9 }).map(([resource, limit]) =>
        this.minutely(
          'kube_pod_container_resource_limits',
          { ...labels, resource },
          () => limit,
        ),
      ),
    ];
  }

  /** From how many requests of each minute there were in each bucket. The last bound is `+Inf`. */
  histogram(
    name: string,
    labels: PastSeries['labels'],
    bounds: readonly string[],
    inMinute: (time: number) => readonly number[],
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
      ...bounds.map((le, bound) =>
        this.minutely(`${name}_bucket`, { ...labels, le }, counted(bound)),
      ),
      this.minutely(`${name}_count`, labels, counted(bounds.length - 1)),
    ];
  }

  /** What Prometheus has recorded by Sloth's rules since then. */
  sloth(
    service: string,
    slo: string,
    options: {
      readonly errorsAt: (time: number) => number;
      readonly labels?: PastSeries['labels'];
      readonly budget?: number;
    },
  ): PastSeries[] {
    const { errorsAt, budget = 0.001 } = options;
    const labels = {
      sloth_service: service,
      sloth_slo: slo,
      sloth_id: `${service}-${slo}`,
      ...options.labels,
    };
    const recorded = (
      name: string,
      own: PastSeries['labels'],
      at: PastSeries['at'],
    ) => ({
      name,
      labels: { ...labels, ...own },
      from: this.month,
      everyMs: 5 * MINUTE,
      at,
    });
    let sum = 0;
    return [
      ...['5m', '1h'].map(window =>
        recorded(
          `slo:sli_error:ratio_rate${window}`,
          { sloth_window: window },
          errorsAt,
        ),
      ),
      recorded('slo:error_budget:ratio', {}, () => budget),
      // Nothing is known of what was before.
      recorded('slo:period_error_budget_remaining:ratio', {}, (time, i) => {
        sum += errorsAt(time);
        return 1 - sum / (i + 1) / budget;
      }),
    ];
  }
}
