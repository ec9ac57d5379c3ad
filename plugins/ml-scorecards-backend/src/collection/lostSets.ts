import { ClaimedBatch } from '../database/collectionClaims';
import { StoredOfComponent } from '../database/componentsToRead';
import { CollectedSet } from '../database/factSets';

/**
 * The errors that components of a lost batch get when the pass is published without them. Left out are those whose
 * entity changed since, because these are read on their own, and those that have gone or never had facts.
 */
export function lostSets(
  components: readonly StoredOfComponent[],
  lost: NonNullable<ClaimedBatch['lost']>,
): CollectedSet[] {
  const errorOf = new Map(
    lost.components.flatMap(({ error, componentIds }) =>
      (componentIds ?? components.map(({ id }) => id)).map(
        id => [id, error] as const,
      ),
    ),
  );
  return components.flatMap(({ id, fingerprint, stored }) => {
    const error = errorOf.get(id);
    return error && stored?.facts && !stored.isOutdated
      ? [{ componentId: id, fingerprint, startedAt: lost.at, error }]
      : [];
  });
}
