import { z } from 'zod';
import { isDrift } from '../driftMethods';
import { ColumnDrift, DriftReport } from '../DriftReport';
import { parseInstant } from '../parseInstant';
import { betterOf } from './qualityMetrics';
import { failedTestsOf, testsSchema } from './tests';

const schema = z.object({
  timestamp: z.unknown().optional(),
  metrics: z.array(
    z.object({
      metric_name: z.string().nullish(),
      /** What 0.6 calls it. */
      metric_id: z.string().nullish(),
      config: z.record(z.string(), z.unknown()).nullish(),
      value: z.unknown().optional(),
    }),
  ),
  tests: testsSchema,
});

interface Metric {
  readonly type: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly value: unknown;
}

/** Reads what `json()` of a run gives since Evidently 0.6; undefined if it is something else. */
export function evidentlyReport(json: unknown): DriftReport | undefined {
  const parsed = schema.safeParse(json);
  if (!parsed.success) return undefined;
  const { metrics: all, tests, timestamp } = parsed.data;
  const metrics = all.flatMap(({ metric_name, metric_id, config, value }) => {
    const name = metric_name ?? metric_id;
    return name ? [{ ...splitName(name, config), value }] : [];
  });
  // Anything may have a list of metrics.
  if (all.length > 0 && metrics.length === 0) return undefined;

  const columns = metrics
    .filter(({ type }) => type === 'ValueDrift')
    .flatMap(columnDrift);
  const drifted = metrics.find(({ type }) => type === 'DriftedColumnsCount');
  const quality = new Map<string, number>();
  for (const { type, value } of metrics) {
    const number = numberIn(value, 'mean');
    if (betterOf(type) && number !== undefined && !quality.has(type)) {
      quality.set(type, number);
    }
  }
  return {
    tool: 'Evidently',
    madeAt: parseInstant(timestamp),
    isOnDrift: columns.length > 0 || drifted !== undefined,
    columns,
    driftedShare: numberIn(drifted?.value, 'share'),
    failedTests: failedTestsOf(tests),
    quality,
    rows: numberIn(
      metrics.find(({ type }) => type === 'RowCount')?.value,
      'count',
    ),
  };
}

/** Takes apart what looks like `ValueDrift(column=age,method=psi,threshold=0.1)`. */
function splitName(
  name: string,
  config: Readonly<Record<string, unknown>> | null | undefined,
): Pick<Metric, 'type' | 'params'> {
  const [, type = name, inner = ''] = /^(\w+)\(([^]*)\)$/.exec(name) ?? [];
  const named = inner
    // A column may have a comma in its name.
    .split(/,(?=\w+=)/)
    .map(part => part.split('='))
    .filter(([, ...value]) => value.length > 0)
    .map(([key, ...value]) => [key, value.join('=')]);
  return { type, params: { ...Object.fromEntries(named), ...config } };
}

function columnDrift({ params, value }: Metric): ColumnDrift[] {
  const { column, method, threshold } = params;
  if (typeof column !== 'string') return [];
  const score = numberIn(value, 'value');
  const limit = Number(threshold ?? NaN);
  return [
    {
      column,
      method: typeof method === 'string' ? method : 'unknown',
      score,
      hasDrifted:
        score === undefined || Number.isNaN(limit) || typeof method !== 'string'
          ? undefined
          : isDrift({ method, score, threshold: limit }),
    },
  ];
}

/** A number, or the one that is in it by a name. */
function numberIn(value: unknown, name: string): number | undefined {
  const number =
    typeof value === 'object' && value !== null
      ? (value as Record<string, unknown>)[name]
      : value;
  return typeof number === 'number' && Number.isFinite(number)
    ? number
    : undefined;
}
