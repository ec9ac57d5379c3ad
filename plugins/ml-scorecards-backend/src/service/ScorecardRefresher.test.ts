import { ScorecardRefresher } from './ScorecardRefresher';

const REF = 'component:default/fraud';

function start(runForOne: ScorecardRefresherOptions['selection']['runForOne']) {
  const stop = new AbortController();
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
    deadline: () => stop.signal,
  });
  return { refresher, done, stop };
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
      stop.abort();
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
});
