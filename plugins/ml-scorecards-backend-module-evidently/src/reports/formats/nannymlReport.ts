import { z } from 'zod';
import { driftedShareOf } from '../../facts/driftFacts';
import { ColumnDrift, DriftReport } from '../DriftReport';
import { parseInstant } from '../parseInstant';

const schema = z.array(z.record(z.string(), z.unknown())).min(1);

/** The methods of univariate drift that NannyML has, as they end the names of columns. */
const MEASURED =
  /^(.+)_(chi2|hellinger|jensen_shannon|kolmogorov_smirnov|l_infinity|wasserstein)_(alert|value)$/;

/**
 * Reads the rows of univariate drift as `to_df(multilevel=False)` of NannyML gives them; undefined if it is something else.
 * What counts is the last chunk of what is analyzed; those before it say how the share of drifted columns went.
 */
export function nannymlReport(json: unknown): DriftReport | undefined {
  const parsed = schema.safeParse(json);
  if (!parsed.success) return undefined;
  const chunks = parsed.data
    .filter(({ chunk_period: period }) => period !== 'reference')
    .map(row => ({
      until: parseInstant(row.chunk_end_date),
      columns: columnsOf(row),
    }));
  const last = chunks.at(-1);
  if (!last?.columns.length) return undefined;
  return {
    tool: 'NannyML',
    dataUntil: last.until,
    isOnDrift: true,
    columns: last.columns,
    driftedShares: chunks.flatMap(({ until, columns }) => {
      const share = driftedShareOf({ columns });
      return until !== undefined && 'value' in share
        ? [{ at: until, value: share.value }]
        : [];
    }),
    quality: new Map(),
  };
}

function columnsOf(row: Readonly<Record<string, unknown>>): ColumnDrift[] {
  const columns = new Map<string, ColumnDrift>();
  for (const [name, value] of Object.entries(row)) {
    const found = MEASURED.exec(name);
    if (!found) continue;
    const [, column, method, kind] = found;
    const key = `${column}_${method}`;
    columns.set(key, {
      ...(columns.get(key) ?? { column, method }),
      ...(kind === 'value' && typeof value === 'number' && { score: value }),
      ...(kind === 'alert' &&
        typeof value === 'boolean' && { hasDrifted: value }),
    });
  }
  return [...columns.values()];
}
