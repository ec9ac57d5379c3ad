/** In CI nothing may be skipped: what is missing there is a failure. */
export function isCi(env) {
  return Boolean(env.CI) && env.CI !== 'false' && env.CI !== '0';
}
