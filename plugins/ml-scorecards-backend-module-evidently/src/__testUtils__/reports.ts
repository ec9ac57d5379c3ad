/** Reports as libraries write them, for tests. */

/** A metric as Evidently writes it. */
export interface FakeMetric {
  readonly metric_name: string;
  readonly config?: Readonly<Record<string, unknown>>;
  readonly value: unknown;
}

/** How far a column has drifted. */
export function valueDrift(
  column: string,
  value: number | null,
  { method = 'psi', threshold = 0.1 } = {},
): FakeMetric {
  return {
    metric_name: `ValueDrift(column=${column},method=${method},threshold=${threshold})`,
    config: {
      type: 'evidently:metric_v2:ValueDrift',
      column,
      method,
      threshold,
    },
    value,
  };
}

/** How many columns have drifted. */
export function driftedColumns(share: number): FakeMetric {
  return {
    metric_name: 'DriftedColumnsCount(drift_share=0.5)',
    config: { type: 'evidently:metric_v2:DriftedColumnsCount' },
    value: { count: 10 * share, share },
  };
}

/** Any other metric without settings. */
export function metric(name: string, value: unknown): FakeMetric {
  return { metric_name: `${name}()`, config: {}, value };
}

/** A test of a report. */
export function testResult(name: string, status: string) {
  return {
    id: name,
    name,
    description: `What ${name} says`,
    metric_config: {},
    test_config: {},
    status,
  };
}

/** What `json()` of a run gives. */
export function evidentlyJson(
  metrics: readonly FakeMetric[],
  tests: readonly ReturnType<typeof testResult>[] = [],
) {
  return { metrics, tests };
}
