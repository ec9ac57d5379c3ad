import { ScorecardRefresher } from './ScorecardRefresher';

const REF = 'component:default/fraud';

function start(runForOne: ScorecardRefresherOptions['selection']['runForOne']) {
  const deadlines: AbortController[] = [];
  const done: string[] = [];
  const refresher = new ScorecardRefresher({
    selection: { runForOne },
    collection: {
      readNow: async id => {
        done.push(`read ${id}`);
      },
    },
    recorder: {
      evaluate: async ids => {
        done.push(`evaluated ${ids}`);
      },
    },
    deadline: () => {
      deadlines.push(new AbortController());
      return deadlines.at(-1)!.signal;
    },
  });
  /** Lets the time of all be over who have asked so far. */
  const stop = () => deadlines.forEach(deadline => deadline.abort());
  return { refresher, done, deadlines, stop };
}

type ScorecardRefresherOptions = ConstructorParameters<
  typeof ScorecardRefresher
>[0];

describe('ScorecardRefresher', () => {
  it('reads and evaluates once for all who ask at the same time', async () => {
    const { refresher, done } = start(async () => 7);
    await Promise.all([refresher.refresh(REF), refresher.refresh(REF)]);
    expect(done).toEqual(['read 7', 'evaluated 7']);
    await refresher.refresh(REF);
    expect(done).toHaveLength(4);
  });

  it('says so if the component is gone', async () => {
    const { refresher, done } = start(async () => undefined);
    await expect(refresher.refresh(REF)).rejects.toThrow('no longer has');
    expect(done).toEqual([]);
  });

  it('gives up on a catalog that does not answer, and tries again when asked again', async () => {
    const { refresher, stop, done } = start(async (_, signal) => {
      stop();
      signal?.throwIfAborted();
      return 7;
    });
    await expect(refresher.refresh(REF)).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining('did not answer in time'),
    });
    expect(done).toEqual([]);
    await expect(refresher.refresh(REF)).rejects.toThrow('in time');
  });

  it('refreshes some at a time, lets some wait, and turns the others away', async () => {
    const waiting: Array<() => void> = [];
    const { refresher, done } = start(async () => {
      await new Promise<void>(resolve => waiting.push(resolve));
      return 7;
    });
    const accepted = [...Array(24).keys()].map(n =>
      refresher.refresh(`${REF}-${n}`),
    );
    await expect(refresher.refresh(REF)).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining('Too many scorecards'),
    });
    // Whoever asks for one of those that are accepted waits with the others.
    accepted.push(refresher.refresh(`${REF}-23`));
    expect(waiting).toHaveLength(4);

    while (done.length < 2 * 24) {
      waiting.splice(0).forEach(goOn => goOn());
      await new Promise(resolve => setImmediate(resolve));
      expect(waiting.length).toBeLessThanOrEqual(4);
    }
    await Promise.all(accepted);
    expect(done).toHaveLength(2 * 24);
  });

  it('gives the sources their time, however long the wait was', async () => {
    const { refresher, done, deadlines } = start(async (_, signal) => {
      const [wait] = deadlines;
      wait.abort();
      signal?.throwIfAborted();
      return 7;
    });
    await refresher.refresh(REF);
    expect(done).toEqual(['read 7', 'evaluated 7']);
  });

  it('turns away who waited until the time was over, without asking anybody', async () => {
    const asked: string[] = [];
    const waiting: Array<() => void> = [];
    const { refresher, stop } = start(async ref => {
      asked.push(ref);
      await new Promise<void>(resolve => waiting.push(resolve));
      return 7;
    });
    const running = [...Array(4).keys()].map(n =>
      refresher.refresh(`${REF}-${n}`),
    );
    const waits = refresher.refresh(REF);
    await new Promise(resolve => setImmediate(resolve));
    stop();
    waiting.forEach(goOn => goOn());
    await expect(waits).rejects.toThrow('Too many scorecards');
    await Promise.all(running);
    expect(asked).not.toContain(REF);
  });
});
