import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  CollectionError,
  FactCollector,
} from 'backstage-plugin-ml-scorecards-node';
import { Knex } from 'knex';
import {
  batchFence,
  ClaimedBatch,
  LEASE_MS,
  loseBatch,
  postponeBatch,
  releaseBatch,
  removeBatch,
  renewLease,
} from '../database/collectionBatches';
import {
  addToPass,
  isPassGivenUp,
  noteFailedAttempt,
} from '../database/collectionPasses';
import { recordingTransaction } from '../database/database';
import { CollectedSet, readComponentsToRead } from '../database/factSets';
import { LostTurnError } from '../database/recordingState';
import { ScorecardRecorder } from '../recording/ScorecardRecorder';
import { askCollector } from './askCollector';
import { backOffMs, judgeBatch } from './batchOutcome';
import { BatchReading } from './BatchReading';
import { lostSets } from './lostSets';

/** Answers after which they are recorded, though others are still awaited. */
const RECORD_EVERY = 100;

const NOT_RECORDED: CollectionError = {
  code: 'bad-payload',
  message:
    'What was read of this component could not be recorded. The log of the backend says why.',
};

/** Reads claimed batches of one collector and records what it gives, as long as nobody else claims them. */
export class BatchWork {
  private readonly options: {
    collector: FactCollector;
    knex: Knex;
    recorder: ScorecardRecorder;
    logger: LoggerService;
    now: () => Date;
    random: () => number;
    batchTimeoutMs: number;
  };

  constructor(options: BatchWork['options']) {
    this.options = options;
  }

  /** Reads a batch and takes it off the list, or postpones it, or gives it up. Gives how many components it had. */
  async read(batch: ClaimedBatch, signal: AbortSignal): Promise<number> {
    const { logger, batchTimeoutMs } = this.options;
    const lease = this.keepLease(batch);
    try {
      return await this.tryToRead(
        batch,
        AbortSignal.any([
          signal,
          lease.lost,
          AbortSignal.timeout(batchTimeoutMs),
        ]),
      );
    } catch (error) {
      if (error instanceof LostTurnError) {
        logger.info(
          'A batch of ML components is left to another replica, which has claimed it meanwhile.',
          { source: batch.source },
        );
        return 0;
      }
      if (signal.aborted) {
        // Whoever comes next need not wait for the end of the lease.
        await releaseBatch(this.options.knex, batch);
      }
      throw error;
    } finally {
      lease.end();
    }
  }

  /** Charges what a batch has lost to its components, and takes it off the list. */
  async publishLost(batch: ClaimedBatch): Promise<void> {
    const { knex } = this.options;
    const { source, lost } = batch;
    if (!lost) {
      return;
    }
    const components = await readComponentsToRead(
      knex,
      source,
      batch.components,
    );
    await this.record(batch, lost.at, lostSets(components, lost.components));
    await recordingTransaction(
      knex,
      transaction => removeBatch(transaction, batch),
      this.fence(batch),
    );
  }

  private async tryToRead(
    batch: ClaimedBatch,
    signal: AbortSignal,
  ): Promise<number> {
    const { collector, knex, logger, now } = this.options;
    const startedAt = now();
    const components = await readComponentsToRead(
      knex,
      batch.source,
      batch.components,
    );
    const reading = new BatchReading({ isSingle: batch.pass === undefined });
    for await (const answer of askCollector(collector, components, {
      signal,
      logger,
    })) {
      reading.add(answer);
      if (reading.pendingCount >= RECORD_EVERY) {
        // What is known must not wait for a slow host.
        await this.record(batch, startedAt, reading.takePending());
      }
    }
    await this.end(batch, startedAt, reading);
    return components.length;
  }

  private async end(
    batch: ClaimedBatch,
    startedAt: Date,
    reading: BatchReading,
  ): Promise<void> {
    const { knex, logger, now, random } = this.options;
    const { source, pass } = batch;
    const attempts = batch.failedAttempts + 1;
    const judged = judgeBatch({
      ...reading.outcome(),
      attempts,
      isCircuitOpen:
        pass !== undefined && (await isPassGivenUp(knex, { source, pass })),
    });
    // Without a pass that could be judged, what is given up is charged to the components.
    const verdict = judged === 'lost' && pass === undefined ? 'done' : judged;
    const failures = reading.failuresToRecord(verdict);
    if (failures.length > 0) {
      logger.warn('The facts of some components could not be read.', {
        source,
        components: failures.length,
        examples: JSON.stringify(reading.failed().slice(0, 3)),
      });
    }
    await this.record(batch, startedAt, [
      ...reading.takePending(),
      ...failures,
    ]);
    const finish = async (transaction: Knex.Transaction): Promise<void> => {
      switch (verdict) {
        case 'retry': {
          const wait = backOffMs(attempts, random);
          const notBefore = new Date(now().getTime() + wait);
          await postponeBatch(transaction, batch, notBefore);
          if (pass !== undefined) {
            await noteFailedAttempt(
              transaction,
              { source, number: pass },
              notBefore,
            );
          }
          return;
        }
        case 'lost':
          await loseBatch(transaction, batch, {
            at: startedAt,
            components: reading.lost(),
          });
          break;
        default:
          await removeBatch(transaction, batch);
      }
      if (pass !== undefined) {
        await addToPass(
          transaction,
          { source, number: pass },
          {
            counts: reading.counts(verdict),
            failed: reading.failed(),
            lostBecause: verdict === 'lost' ? reading.cause() : undefined,
            now: now(),
          },
        );
      }
    };
    await recordingTransaction(knex, finish, this.fence(batch));
    if (verdict !== 'done') {
      logger.warn('A batch of ML components could not be read.', {
        source,
        attempts,
        verdict,
        cause: reading.cause().message,
      });
    }
  }

  /** Records what was given. If one component cannot be recorded, that is its own error and not that of the others. */
  private async record(
    batch: ClaimedBatch,
    startedAt: Date,
    sets: readonly CollectedSet[],
  ): Promise<void> {
    const { collector, recorder, knex, logger } = this.options;
    const given = {
      source: batch.source,
      timeToLiveMs: collector.timeToLiveMs,
      startedAt,
      fence: this.fence(batch),
    };
    const isOwnFault = async (error: unknown): Promise<boolean> => {
      if (error instanceof LostTurnError) {
        return false;
      }
      // A database that is gone is nobody's own fault.
      await knex.raw('select 1');
      return true;
    };
    try {
      await recorder.recordFacts(given, sets);
    } catch (error) {
      if (!(await isOwnFault(error))) {
        throw error;
      }
      for (const set of sets) {
        try {
          await recorder.recordFacts(given, [set]);
        } catch (cause) {
          if (!(await isOwnFault(cause))) {
            throw cause;
          }
          logger.error(
            'What was read of an ML component could not be recorded.',
            Object.assign(toError(cause), {
              source: batch.source,
              componentId: set.componentId,
            }),
          );
          const { componentId, fingerprint } = set;
          // It is logged already, and whoever lost the batch meanwhile is told so by the next statement.
          await recorder
            .recordFacts(given, [
              { componentId, fingerprint, error: NOT_RECORDED },
            ])
            .catch(() => {});
        }
      }
    }
  }

  private fence(batch: ClaimedBatch) {
    return batchFence(batch, this.options.now);
  }

  /** Shows again and again that the batch is worked on, also while a slow host gives nothing to record. */
  private keepLease(batch: ClaimedBatch): {
    lost: AbortSignal;
    end: () => void;
  } {
    const { knex, logger, now } = this.options;
    const lost = new AbortController();
    const renew = async () => {
      if (!(await renewLease(knex, batch, now()))) {
        lost.abort(
          new LostTurnError(`reading of a batch of "${batch.source}"`),
        );
      }
    };
    const timer = setInterval(() => {
      renew().catch(error =>
        logger.debug(`A lease could not be renewed: ${error}`),
      );
    }, LEASE_MS / 3);
    timer.unref();
    return { lost: lost.signal, end: () => clearInterval(timer) };
  }
}
