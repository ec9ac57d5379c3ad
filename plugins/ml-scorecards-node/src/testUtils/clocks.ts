import { SourceClock } from 'backstage-plugin-ml-scorecards-node';

/**
 * The time as it is.
 *
 * @public
 */
export const realClock: SourceClock = clockOf(1);

/**
 * A clock on which ten seconds pass in half a one, for what waits: time enough for an answer on a busy machine.
 *
 * @public
 */
export const fastClock: SourceClock = clockOf(20);

function clockOf(speed: number): SourceClock {
  return {
    now: () => performance.now() * speed,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(resolve, ms / speed);
        signal.addEventListener('abort', () => {
          clearTimeout(timer);
          reject(signal.reason);
        });
      }),
  };
}
