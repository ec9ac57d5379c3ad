import { FakeSnapshot } from './FakeEvidently';
import { FakeMetric } from './reports';

interface Filter {
  readonly metric: string;
  readonly metric_labels: Readonly<Record<string, string>>;
}

/** What Evidently answers to `data_series_batch`: for each metric, its value in each of the reports, the oldest first. */
export function driftSeriesOf(
  snapshots: readonly FakeSnapshot[],
  { series_filter: filters }: { readonly series_filter: readonly Filter[] },
) {
  const sources = [...snapshots]
    .filter(({ report }) => typeof report === 'object')
    .sort((a, b) => (a.timestamp < b.timestamp ? -1 : 1));
  const series = new Map<
    string,
    {
      metric_type: string;
      filter_index: number;
      params: Record<string, string>;
      values: (number | null)[];
    }
  >();
  sources.forEach(({ report }, n) => {
    const { metrics = [] } = report as { metrics?: readonly FakeMetric[] };
    for (const { metric_type, params, value } of metrics.flatMap(pointsOf)) {
      const index = filters.findIndex(
        ({ metric, metric_labels: labels }) =>
          metric === metric_type &&
          Object.entries(labels).every(([key, text]) => params[key] === text),
      );
      if (index < 0) continue;
      const key = JSON.stringify([metric_type, params]);
      const known = series.get(key) ?? {
        metric_type,
        filter_index: index,
        params,
        values: [],
      };
      while (known.values.length < n) known.values.push(null);
      known.values[n] = value;
      series.set(key, known);
    }
  });
  return {
    sources: sources.map(({ id, timestamp, tags = [], metadata = {} }) => ({
      snapshot_id: id,
      timestamp,
      tags,
      metadata,
    })),
    series: [...series.values()],
  };
}

function pointsOf({ config = {}, value }: FakeMetric) {
  const { type, ...params } = config;
  const texts = Object.fromEntries(
    Object.entries(params).map(([key, each]) => [key, String(each)]),
  );
  const point = (more: Record<string, string>, of: unknown) => ({
    metric_type: String(type),
    params: { ...more, ...texts },
    value: of as number | null,
  });
  return typeof value === 'object' && value !== null
    ? Object.entries(value).map(([key, each]) =>
        point({ value_type: key }, each),
      )
    : [point({}, value)];
}
