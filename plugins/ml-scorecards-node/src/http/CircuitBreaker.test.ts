import { setImmediate } from 'node:timers/promises';
import { CollectionFailure } from '../CollectionFailure';
import { CircuitBreaker } from './CircuitBreaker';
import { HttpFailure, judgeStatus, Verdict, verdicts } from './failures';
import { DEFAULT_LIMITS } from './limits';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

function setup() {
  let now = Date.parse('2026-01-05T12:00:00Z');
  const breaker = new CircuitBreaker({
    origin: 'https://mlflow.example.com',
    configKey: 'mlScorecards.mlflow',
    limits: DEFAULT_LIMITS,
    now: () => now,
  });
  const { signal } = new AbortController();
  let calls = 0;
  const run = async (
    verdict?: Verdict,
    retryAfterMs?: number,
  ): Promise<string> => {
    try {
      await breaker.run(async () => {
        calls += 1;
        if (verdict) throw failure(verdict, retryAfterMs);
      }, signal);
      return 'ok';
    } catch (error) {
      if (!(error instanceof CollectionFailure)) throw error;
      return `${error.error.code}: ${error.error.message}`;
    }
  };
  const runTimes = async (times: number, verdict?: Verdict) => {
    for (let i = 0; i < times; i += 1) await run(verdict);
  };
  /** A call that ends when the test says how. */
  const begin = () => {
    let end = (_?: Error) => {};
    const call = breaker.run(() => {
      calls += 1;
      return new Promise<void>((resolve, reject) => {
        end = error => (error ? reject(error) : resolve());
      });
    }, signal);
    return { call, end: (error?: Error) => end(error) };
  };
  return {
    breaker,
    run,
    begin,
    runTimes,
    callsDuring: async (work: () => Promise<unknown>) => {
      const before = calls;
      await work();
      return calls - before;
    },
    advance: (ms: number) => {
      now += ms;
    },
  };
}

function failure(verdict: Verdict, retryAfterMs?: number): HttpFailure {
  return new HttpFailure(
    verdict,
    { url: new URL('https://mlflow.example.com/b'), configKey: 'k' },
    { status: 0, body: '', retryAfterMs },
  );
}

const down = judgeStatus(503, '');
const refused = judgeStatus(401, '');
const forbidden = judgeStatus(403, '');
const absent = judgeStatus(404, '');

describe('CircuitBreaker', () => {
  it('leaves an instance in peace after five failures in a row, and says until when', async () => {
    const { run, runTimes, callsDuring } = setup();
    await runTimes(5, down);
    expect(
      await callsDuring(async () =>
        expect(await run()).toBe(
          'unavailable: https://mlflow.example.com failed to answer (503) when it was last asked. It is asked again at 2026-01-05T12:01:00Z. Look into the log of the source (mlScorecards.mlflow in app-config.yaml).',
        ),
      ),
    ).toBe(0);
  });

  it.each([
    ['a success', undefined],
    ['an answer that something is not there', absent],
  ])('begins to count again after %s', async (_, between) => {
    const { breaker, run, runTimes } = setup();
    await runTimes(4, down);
    await run(between);
    await runTimes(4, down);
    expect(breaker.isOpen).toBe(false);
    await run(down);
    expect(breaker.isOpen).toBe(true);
  });

  it.each([
    ['bad requests', judgeStatus(400, '')],
    ['absent objects', absent],
    ['calls that were stopped', verdicts.stopped],
  ])('does not mind %s', async (_, verdict) => {
    const { breaker, runTimes } = setup();
    await runTimes(20, verdict);
    expect(breaker.isOpen).toBe(false);
  });

  it('learns nothing from a call that was stopped', async () => {
    const { breaker, run, runTimes } = setup();
    await runTimes(4, down);
    await run(verdicts.stopped);
    await run(down);
    expect(breaker.isOpen).toBe(true);
  });

  it('learns nothing from a call that began before the pause', async () => {
    const { breaker, run, begin, advance } = setup();
    const before = begin();
    await run(refused);
    before.end(failure(down));
    await expect(before.call).rejects.toThrow('(503)');
    advance(MINUTE);
    expect(breaker.isOpen).toBe(true);
  });

  it('lets one call try while the others wait, and all when it succeeds', async () => {
    const { run, begin, runTimes, advance, callsDuring } = setup();
    await runTimes(5, down);
    advance(MINUTE);
    const tries = begin();
    const others = [run(), run(), run()];
    expect(await callsDuring(() => setImmediate())).toBe(0);
    tries.end();
    await tries.call;
    expect(await Promise.all(others)).toEqual(['ok', 'ok', 'ok']);
  });

  it('refuses those that wait when the one that tries fails', async () => {
    const { run, begin, runTimes, advance } = setup();
    await runTimes(5, down);
    advance(MINUTE);
    const tries = begin();
    const others = [run(), run()];
    tries.end(failure(down));
    await expect(tries.call).rejects.toThrow('(503)');
    for (const other of await Promise.all(others)) {
      expect(other).toMatch(/^unavailable: .* again at 2026-01-05T12:02:00Z\./);
    }
  });

  it('lets those that wait try one after the other when nothing comes of the first', async () => {
    const { run, begin, runTimes, advance, callsDuring } = setup();
    await runTimes(5, down);
    advance(MINUTE);
    const tries = begin();
    const others = [run(down), run(), run()];
    tries.end(failure(verdicts.stopped));
    await expect(tries.call).rejects.toThrow('stopped');
    expect(await callsDuring(() => Promise.all(others))).toBe(1);
  });

  it('lets nobody wait who is told to stop', async () => {
    const { breaker, begin, runTimes, advance } = setup();
    await runTimes(5, down);
    advance(MINUTE);
    begin();
    const stop = new AbortController();
    const other = breaker.run(async () => {}, stop.signal);
    stop.abort(new Error('enough'));
    await expect(other).rejects.toThrow('enough');
  });

  it('waits again when the one that tries fails', async () => {
    const { run, runTimes, advance, callsDuring } = setup();
    await runTimes(5, down);
    advance(MINUTE);
    expect(await callsDuring(() => runTimes(3, down))).toBe(1);
    advance(MINUTE);
    expect(await run()).toBe('ok');
  });

  it('lets another one try when the first was stopped', async () => {
    const { run, runTimes, advance } = setup();
    await runTimes(5, down);
    advance(MINUTE);
    await run(verdicts.stopped);
    expect(await run()).toBe('ok');
  });

  it('asks nothing for an hour once the credentials are refused', async () => {
    const { run, advance, callsDuring } = setup();
    await run();
    await run(refused);
    advance(HOUR - 1);
    expect(
      await callsDuring(async () =>
        expect(await run()).toMatch(
          /^auth: .* asked again at 2026-01-05T13:00:00Z\. Check the credentials \(mlScorecards\.mlflow in/,
        ),
      ),
    ).toBe(0);
    advance(1);
    expect(await callsDuring(() => run(refused))).toBe(1);
    expect(await callsDuring(() => run())).toBe(0);
  });

  it('takes what is forbidden for one matter while other things can be read', async () => {
    const { breaker, run, runTimes } = setup();
    await run();
    await runTimes(20, forbidden);
    expect(breaker.isOpen).toBe(false);
  });

  it('asks nothing for an hour when all that it asks for is forbidden', async () => {
    const { run, runTimes, advance, callsDuring } = setup();
    expect(await callsDuring(() => runTimes(20, forbidden))).toBe(5);
    advance(HOUR);
    // One that is always forbidden does not keep the others out.
    await run(forbidden);
    expect(await run()).toBe('ok');
  });

  it('obeys a wait that is too long for a call, up to an hour', async () => {
    const { breaker, run, advance } = setup();
    await run(judgeStatus(429, ''), 2 * MINUTE);
    expect(await run()).toMatch(
      /^rate-limited: .* again at 2026-01-05T12:02:00Z/,
    );
    advance(2 * MINUTE);
    await run(judgeStatus(503, ''), 1000 * HOUR);
    advance(HOUR - 1);
    expect(breaker.isOpen).toBe(true);
    advance(1);
    expect(breaker.isOpen).toBe(false);
  });

  it('does not name what others asked for', async () => {
    const { run } = setup();
    await run(refused);
    expect(await run()).not.toContain('example.com/b');
  });
});
