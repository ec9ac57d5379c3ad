import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import {
  claimBatch,
  Claimant,
  ClaimedBatch,
  releaseBatches,
  renewLeases,
} from '../database/collectionClaims';
import { Fence } from '../database/database';
import { LostTurnError } from '../database/recordingState';

/** The batches that one run has claimed and of which it has not yet said what came of them. */
export class HeldBatches {
  private readonly knex: Knex;
  private readonly now: () => Date;
  private readonly claimant: Claimant;
  private readonly held = new Set<number>();

  constructor(options: { knex: Knex; source: string; now: () => Date }) {
    this.knex = options.knex;
    this.now = options.now;
    this.claimant = { source: options.source, claim: randomUUID() };
  }

  /** Claims one more: the next to be read, or one that was lost. */
  async claim(options: { lost: boolean }): Promise<ClaimedBatch | undefined> {
    const batch = await claimBatch(this.knex, this.claimant, {
      ...options,
      now: this.now(),
    });
    if (batch) {
      this.held.add(batch.id);
    }
    return batch;
  }

  /** Refuses what is written for some of them once somebody else has claimed one of these after our lease was over. */
  fence(batches: readonly ClaimedBatch[]): Fence {
    return async transaction => {
      const ours = new Set(
        await renewLeases(transaction, this.claimant, this.now()),
      );
      if (batches.some(({ id }) => !ours.has(id))) {
        throw this.lostTurn();
      }
    };
  }

  /** Shows that they are worked on. Gives the error if a certain one is somebody else's now. */
  async renew(
    batch: ClaimedBatch | undefined,
  ): Promise<LostTurnError | undefined> {
    const ours = await renewLeases(this.knex, this.claimant, this.now());
    return batch && !ours.includes(batch.id) ? this.lostTurn() : undefined;
  }

  /** It is written down what came of some. */
  drop(batches: readonly ClaimedBatch[]): void {
    for (const { id } of batches) {
      this.held.delete(id);
    }
  }

  /** Leaves them to whoever comes next, who need not wait for the end of the lease. */
  async release(): Promise<void> {
    if (this.held.size > 0) {
      this.held.clear();
      await releaseBatches(this.knex, this.claimant);
    }
  }

  private lostTurn(): LostTurnError {
    return new LostTurnError(`reading of a batch of "${this.claimant.source}"`);
  }
}
