import { LoggerService } from '@backstage/backend-plugin-api';
import { SignalsService } from '@backstage/plugin-signals-node';
import {
  SCORECARDS_SIGNAL_CHANNEL,
  ScorecardsSignal,
} from 'backstage-plugin-ml-scorecards-common';

/** How long a change waits for others to be told of together. A person looks at what another one has just done. */
const DELAY_MS = { people: 1_000, pipeline: 10_000 } as const;

/**
 * Tells open pages that something was recorded, so that they ask anew. A broadcast is heard by everybody, also by those
 * who may not read the entity that it is about: so it says when it was sent, and nothing else. Each page asks with the
 * entity tag that it has, and that what it shows is still the same costs one small statement. With many changes there is
 * one message per second at most, and one in ten seconds for what no person did.
 */
export class ChangeSignals {
  private readonly options: {
    signals: SignalsService;
    logger: LoggerService;
  };
  private pending: { dueAt: number; timer: NodeJS.Timeout } | undefined;

  constructor(options: ChangeSignals['options']) {
    this.options = options;
  }

  /** Says that something was recorded, for which reason. */
  changed(by: keyof typeof DELAY_MS): void {
    const dueAt = Date.now() + DELAY_MS[by];
    if (this.pending && this.pending.dueAt <= dueAt) {
      return;
    }
    this.stop();
    const timer = setTimeout(() => this.tell(), DELAY_MS[by]);
    timer.unref();
    this.pending = { dueAt, timer };
  }

  /** Forgets what was not told yet. */
  stop(): void {
    clearTimeout(this.pending?.timer);
    this.pending = undefined;
  }

  private async tell(): Promise<void> {
    this.pending = undefined;
    const { signals, logger } = this.options;
    try {
      await signals.publish<ScorecardsSignal>({
        recipients: { type: 'broadcast' },
        channel: SCORECARDS_SIGNAL_CHANNEL,
        message: { at: new Date().toISOString() },
      });
    } catch (error) {
      // A courtesy: pages that are not told are up to date when they are opened again.
      logger.debug(`Open pages were not told of a change: ${error}`);
    }
  }
}
