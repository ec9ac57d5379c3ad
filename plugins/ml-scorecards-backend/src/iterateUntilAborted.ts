import { untilAborted } from 'backstage-plugin-ml-scorecards-node';

/**
 * Iterates until a signal is aborted, and then throws its reason, also when the iterable pays no heed to the signal and
 * never answers again.
 */
export async function* iterateUntilAborted<T>(
  iterable: AsyncIterable<T>,
  signal: AbortSignal,
): AsyncGenerator<T> {
  const iterator = iterable[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await untilAborted(signal, () => iterator.next());
      if (next.done) {
        return;
      }
      yield next.value;
    }
  } finally {
    // Lets it clean up. Nobody waits: it may hang, and what it says then is of no interest.
    leave(iterator).catch(() => {});
  }
}

async function leave(iterator: AsyncIterator<unknown>): Promise<void> {
  await iterator.return?.();
}
