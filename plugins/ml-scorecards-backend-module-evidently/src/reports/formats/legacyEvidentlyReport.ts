import { z } from 'zod';
import { ColumnDrift, DriftReport } from '../DriftReport';
import { parseInstant } from '../parseInstant';
import { failedTestsOf, testsSchema } from './tests';

const number = z.number().nullish();

const columnSchema = z.object({
  column_name: z.string(),
  stattest_name: z.string().nullish(),
  drift_score: number,
  drift_detected: z.boolean().nullish(),
});

const schema = z.object({
  timestamp: z.unknown().optional(),
  metrics: z.array(
    z.object({
      metric: z.string(),
      result: z.looseObject({
        share_of_drifted_columns: number,
        drift_by_columns: z.record(z.string(), columnSchema).nullish(),
      }),
    }),
  ),
  tests: testsSchema,
});

/** Reads what `json()` of a report gave until Evidently 0.6; undefined if it is something else. Of these, only drift is read. */
export function legacyEvidentlyReport(json: unknown): DriftReport | undefined {
  const parsed = schema.safeParse(json);
  if (!parsed.success) return undefined;
  const { metrics, tests, timestamp } = parsed.data;
  const columns = new Map<string, ColumnDrift>();
  for (const { metric, result } of metrics) {
    const found =
      metric === 'ColumnDriftMetric'
        ? [columnSchema.safeParse(result).data]
        : Object.values(result.drift_by_columns ?? {});
    for (const column of found) {
      if (column) columns.set(column.column_name, columnDrift(column));
    }
  }
  const driftedShare = metrics.flatMap(
    ({ result }) => result.share_of_drifted_columns ?? [],
  )[0];
  return {
    tool: 'Evidently',
    madeAt: parseInstant(timestamp),
    isOnDrift: columns.size > 0 || driftedShare !== undefined,
    columns: [...columns.values()],
    driftedShare,
    failedTests: failedTestsOf(tests),
    quality: new Map(),
  };
}

function columnDrift(column: z.output<typeof columnSchema>): ColumnDrift {
  return {
    column: column.column_name,
    method: column.stattest_name ?? 'unknown',
    score: column.drift_score ?? undefined,
    hasDrifted: column.drift_detected ?? undefined,
  };
}
