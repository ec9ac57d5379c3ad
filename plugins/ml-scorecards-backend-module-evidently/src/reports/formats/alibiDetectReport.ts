import { z } from 'zod';
import { ColumnDrift, DriftReport } from '../DriftReport';

/** One number for all features together, or one for each. */
const numbers = z.union([z.number(), z.array(z.number().nullable())]).nullish();

const schema = z.object({
  data: z.object({
    is_drift: z.union([z.number(), z.boolean(), z.array(z.number())]),
    p_val: numbers,
    distance: numbers,
    threshold: z.unknown().optional(),
  }),
  meta: z.object({ name: z.string() }),
});

/**
 * Reads what `predict` of a drift detector of Alibi Detect gives; undefined if it is something else. The detector has no
 * names of features: those are given, or they are called by their place.
 */
export function alibiDetectReport(
  json: unknown,
  featureNames: readonly string[],
): DriftReport | undefined {
  const parsed = schema.safeParse(json);
  if (!parsed.success) return undefined;
  const { data, meta } = parsed.data;
  return {
    tool: 'Alibi Detect',
    isOnDrift: true,
    columns: columnsOf(data, meta.name, featureNames),
    quality: new Map(),
  };
}

/** None, if the detector looks at several features together: their verdict is that of none alone. */
function columnsOf(
  data: z.output<typeof schema>['data'],
  method: string,
  featureNames: readonly string[],
): ColumnDrift[] {
  const { is_drift: drifted, p_val: pValues, distance, threshold } = data;
  const scores = [pValues, distance].find(Array.isArray) as
    | ReadonlyArray<number | null>
    | undefined;
  if (!scores) {
    if (featureNames.length !== 1 || Array.isArray(drifted)) return [];
    const [column] = featureNames;
    const score = [pValues, distance].find(isNumber);
    return [{ column, method, score, hasDrifted: Boolean(drifted) }];
  }
  return scores.map((score, n) => ({
    column: featureNames[n] ?? `feature ${n + 1}`,
    method,
    score: score ?? undefined,
    hasDrifted: hasDrifted(score, n),
  }));

  function hasDrifted(score: number | null, n: number): boolean | undefined {
    if (Array.isArray(drifted)) {
      return drifted[n] === undefined ? undefined : drifted[n] !== 0;
    }
    // By batch, the threshold is corrected for the number of features, and holds for each p-value.
    return Array.isArray(pValues) &&
      typeof threshold === 'number' &&
      score !== null
      ? score < threshold
      : undefined;
  }
}

function isNumber(score: unknown): score is number {
  return typeof score === 'number';
}
