import { LoggerService } from '@backstage/backend-plugin-api';
import { FactCollector } from 'backstage-plugin-ml-scorecards-node';
import { Knex } from 'knex';
import { loseBatch, postponeBatch } from '../database/collectionBatches';
import { ClaimedBatch } from '../database/collectionClaims';
import {
  addLostBatch,
  isPassGivenUp,
  noteFailedAttempt,
} from '../database/passProgress';
import { isAbandoned } from './abandonedBatch';
import { BatchReading } from './BatchReading';
import { backOffMs, BatchVerdict, judgeBatch } from './batchOutcome';
import { Unrecorded } from './Unrecorded';

interface Run {
  readonly collector: FactCollector;
  readonly knex: Knex;
  readonly logger: LoggerService;
  readonly now: () => Date;
  readonly random: () => number;
}

interface ReadBatch {
  readonly batch: ClaimedBatch;
  readonly reading: BatchReading;
  readonly startedAt: Date;
}

/**
 * Decides what becomes of a batch when all answers are in. What is done may wait until others are; what failed is said
 * at once, because other replicas go by it.
 */
export async function endBatch(
  options: Run,
  unrecorded: Unrecorded,
  read: ReadBatch,
): Promise<void> {
  const { logger } = options;
  const { source } = options.collector.factSet;
  const { batch, reading } = read;
  const attempts = batch.failedAttempts + 1;
  const verdict = await verdictOn(options, read, attempts);
  const failures = reading.failuresToRecord(verdict);
  if (failures.length > 0) {
    logger.warn('The facts of some components could not be read.', {
      source,
      components: failures.length,
      examples: JSON.stringify(reading.failed().slice(0, 3)),
    });
  }
  unrecorded.add(batch, [...reading.takePending(), ...failures]);
  if (verdict === 'done') {
    const result = {
      counts: reading.counts(verdict),
      failed: reading.failed(),
    };
    unrecorded.done({ batch, result });
    return;
  }
  if (verdict === 'retry') {
    postpone(options, unrecorded, { batch, attempts });
  } else {
    lose(options, unrecorded, read);
  }
  await unrecorded.record();
  logger.warn('A batch of ML components could not be read.', {
    source,
    attempts,
    verdict,
    cause: reading.cause().message,
  });
}

async function verdictOn(
  { knex, collector }: Run,
  { batch, reading }: ReadBatch,
  attempts: number,
): Promise<BatchVerdict> {
  const { source } = collector.factSet;
  const { pass } = batch;
  const verdict = judgeBatch({ ...reading.outcome(), attempts });
  if (verdict === 'done') {
    return verdict;
  }
  const isGivenUp =
    verdict === 'lost' ||
    isAbandoned(batch) ||
    (pass !== undefined &&
      (await isPassGivenUp(knex, { source, number: pass })));
  if (!isGivenUp) {
    return 'retry';
  }
  // Without a pass that could be judged, what is given up is charged to the components.
  return pass === undefined ? 'done' : 'lost';
}

function postpone(
  { collector, now, random }: Run,
  unrecorded: Unrecorded,
  { batch, attempts }: { batch: ClaimedBatch; attempts: number },
): void {
  const { source } = collector.factSet;
  const notBefore = new Date(now().getTime() + backOffMs(attempts, random));
  unrecorded.end(batch, async transaction => {
    await postponeBatch(transaction, batch, notBefore);
    if (batch.pass !== undefined) {
      await noteFailedAttempt(
        transaction,
        { source, number: batch.pass },
        notBefore,
      );
    }
  });
}

function lose(
  { collector, now }: Run,
  unrecorded: Unrecorded,
  { batch, reading, startedAt }: ReadBatch,
): void {
  const { source } = collector.factSet;
  unrecorded.end(batch, async transaction => {
    await loseBatch(transaction, batch, {
      at: startedAt,
      components: reading.lost(),
    });
    if (batch.pass !== undefined) {
      await addLostBatch(
        transaction,
        { source, number: batch.pass },
        {
          counts: reading.counts('lost'),
          failed: reading.failed(),
          cause: reading.cause(),
          now: now(),
          // What ended the process was perhaps not asked for at all.
          isOfSource: !isAbandoned(batch),
        },
      );
    }
  });
}
