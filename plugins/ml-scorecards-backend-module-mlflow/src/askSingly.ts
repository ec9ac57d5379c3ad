import { Settled, settleEach } from 'backstage-plugin-ml-scorecards-node';
import { FEW } from './few';
import { isListRefused } from './isListRefused';

/**
 * Reads each of several things for which no list was to be had. Where the list was refused, a few are asked for first: if
 * these are refused as well, it was not because of the list, and its failure is that of all others.
 */
export async function askSingly<K, T>(
  keys: Iterable<K>,
  read: (key: K) => Promise<T>,
  options: { readonly refusal?: unknown },
): Promise<Map<K, Settled<T>>> {
  const { refusal } = options;
  const all = [...new Set(keys)];
  if (refusal === undefined) return settleEach(all, read);
  const first = await settleEach(all.slice(0, FEW), read);
  const others = all.slice(FEW);
  const areRefused = [...first.values()].every(
    settled => 'failure' in settled && isListRefused(settled.failure),
  );
  return new Map([
    ...first,
    ...(areRefused
      ? others.map(key => [key, { failure: refusal }] as const)
      : await settleEach(others, read)),
  ]);
}
