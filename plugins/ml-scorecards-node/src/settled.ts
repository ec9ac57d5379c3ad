/**
 * What reading one of several things came to, so that the failure of one is nobody else's.
 *
 * @public
 */
export type Settled<T> = { readonly value: T } | { readonly failure: unknown };

/**
 * What some work came to. Never rejects.
 *
 * @public
 */
export async function settle<T>(work: Promise<T>): Promise<Settled<T>> {
  try {
    return { value: await work };
  } catch (failure) {
    return { failure };
  }
}

/**
 * Reads something for each key, all at once; how many requests run at a time is the client's to say.
 *
 * @public
 */
export async function settleEach<K, T>(
  keys: Iterable<K>,
  read: (key: K) => Promise<T>,
): Promise<Map<K, Settled<T>>> {
  const entries = [...new Set(keys)].map(
    async key => [key, await settle(read(key))] as const,
  );
  return new Map(await Promise.all(entries));
}

/**
 * The value that was read for a key, or throws its failure. What was never asked for is a fault of the collector.
 *
 * @public
 */
export function valueOf<K, T>(settled: ReadonlyMap<K, Settled<T>>, key: K): T {
  const found = settled.get(key);
  if (!found) throw new Error('Something was not read that is needed');
  if ('failure' in found) throw found.failure;
  return found.value;
}
