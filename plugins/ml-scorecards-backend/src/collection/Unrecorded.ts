import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { FactCollector } from 'backstage-plugin-ml-scorecards-node';
import { Knex } from 'knex';
import limiterFactory from 'p-limit';
import { removeBatches } from '../database/collectionBatches';
import { ClaimedBatch } from '../database/collectionClaims';
import { CollectedSet } from '../database/factSets';
import { addDoneBatches } from '../database/passProgress';
import { ScorecardRecorder } from '../recording/ScorecardRecorder';
import { addResults, DoneBatch } from './addResults';
import { HeldBatches } from './HeldBatches';
import { recordSets } from './recordSets';

/** Answers after which they are recorded, though others are still awaited. */
const MOST_SETS = 100;

/** Batches after which they are recorded, though nothing is new: what is read again if the process ends. */
const MOST_BATCHES = 20;

/** Writes what has become of a batch that is not done. */
type BatchEnd = (transaction: Knex.Transaction) => Promise<void>;

/** What a run has read and not recorded yet. All of it is recorded together, and what has become of the batches with it. */
export class Unrecorded {
  private readonly options: {
    collector: FactCollector;
    knex: Knex;
    recorder: ScorecardRecorder;
    logger: LoggerService;
    held: HeldBatches;
  };
  private readonly oneByOne = limiterFactory(1);
  private content = nothing();
  private failure?: Error;

  constructor(options: Unrecorded['options']) {
    this.options = options;
  }

  /** Adds answers for components of a batch. */
  add(batch: ClaimedBatch, sets: readonly CollectedSet[]): void {
    this.content.batches.add(batch);
    this.content.sets.push(...sets);
  }

  /** Says that a batch is done, so that it is taken off the list. */
  done(done: DoneBatch): void {
    this.content.batches.add(done.batch);
    this.content.done.push(done);
  }

  /** Says what becomes of a batch that is not done. */
  end(batch: ClaimedBatch, write: BatchEnd): void {
    this.content.batches.add(batch);
    this.content.ends.push({ batch, write });
  }

  /** Whether there is enough to be recorded, with some more answers. */
  isMuch(more = 0): boolean {
    const { sets, done } = this.content;
    return sets.length + more >= MOST_SETS || done.length >= MOST_BATCHES;
  }

  /** Forgets what may not be recorded any more, and why. */
  clear(): void {
    this.content = nothing();
    this.failure = undefined;
  }

  /** Whether something could not be recorded: then what was read of it is lost, and its batches are still held. */
  get hasFailed(): boolean {
    return this.failure !== undefined;
  }

  /** Throws why something could not be recorded, whoever recorded it. */
  throwIfFailed(): void {
    if (this.failure) {
      throw this.failure;
    }
  }

  /** Records all of it, unless another run has claimed one of the batches. Throws if that fails, or has failed before. */
  async record(): Promise<void> {
    await this.oneByOne(() =>
      this.write().catch(error => {
        this.failure ??= toError(error);
      }),
    );
    this.throwIfFailed();
  }

  private async write(): Promise<void> {
    const { batches, sets, done, ends } = this.content;
    this.content = nothing();
    if (batches.size === 0) {
      return;
    }
    const { collector, held } = this.options;
    const { source } = collector.factSet;
    await recordSets(
      this.options,
      {
        source,
        timeToLiveMs: collector.timeToLiveMs,
        fence: held.fence([...batches]),
        finish: async transaction => {
          await removeBatches(
            transaction,
            done.map(({ batch }) => batch),
          );
          for (const [number, result] of addResults(done)) {
            await addDoneBatches(transaction, { source, number }, result);
          }
          for (const { write } of ends) {
            await write(transaction);
          }
        },
      },
      sets,
    );
    held.drop([...done, ...ends].map(({ batch }) => batch));
  }
}

function nothing() {
  return {
    /** Of which there is something. */
    batches: new Set<ClaimedBatch>(),
    sets: new Array<CollectedSet>(),
    done: new Array<DoneBatch>(),
    ends: new Array<{ batch: ClaimedBatch; write: BatchEnd }>(),
  };
}
