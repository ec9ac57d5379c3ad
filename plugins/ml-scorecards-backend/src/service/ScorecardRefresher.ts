import { NotFoundError } from '@backstage/errors';
import { FactCollection } from '../collection/FactCollection';
import { ScorecardRecorder } from '../recording/ScorecardRecorder';
import { ComponentSelection } from '../selection/ComponentSelection';

/** Longest time that somebody waits for a refresh. */
const DEADLINE_MS = 60_000;

/** Collects and evaluates one component on request. Requests for the same component share one run. */
export class ScorecardRefresher {
  private readonly options: {
    selection: ComponentSelection;
    collection: FactCollection;
    recorder: ScorecardRecorder;
  };
  private readonly running = new Map<string, Promise<void>>();

  constructor(options: ScorecardRefresher['options']) {
    this.options = options;
  }

  async refresh(entityRef: string): Promise<void> {
    const running = this.running.get(entityRef);
    if (running) {
      return running;
    }
    const run = this.run(entityRef).finally(() =>
      this.running.delete(entityRef),
    );
    this.running.set(entityRef, run);
    return run;
  }

  private async run(entityRef: string): Promise<void> {
    const { selection, collection, recorder } = this.options;
    const id = await selection.runForOne(entityRef);
    if (id === undefined) {
      throw new NotFoundError(
        `The catalog no longer has ${entityRef} among the ML components`,
      );
    }
    await collection.readNow(id, AbortSignal.timeout(DEADLINE_MS));
    await recorder.evaluate([id], { cause: 'time' });
  }
}
