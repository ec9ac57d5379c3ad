import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import limiterFactory from 'p-limit';
import { FactCollection } from '../collection/FactCollection';
import { ScorecardRecorder } from '../recording/ScorecardRecorder';
import { ComponentSelection } from '../selection/ComponentSelection';

/** Longest time that somebody waits for a turn, and then for the refresh. */
const DEADLINE_MS = 60_000;

/** Components that one process refreshes at a time: sources are asked about each of them alone. */
const AT_A_TIME = 4;

/** Components that may be refreshed or wait for their turn. */
const AT_MOST = 24;

/** Collects and evaluates one component on request. Requests for the same component share one run. */
export class ScorecardRefresher {
  private readonly options: {
    selection: Pick<ComponentSelection, 'runForOne'>;
    collection: Pick<FactCollection, 'readNow'>;
    recorder: Pick<ScorecardRecorder, 'evaluate'>;
    /** For tests: begins the time that a wait, or a run, may take. */
    deadline?: () => AbortSignal;
  };
  private readonly limit = limiterFactory(AT_A_TIME);
  private readonly running = new Map<string, Promise<void>>();

  constructor(options: ScorecardRefresher['options']) {
    this.options = options;
  }

  async refresh(entityRef: string): Promise<void> {
    const running = this.running.get(entityRef);
    if (running) {
      return running;
    }
    if (this.running.size >= AT_MOST) {
      throw tooMany();
    }
    // Whoever asks meanwhile waits for this run.
    const wait = this.deadline();
    const run = this.limit(() => this.run(entityRef, wait)).finally(() =>
      this.running.delete(entityRef),
    );
    this.running.set(entityRef, run);
    return run;
  }

  private async run(entityRef: string, wait: AbortSignal): Promise<void> {
    if (wait.aborted) {
      throw tooMany();
    }
    // The sources get all of their time, however long the wait was.
    const signal = this.deadline();
    const { collection, recorder } = this.options;
    const id = await this.select(entityRef, signal);
    if (id === undefined) {
      throw new NotFoundError(
        `The catalog no longer has ${entityRef} among the ML components`,
      );
    }
    await collection.readNow(id, signal);
    await recorder.evaluate([id], { cause: 'time' });
  }

  private deadline(): AbortSignal {
    return this.options.deadline?.() ?? AbortSignal.timeout(DEADLINE_MS);
  }

  private async select(
    entityRef: string,
    signal: AbortSignal,
  ): Promise<number | undefined> {
    try {
      return await this.options.selection.runForOne(entityRef, signal);
    } catch (error) {
      if (signal.aborted) {
        throw new ServiceUnavailableError(
          'The catalog did not answer in time. Try again; the scorecard is read anew by itself, too.',
        );
      }
      throw error;
    }
  }
}

function tooMany(): ServiceUnavailableError {
  return new ServiceUnavailableError(
    'Too many scorecards are being refreshed at the moment. Try again in a minute; all of them are read anew by themselves, too.',
  );
}
