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
  let calls = 0;
  const run = async (
    verdict?: Verdict,
    retryAfterMs?: number,
  ): Promise<string> => {
    try {
      await breaker.run(async () => {
        calls += 1;
        if (verdict) {
          throw new HttpFailure(
            verdict,
            { url: new URL('https://mlflow.example.com/b'), configKey: 'k' },
            { status: 0, body: '', retryAfterMs },
          );
        }
      });
      return 'ok';
    } catch (error) {
      if (!(error instanceof CollectionFailure)) throw error;
      return `${error.error.code}: ${error.error.message}`;
    }
  };
  const runTimes = async (times: number, verdict?: Verdict) => {
    for (let i = 0; i < times; i += 1) await run(verdict);
  };
  return {
    breaker,
    run,
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
          'unavailable: https://mlflow.example.com failed to answer (503) when it was last asked. It is asked again at 2026-01-05T12:01:00Z.',
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
    const { breaker, run, advance } = setup();
    let fail = (_: Error) => {};
    const before = breaker.run(
      () =>
        new Promise((_, reject) => {
          fail = reject;
        }),
    );
    await run(refused);
    fail(
      new HttpFailure(down, {
        url: new URL('https://mlflow.example.com/'),
        configKey: 'k',
      }),
    );
    await expect(before).rejects.toThrow('(503)');
    advance(MINUTE);
    expect(breaker.isOpen).toBe(true);
  });

  it('lets one call try, and all when it succeeds', async () => {
    const { breaker, run, runTimes, advance } = setup();
    await runTimes(5, down);
    advance(MINUTE);
    let finish = () => {};
    const probe = breaker.run(
      () =>
        new Promise<void>(resolve => {
          finish = resolve;
        }),
    );
    expect(await run()).toMatch(/^unavailable: .* It is being asked again\.$/);
    finish();
    await probe;
    expect(await run()).toBe('ok');
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
