import { SourceClock } from '../http';

/** Time that passes at once when somebody sleeps, except for deadlines, which pass when the test says so. */
export class TestClock implements SourceClock {
  /** How long was slept, in order, without deadlines. */
  readonly sleeps: number[] = [];
  #now = Date.parse('2026-01-05T12:00:00Z');
  readonly #deadlines = new Set<() => void>();

  constructor(private readonly deadlineMs: number = 10_000) {}

  readonly now = () => this.#now;

  readonly sleep = async (ms: number, signal: AbortSignal): Promise<void> => {
    signal.throwIfAborted();
    if (ms !== this.deadlineMs) {
      this.sleeps.push(ms);
      this.#now += ms;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      this.#deadlines.add(resolve);
      signal.addEventListener('abort', () => {
        this.#deadlines.delete(resolve);
        reject(signal.reason);
      });
    });
  };

  advance(ms: number): void {
    this.#now += ms;
  }

  passDeadlines(): void {
    this.#now += this.deadlineMs;
    this.#deadlines.forEach(pass => pass());
  }

  /** Deadlines that somebody still waits for. */
  get pending(): number {
    return this.#deadlines.size;
  }
}
