import { CollectionFailure } from '../CollectionFailure';
import { untilAborted } from '../untilAborted';
import { adviceOf, HttpFailure, Verdict } from './failures';
import { SourceHttpLimits } from './limits';

interface Pause {
  readonly until: number;
  readonly because: Verdict;
}

/**
 * Leaves an instance in peace that does not work: no call is let through for a while, then one that tries, while the
 * others wait for what comes of it. It opens
 *
 * - after some calls in a row that failed by the fault of the instance,
 * - at once and for longer when the instance refuses the credentials, which no repetition mends,
 * - when the instance asks for a longer wait than a call has time for.
 *
 * What is wrong with one request does not count, or one entity with a wrong annotation would stop the others. So a 403
 * only counts while nothing has been read with the credentials lately: otherwise it is about one object.
 */
export class CircuitBreaker {
  readonly #origin: string;
  readonly #configKey: string;
  readonly #limits: SourceHttpLimits;
  readonly #now: () => number;
  #failuresInARow = 0;
  #lastSuccess = -Infinity;
  #pause?: Pause;
  /** The end of the call that tries, however it ends. */
  #probe?: Promise<void>;

  constructor(options: {
    readonly origin: string;
    readonly configKey: string;
    readonly limits: SourceHttpLimits;
    readonly now: () => number;
  }) {
    this.#origin = options.origin;
    this.#configKey = options.configKey;
    this.#limits = options.limits;
    this.#now = options.now;
  }

  /** Whether no call is let through. */
  get isOpen(): boolean {
    return this.#pause !== undefined && this.#now() < this.#pause.until;
  }

  /** Runs a call, or throws at once while the instance is left in peace. The signal ends the wait for one that tries. */
  async run<T>(call: () => Promise<T>, signal: AbortSignal): Promise<T> {
    while (this.#pause && !this.isOpen && this.#probe) {
      const probe = this.#probe;
      await untilAborted(signal, () => probe);
    }
    if (!this.#pause) return this.#judged(call);
    if (this.isOpen) throw this.#refusal(this.#pause);
    let end = () => {};
    this.#probe = new Promise(resolve => {
      end = resolve;
    });
    try {
      return await this.#judged(call);
    } finally {
      this.#probe = undefined;
      end();
    }
  }

  async #judged<T>(call: () => Promise<T>): Promise<T> {
    try {
      const result = await call();
      this.#lastSuccess = this.#now();
      this.#isWell();
      return result;
    } catch (error) {
      if (error instanceof HttpFailure) this.#failed(error);
      throw error;
    }
  }

  #isWell(): void {
    this.#failuresInARow = 0;
    this.#pause = undefined;
  }

  #failed({ verdict, retryAfterMs = 0 }: HttpFailure): void {
    // A call that began before the pause says nothing new.
    if (['caller', 'question'].includes(verdict.blames) || this.isOpen) return;
    const { pauseMs, authPauseMs } = this.#limits;
    if (retryAfterMs > this.#limits.maxRetryAfterMs) {
      // An hour is also the most that a source can ask for, lest a slip of its own shuts it out for ever.
      this.#open(verdict, Math.min(retryAfterMs, authPauseMs));
    } else if (verdict.blames === 'credentials') {
      this.#open(verdict, authPauseMs);
    } else if (verdict.blames === 'permission' && !this.#provenLately()) {
      // Also of a call that tries: several are needed, since one may be about an object that is always forbidden.
      this.#count(verdict, authPauseMs);
    } else if (verdict.blames === 'instance') {
      if (this.#pause) this.#open(verdict, pauseMs);
      else this.#count(verdict, pauseMs);
    } else {
      this.#isWell();
    }
  }

  #provenLately(): boolean {
    return this.#now() - this.#lastSuccess < this.#limits.authPauseMs;
  }

  #count(because: Verdict, pauseMs: number): void {
    this.#failuresInARow += 1;
    if (this.#failuresInARow >= this.#limits.failuresUntilPause) {
      this.#open(because, pauseMs);
    }
  }

  #open(because: Verdict, pauseMs: number): void {
    this.#failuresInARow = 0;
    this.#pause = { until: this.#now() + pauseMs, because };
  }

  /** Names no path: it may be of another component, which not everybody may know of. */
  #refusal({ until, because }: Pause): CollectionFailure {
    const keepsCode = ['auth', 'rate-limited'].includes(because.code);
    const instant = new Date(until).toISOString().replace(/\.\d+Z$/, 'Z');
    return new CollectionFailure({
      code: keepsCode ? because.code : 'unavailable',
      message: [
        `${this.#origin} ${because.problem} when it was last asked.`,
        `It is asked again at ${instant}.`,
        ...adviceOf(because, this.#configKey),
      ].join(' '),
    });
  }
}
