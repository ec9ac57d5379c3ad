/**
 * Waits for work until the signal is aborted, and then throws its reason, also when the work does not listen to the
 * signal itself.
 *
 * @public
 */
export async function untilAborted<T>(
  signal: AbortSignal,
  run: () => Promise<T>,
): Promise<T> {
  signal.throwIfAborted();
  let onAbort = () => {};
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
  });
  try {
    // What comes of the work after that is nobody's error: the race has it.
    return await Promise.race([run(), aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
