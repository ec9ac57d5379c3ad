/** Of p-values, lower is worse: the lower they are, the less likely is that nothing has changed. */
const P_VALUES = new Set([
  'anderson',
  'anderson-darling',
  'chi-square',
  'chi-square p_value',
  'chisquare',
  'cramer-von mises',
  'cramer_von_mises',
  'empirical_mmd',
  'epps-singleton',
  'es',
  "fisher's exact test",
  'fisher_exact',
  'g_test',
  'k-s p_value',
  'ks',
  'mann-whitney u-rank test',
  'mannw',
  't_test',
  // Both are called distances, and Evidently gives the p-value of a permutation test.
  'total-variation-distance',
  'tvd',
  'z',
  'z-test p_value',
]);

/** Of distances, higher is worse. */
const DISTANCES = new Set([
  'abs_text_content_drift',
  'absolute text content drift',
  'ed',
  'energy-distance',
  'hellinger',
  'hellinger distance',
  'jensen-shannon distance',
  'jensenshannon',
  'kl_div',
  'kullback-leibler divergence',
  'perc_text_content_drift',
  'percentile text content drift',
  'psi',
  'wasserstein',
  'wasserstein distance (normed)',
]);

/**
 * Whether a score means drift; undefined if the method is not known, such as one that somebody wrote, since nothing then tells
 * whether lower or higher is worse.
 */
export function isDrift(measured: {
  readonly method: string;
  readonly score: number;
  readonly threshold: number;
}): boolean | undefined {
  const { score, threshold } = measured;
  const method = measured.method.toLowerCase();
  if (P_VALUES.has(method)) return score < threshold;
  return DISTANCES.has(method) ? score >= threshold : undefined;
}

/** Whether it is the population stability index. */
export function isPsi(method: string): boolean {
  return /^(?:psi|population stability index(?: \(psi\))?)$/i.test(method);
}
