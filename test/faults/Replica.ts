import { ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Longer than any step takes on a slow machine; reached only when something hangs. */
const PATIENCE_MS = 60_000;

/** What a step ended with, when it ended badly. */
export interface StepError {
  readonly name: string;
  readonly message: string;
}

/** A process with a replica of the product, as the tests see it. */
export class Replica {
  /** The last round that it said it begins. */
  round = 0;
  private readonly child: ChildProcess;
  private readonly stderr: string[] = [];

  constructor() {
    this.child = fork(join(__dirname, 'worker.ts'), [], {
      execArgv: ['--require', '@backstage/cli/config/nodeTransform.cjs'],
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.child.setMaxListeners(50);
    this.child.stderr?.on('data', data => this.stderr.push(String(data)));
    this.child.on('message', (message: { round?: number }) => {
      this.round = message.round ?? this.round;
    });
  }

  /** Does a step and gives its result; throws what it threw. */
  async do<T = void>(step: string, options?: unknown): Promise<T> {
    const end = await this.end<T>(step, options);
    if (end.error) {
      throw Object.assign(new Error(end.error.message), end.error);
    }
    return end.result!;
  }

  /** Does a step that may fail. */
  async end<T = void>(
    step: string,
    options?: unknown,
  ): Promise<{ result?: T; error?: StepError }> {
    const over = new AbortController();
    const answered = new Promise<{ result?: T; error?: StepError }>(resolve => {
      const onMessage = (message: { step?: string }) => {
        if (message.step === step) {
          this.child.off('message', onMessage);
          resolve(message as object);
        }
      };
      this.child.on('message', onMessage);
    });
    this.child.send({ step, options });
    try {
      return await Promise.race([
        answered,
        once(this.child, 'exit', { signal: over.signal }).then(
          ([code, signal]) => {
            throw new Error(
              `The replica ended in "${step}": ${code ?? signal}\n${this.stderr
                .join('')
                .slice(-2000)}`,
            );
          },
        ),
        sleep(PATIENCE_MS, undefined, { signal: over.signal }).then(() => {
          throw new Error(`"${step}" took longer than ${PATIENCE_MS} ms`);
        }),
      ]);
    } finally {
      over.abort();
    }
  }

  /** Resolves when it begins a round. */
  async beginsRound(): Promise<void> {
    const before = this.round;
    while (this.round === before) {
      await once(this.child, 'message', {
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
    }
  }

  /** Resolves when the process was stopped. Nobody is told of that, so the system is asked. */
  async isStopped(): Promise<void> {
    const deadline = Date.now() + PATIENCE_MS;
    const state = () =>
      /\) (\w) /.exec(
        readFileSync(`/proc/${this.child.pid}/stat`, 'utf8'),
      )?.[1];
    while (state() !== 'T') {
      if (Date.now() > deadline) {
        throw new Error('The replica did not stop');
      }
      await sleep(5);
    }
  }

  continue(): void {
    this.child.kill('SIGCONT');
  }

  /** Ends it on the spot, as a machine would that fails. */
  async kill(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      const ended = once(this.child, 'exit');
      this.child.kill('SIGKILL');
      await ended;
    }
  }
}
