import { Config, readDurationFromConfig } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';

/** How often repositories are read, and how long what was read counts as fresh. */
export interface GitCollectorConfig {
  readonly intervalMs: number;
  readonly timeToLiveMs: number;
}

const MINUTE = 60_000;

/** Reads `mlScorecards.git`. Throws at start, naming the key, when a value makes no sense. */
export function readGitCollectorConfig(config: Config): GitCollectorConfig {
  const read = (name: string, fallback: number) => {
    const key = `mlScorecards.git.${name}`;
    return config.has(key)
      ? durationToMilliseconds(readDurationFromConfig(config, { key }))
      : fallback;
  };
  const intervalMs = read('interval', 30 * MINUTE);
  const timeToLiveMs = read('timeToLive', 24 * 60 * MINUTE);
  if (!(intervalMs >= 1000)) {
    throw new Error('mlScorecards.git.interval must be at least one second');
  }
  if (!(timeToLiveMs > intervalMs)) {
    throw new Error(
      'mlScorecards.git.timeToLive must be longer than mlScorecards.git.interval, or facts are stale before they are read again',
    );
  }
  return { intervalMs, timeToLiveMs };
}
