const DRIFT =
  /drift|(?:^|[^a-z])psi(?:[^a-z]|$)|population.?stability|wasserstein|jensen.?shannon|(?:training|serving|feature|data|prediction).{0,10}skew/i;

/** Of each text. */
const MAX_TEXT = 5000;

/**
 * Whether an alert rule is about drift, by its name, its expression, its labels or what it says to people.
 *
 * @public
 */
export function isAboutDrift(texts: readonly string[]): boolean {
  return texts.some(text => DRIFT.test(text.slice(0, MAX_TEXT)));
}
