import { untilAborted } from './untilAborted';

const never = () => new Promise<never>(() => {});

describe('untilAborted', () => {
  it('gives what comes of the work', async () => {
    const { signal } = new AbortController();
    expect(await untilAborted(signal, async () => 7)).toBe(7);
    await expect(
      untilAborted(signal, () => Promise.reject(new Error('No'))),
    ).rejects.toThrow('No');
  });

  it('gives up waiting for what never ends', async () => {
    const stop = new AbortController();
    const waiting = untilAborted(stop.signal, never);
    stop.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
  });

  it('does not begin when it is too late', async () => {
    const run = jest.fn(never);
    await expect(
      untilAborted(AbortSignal.abort(new Error('enough')), run),
    ).rejects.toThrow('enough');
    expect(run).not.toHaveBeenCalled();
  });

  it('does not mind work that fails when nobody waits any more', async () => {
    const stop = new AbortController();
    let fail = (_: Error) => {};
    const waiting = untilAborted(
      stop.signal,
      () =>
        new Promise((_, reject) => {
          fail = reject;
        }),
    );
    stop.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
    // Unhandled, it would end the process.
    fail(new Error('late'));
    await new Promise(setImmediate);
  });
});
