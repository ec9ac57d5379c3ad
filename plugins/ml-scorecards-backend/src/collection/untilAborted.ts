/**
 * Iterates until a signal is aborted, and then throws its reason, also when the iterable pays no heed to the signal and
 * never answers again.
 */
export async function* untilAborted<T>(
  iterable: AsyncIterable<T>,
  signal: AbortSignal,
): AsyncGenerator<T> {
  signal.throwIfAborted();
  const iterator = iterable[Symbol.asyncIterator]();
  const { promise: aborted, reject } = withReject();
  const onAbort = () => reject(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    for (;;) {
      const next = await Promise.race([iterator.next(), aborted]);
      if (next.done) {
        return;
      }
      yield next.value;
    }
  } finally {
    signal.removeEventListener('abort', onAbort);
    // Lets it clean up. Nobody waits: it may hang, and what it says then is of no interest.
    leave(iterator).catch(() => {});
  }
}

async function leave(iterator: AsyncIterator<unknown>): Promise<void> {
  await iterator.return?.();
}

function withReject(): {
  promise: Promise<never>;
  reject: (reason: unknown) => void;
} {
  let reject: (reason: unknown) => void = () => {};
  const promise = new Promise<never>((_resolve, rejectIt) => {
    reject = rejectIt;
  });
  // It may be rejected while nobody races with it.
  promise.catch(() => {});
  return { promise, reject };
}
