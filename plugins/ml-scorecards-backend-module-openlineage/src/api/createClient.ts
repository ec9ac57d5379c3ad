import {
  SourceClock,
  SourceHttpClient,
  SourceHttpLimits,
  SourceInstance,
} from 'backstage-plugin-ml-scorecards-node';

/** Lineage of thousands of nodes comes in one answer. */
const MAX_BYTES = 16 * 1024 * 1024;

/** For tests. */
export interface ClientOptions {
  readonly limits?: Partial<SourceHttpLimits>;
  readonly clock?: SourceClock;
}

/** Throws when the configuration makes no sense, naming the key. */
export function createClient(
  { baseUrl, configKey, headers }: SourceInstance,
  { limits, clock }: ClientOptions,
): SourceHttpClient {
  return SourceHttpClient.create({
    baseUrl,
    configKey,
    headers: () => headers,
    limits: { maxBytes: MAX_BYTES, ...limits },
    clock,
  });
}
