import { PrometheusReference } from '../annotations/PrometheusReference';
import { QuerySource } from './FactQuery';

/** Different limits of latency that are asked about, each in a query of its own. */
export const MAX_LIMITS = 20;

/** The limits that most components share, as many as are asked about. */
export function mostDeclared(
  references: readonly PrometheusReference[],
): Set<number> {
  const counts = new Map<number, number>();
  for (const { latencyLimit } of references) {
    if (latencyLimit === undefined) continue;
    counts.set(latencyLimit, (counts.get(latencyLimit) ?? 0) + 1);
  }
  return new Set(
    [...counts]
      .sort(([a, x], [b, y]) => y - x || a - b)
      .slice(0, MAX_LIMITS)
      .map(([limit]) => limit),
  );
}

/** Tells apart the answers to a query that compares with a limit. */
export function limitKey(
  { template }: QuerySource,
  { latencyLimit }: PrometheusReference,
): string {
  return template.hasLimit ? String(latencyLimit) : '';
}
