/**
 * Yields what concurrent work emits, as soon as it does, and throws what the work throws. For collectors that are not
 * asked for one component after another, as {@link collectEach} is.
 *
 * @public
 */
export async function* mergeAsTheyCome<T>(
  run: (emit: (value: T) => void) => Promise<unknown>,
): AsyncGenerator<T> {
  const emitted: T[] = [];
  let done = false;
  let wake = () => {};
  const somethingHappens = () =>
    new Promise<void>(resolve => {
      wake = resolve;
    });

  const work = run(value => {
    emitted.push(value);
    wake();
  }).finally(() => {
    done = true;
    wake();
  });
  // It is awaited below; until then, and if the caller leaves, its failure is not a fault of the process.
  work.catch(() => {});

  while (!done || emitted.length) {
    if (!emitted.length) await somethingHappens();
    yield* emitted.splice(0);
  }
  await work;
}
