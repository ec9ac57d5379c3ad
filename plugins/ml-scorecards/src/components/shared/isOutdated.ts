import { statusCodeOf } from './statusCodeOf';

/**
 * Whether a change was refused because what the page shows is not so any more: somebody was faster, or one may not do any more
 * what it offers.
 */
export function isOutdated(refusal: unknown): boolean {
  const statusCode = statusCodeOf(refusal);
  return statusCode === 409 || statusCode === 403;
}
