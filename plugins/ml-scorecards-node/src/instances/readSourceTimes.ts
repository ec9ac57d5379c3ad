import { RootConfigService } from '@backstage/backend-plugin-api';
import { readDurationFromConfig } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';

/**
 * How often a source is read, and how long what was read counts as fresh, in milliseconds.
 *
 * @public
 */
export interface SourceTimes {
  /** How often each component is read again. */
  readonly intervalMs: number;
  /** How long facts count as fresh after they were read. */
  readonly timeToLiveMs: number;
}

const MINUTE = 60_000;

/**
 * Reads `interval` and `timeToLive` of a source; 30 minutes and 24 hours where they are not set. Throws at start, naming the
 * key, when a value makes no sense.
 *
 * @public
 */
export function readSourceTimes(
  config: RootConfigService,
  options: {
    /** Where the source is configured, such as `mlScorecards.mlflow`. */
    readonly configKey: string;
    /** What shall differ from the usual times. */
    readonly defaults?: Partial<SourceTimes>;
  },
): SourceTimes {
  const { configKey, defaults } = options;
  const read = (name: string, fallback: number) => {
    const key = `${configKey}.${name}`;
    return config.has(key)
      ? durationToMilliseconds(readDurationFromConfig(config, { key }))
      : fallback;
  };
  const intervalMs = read('interval', defaults?.intervalMs ?? 30 * MINUTE);
  const timeToLiveMs = read(
    'timeToLive',
    defaults?.timeToLiveMs ?? 24 * 60 * MINUTE,
  );
  if (!(intervalMs >= 1000)) {
    throw new Error(`${configKey}.interval must be at least one second`);
  }
  if (!(timeToLiveMs > intervalMs)) {
    throw new Error(
      `${configKey}.timeToLive must be longer than ${configKey}.interval, or facts are stale before they are read again`,
    );
  }
  return { intervalMs, timeToLiveMs };
}
