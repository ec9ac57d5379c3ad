import { setTimeout } from 'node:timers/promises';

/**
 * Time as the client sees it. Tests give their own, so that none of them waits.
 *
 * @public
 */
export interface SourceClock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Rejects as soon as the signal says so. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

export const systemClock: SourceClock = {
  now: () => Date.now(),
  sleep: (ms, signal) => setTimeout(ms, undefined, { signal }),
};
