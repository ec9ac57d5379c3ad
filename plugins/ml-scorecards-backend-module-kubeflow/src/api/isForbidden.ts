import { CollectionFailure } from 'backstage-plugin-ml-scorecards-node';

/** Roles are bound in each namespace: that one may not be read is no reason to leave the others alone. */
export function isForbidden({ status }: CollectionFailure): boolean {
  return status === 403;
}
