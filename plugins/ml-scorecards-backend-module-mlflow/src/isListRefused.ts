import { CollectionFailure } from 'backstage-plugin-ml-scorecards-node';

/**
 * Statuses by which a server, or a proxy before it, refuses one question and may answer another: it does not understand it
 * (400), lets this caller not ask it (403), does not have it (404 and 501, as old and restricted servers say), or does not
 * let it pass (405).
 */
const REFUSED = [400, 403, 404, 405, 501];

/**
 * Whether things may be asked for one by one that could not be listed: not of a server that knows the portal not at all
 * (401), is down, or wants to be asked less. An answer that cannot be understood may be so because of one thing in it.
 */
export function isListRefused(failure: unknown): boolean {
  if (!(failure instanceof CollectionFailure)) return false;
  const { status, error } = failure;
  if (error.code === 'rate-limited') return false;
  return status === undefined
    ? error.code === 'bad-payload'
    : REFUSED.includes(status);
}
