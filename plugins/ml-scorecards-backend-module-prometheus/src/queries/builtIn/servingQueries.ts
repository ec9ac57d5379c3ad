import { FactQueryDefinition, LAST_BOUND } from '../FactQuery';

/** Histograms of how long requests take: by Prometheus' own convention, OpenTelemetry's, and the one of KServe's servers. */
const HISTOGRAMS = [
  { annotation: 'prometheus.io/job', metric: 'http_request_duration_seconds' },
  {
    annotation: 'prometheus.io/job',
    metric: 'http_server_request_duration_seconds',
  },
  {
    annotation: 'prometheus.io/model',
    label: 'model_name',
    metric: 'request_predict_seconds',
  },
] as const;

function fromHistograms(
  queryOf: (metric: string) => string,
): FactQueryDefinition['sources'] {
  return HISTOGRAMS.map(({ metric, ...names }) => ({
    ...names,
    query: queryOf(metric),
  }));
}

function quantile(share: number, metric: string, range: string): string {
  return `histogram_quantile(${share}, sum by ({{by}}, le) (rate(${metric}_bucket{{{matchers}}}[${range}])))`;
}

/** With the last bound of the histogram: of buckets that hold nothing below it, that is what a quantile is told to be. */
function withLastBound(query: string, metric: string): string {
  const buckets = (sign: '=' | '!=') =>
    `group by ({{by}}, le) (last_over_time(${metric}_bucket{le${sign}"+Inf", {{matchers}}}[1d]))`;
  const bound = `histogram_quantile(0.5, 0 * ${buckets('!=')} or ${buckets(
    '=',
  )})`;
  return `${query} or label_replace(${bound}, "${LAST_BOUND}", "true", "", "")`;
}

/** How fast and how much a component answers. */
export const servingQueries: readonly FactQueryDefinition[] = [
  {
    fact: 'latencyP95Seconds',
    reading: 'latency',
    sources: fromHistograms(metric =>
      withLastBound(quantile(0.95, metric, '7d'), metric),
    ),
  },
  {
    fact: 'latencyP99Seconds',
    reading: 'latency',
    sources: fromHistograms(metric =>
      withLastBound(quantile(0.99, metric, '7d'), metric),
    ),
  },
  {
    fact: 'slowWindowShare7d',
    reading: 'slow-share',
    // A window without requests has no quantile (NaN), and is left out by `>= 0`.
    sources: fromHistograms(metric =>
      withLastBound(
        `avg_over_time(((${quantile(
          0.95,
          metric,
          '5m',
        )} >= 0) > bool {{limit}})[7d:5m])`,
        metric,
      ),
    ),
  },
  {
    fact: 'requestsPerMinute',
    reading: 'sum',
    sources: [
      {
        annotation: 'prometheus.io/job',
        query:
          'sum by ({{by}}) (rate(http_requests_total{{{matchers}}}[7d])) * 60',
      },
      ...fromHistograms(
        metric =>
          `sum by ({{by}}) (rate(${metric}_count{{{matchers}}}[7d])) * 60`,
      ),
    ],
  },
];
