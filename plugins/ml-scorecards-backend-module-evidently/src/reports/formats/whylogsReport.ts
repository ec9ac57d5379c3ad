import { z } from 'zod';
import { DriftReport } from '../DriftReport';

const number = z.number().nullish();

const schema = z.record(
  z.string(),
  // Null where no algorithm fits the column.
  z
    .object({
      algorithm: z.string(),
      pvalue: number,
      statistic: number,
      drift_category: z.string().nullish(),
    })
    .nullable(),
);

/**
 * Reads what `calculate_drift_scores` of whylogs gives, with thresholds or without; undefined if it is something else.
 * "Possible drift" is none.
 */
export function whylogsReport(json: unknown): DriftReport | undefined {
  const parsed = schema.safeParse(json);
  if (!parsed.success) return undefined;
  const columns = Object.entries(parsed.data).flatMap(([column, score]) =>
    score
      ? [
          {
            column,
            method: score.algorithm,
            score: score.pvalue ?? score.statistic ?? undefined,
            hasDrifted: score.drift_category
              ? score.drift_category === 'DRIFT'
              : undefined,
          },
        ]
      : [],
  );
  if (columns.length === 0) return undefined;
  return { tool: 'whylogs', isOnDrift: true, columns, quality: new Map() };
}
