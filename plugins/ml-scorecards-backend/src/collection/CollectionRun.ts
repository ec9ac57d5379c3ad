import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { FactCollector } from 'backstage-plugin-ml-scorecards-node';
import { Knex } from 'knex';
import { setImmediate } from 'node:timers/promises';
import { ClaimedBatch, LEASE_MS } from '../database/collectionClaims';
import {
  ComponentToRead,
  readComponentsToRead,
  readStoredOfComponents,
} from '../database/componentsToRead';
import { LostTurnError } from '../database/recordingState';
import { ScorecardRecorder } from '../recording/ScorecardRecorder';
import { answersOfAbandoned, isAbandoned } from './abandonedBatch';
import { Answer, askCollector } from './askCollector';
import { BatchReading } from './BatchReading';
import { endBatch } from './endBatch';
import { endUnreadBatch } from './endUnreadBatch';
import { HeldBatches } from './HeldBatches';
import { lostSets } from './lostSets';
import { takeAnswer } from './takeAnswer';
import { Unrecorded } from './Unrecorded';

/** The batch that is being read. */
interface CurrentBatch {
  readonly batch: ClaimedBatch;
  /** Ends the reading when it is somebody else's turn. */
  readonly lost: AbortController;
}

/**
 * One run of a collector over batches that it claims one after the other. What was read is recorded for several batches
 * together, as long as nobody else claims one of them: at the latest with the next sign of life, so that it never waits
 * long for a slow host.
 */
export class CollectionRun {
  private readonly options: {
    collector: FactCollector;
    knex: Knex;
    recorder: ScorecardRecorder;
    logger: LoggerService;
    now: () => Date;
    random: () => number;
    batchTimeoutMs: number;
    signal: AbortSignal;
  };
  private readonly held: HeldBatches;
  private readonly unrecorded: Unrecorded;
  private readonly signsOfLife: NodeJS.Timeout;
  private current?: CurrentBatch;

  constructor(options: CollectionRun['options']) {
    this.options = options;
    const { collector, knex, logger, now } = options;
    const { source } = collector.factSet;
    this.held = new HeldBatches({ knex, source, now });
    this.unrecorded = new Unrecorded({ ...options, held: this.held });
    this.signsOfLife = setInterval(() => {
      this.showLife().catch(error =>
        logger.debug(`A lease could not be renewed: ${error}`),
      );
    }, LEASE_MS / 3);
    this.signsOfLife.unref();
  }

  /** Reads and records what nobody else reads, until nothing is left. Gives how many components that were. */
  async readBatches(): Promise<number> {
    let read = 0;
    for (;;) {
      // SQLite answers at once, and a collector may: without a pause, nobody else would have a turn before the end.
      await setImmediate();
      this.options.signal.throwIfAborted();
      await this.checkRecorded();
      const batch = await this.held.claim({ lost: false });
      if (!batch) {
        await this.unlessLost(() => this.unrecorded.record());
        return read;
      }
      read += (await this.unlessLost(() => this.read(batch))) ?? 0;
    }
  }

  /** Charges what a batch has lost to its components. Gives false if no such batch is left, or others are at it. */
  async publishLost(): Promise<boolean> {
    const { collector, knex } = this.options;
    await this.checkRecorded();
    const batch = await this.held.claim({ lost: true });
    if (!batch?.lost) {
      return false;
    }
    const components = await readStoredOfComponents(
      knex,
      collector.factSet.source,
      batch.components,
    );
    this.unrecorded.add(batch, lostSets(components, batch.lost));
    this.unrecorded.done({ batch });
    await this.unlessLost(() => this.unrecorded.record());
    return true;
  }

  /** Ends the run. What was read to its end is still recorded; the rest is left to others, who can begin at once. */
  async end(): Promise<void> {
    clearInterval(this.signsOfLife);
    try {
      await this.unrecorded.record().finally(() => this.held.release());
    } catch (error) {
      // Others take it when the leases are over.
      this.options.logger.debug(`A run did not end in good order: ${error}`);
    }
  }

  private async read(batch: ClaimedBatch): Promise<number> {
    // It may have ended the process the last time: others must not be blamed for being read together with it. And what
    // has no pass may be part of a batch that has: neither read of a component may wait for the other.
    const isAlone = batch.claimsWithoutEnd > 0 || batch.pass === undefined;
    if (isAlone) {
      await this.unrecorded.record();
    }
    const startedAt = this.options.now();
    let read = 0;
    try {
      read = await this.readAnswers(batch, startedAt);
    } catch (error) {
      if (this.isOver(error)) {
        throw error;
      }
      await endUnreadBatch(this.options, this.unrecorded, {
        batch,
        startedAt,
        error,
      });
    }
    if (isAlone || this.unrecorded.isMuch()) {
      await this.unrecorded.record();
    }
    return read;
  }

  private async readAnswers(
    batch: ClaimedBatch,
    startedAt: Date,
  ): Promise<number> {
    const { collector, knex } = this.options;
    const components = await readComponentsToRead(
      knex,
      collector.factSet.source,
      batch.components,
    );
    const reading = new BatchReading({ isSingle: batch.pass === undefined });
    const current = { batch, lost: new AbortController() };
    this.current = current;
    try {
      const answers = this.ask(current, components, startedAt);
      for await (const answer of answers) {
        takeAnswer(this.options, reading, answer);
        if (this.unrecorded.isMuch(reading.pendingCount)) {
          // What is known must not wait for a slow host.
          this.unrecorded.add(batch, reading.takePending());
          await this.unrecorded.record();
        }
      }
    } finally {
      this.current = undefined;
    }
    this.unrecorded.throwIfFailed();
    await endBatch(this.options, this.unrecorded, {
      batch,
      reading,
      startedAt,
    });
    return components.length;
  }

  /** Whether an error is one that ends more than the batch over which it came. */
  private isOver(error: unknown): boolean {
    return (
      error instanceof LostTurnError ||
      this.options.signal.aborted ||
      this.unrecorded.hasFailed
    );
  }

  private ask(
    { batch, lost }: CurrentBatch,
    components: readonly ComponentToRead[],
    startedAt: Date,
  ): AsyncIterable<Answer> | Iterable<Answer> {
    const { collector, logger, signal, batchTimeoutMs } = this.options;
    return isAbandoned(batch)
      ? answersOfAbandoned(components, {
          claimsWithoutEnd: batch.claimsWithoutEnd,
          startedAt,
        })
      : askCollector(collector, components, {
          signal: AbortSignal.any([
            signal,
            lost.signal,
            AbortSignal.timeout(batchTimeoutMs),
          ]),
          logger,
          startedAt,
        });
  }

  /** Shows again and again that the batches are worked on, also while a slow host gives nothing to record. */
  private async showLife(): Promise<void> {
    const { current } = this;
    const lost = await this.held.renew(current?.batch);
    if (lost) {
      current?.lost.abort(lost);
      return;
    }
    // What fails here has failed for the run, which throws it as soon as it can, and the rest is for the next one.
    await this.unrecorded
      .record()
      .catch(error => current?.lost.abort(toError(error)));
  }

  /** Throws if the last sign of life could not record something: it has nobody to tell. */
  private async checkRecorded(): Promise<void> {
    await this.unlessLost(async () => this.unrecorded.throwIfFailed());
  }

  private async unlessLost<T>(work: () => Promise<T>): Promise<T | undefined> {
    const { collector, logger } = this.options;
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof LostTurnError)) {
        throw error;
      }
      logger.info(
        'A batch of ML components is left to another replica, which has claimed it meanwhile.',
        { source: collector.factSet.source },
      );
      this.unrecorded.clear();
      await this.held.release();
      return undefined;
    }
  }
}
