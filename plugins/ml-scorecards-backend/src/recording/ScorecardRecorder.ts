import { Knex } from 'knex';
import { CollectorRegistry } from '../collection/CollectorRegistry';
import { readComponentIds, readComponentRows } from '../database/components';
import { chunked, recordingTransaction } from '../database/database';
import {
  CollectedSet,
  readStoredFacts,
  writeCollectedSets,
} from '../database/factSets';
import {
  readDefinitionsFingerprint,
  writeDefinitionsFingerprint,
} from '../database/recordingState';
import { EvaluatedComponent, writeEvaluations } from '../database/results';
import { ComponentRow } from '../database/tables';
import { Definitions } from '../definitions';
import { evaluateComponent, readSource } from '../evaluation';

/** Components in one transaction: large enough to save round trips, small enough to let others in. */
const BATCH = 100;

/**
 * Evaluates components and records what changed. Facts are read, judged and written upon within one transaction that
 * all recording takes turns for, so that no result is ever based on facts that were replaced meanwhile.
 */
export class ScorecardRecorder {
  private readonly options: {
    knex: Knex;
    collectors: CollectorRegistry;
    definitions: Definitions;
    now: () => Date;
  };

  constructor(options: ScorecardRecorder['options']) {
    this.options = options;
  }

  /** Stores what a collector gave, and evaluates the components for which that is news. */
  async recordFacts(
    collector: { source: string; timeToLiveMs: number; startedAt: Date },
    sets: readonly CollectedSet[],
  ): Promise<void> {
    for (const batch of chunked(sets, BATCH)) {
      await recordingTransaction(this.options.knex, async transaction => {
        const now = this.options.now();
        const changed = await writeCollectedSets(transaction, {
          ...collector,
          sets: batch,
          now,
        });
        await this.evaluateWithin(
          transaction,
          await readComponentRows(transaction, changed),
          now,
        );
      });
    }
  }

  /** Evaluates some components anew. Those without any evaluation yet wait for their first facts. */
  async evaluate(
    componentIds: readonly number[],
    signal?: AbortSignal,
  ): Promise<void> {
    for (const batch of chunked(componentIds, BATCH)) {
      signal?.throwIfAborted();
      await recordingTransaction(this.options.knex, async transaction => {
        const rows = await readComponentRows(transaction, batch);
        await this.evaluateWithin(
          transaction,
          rows.filter(row => row.evaluated_at !== null),
          this.options.now(),
        );
      });
    }
  }

  /**
   * Evaluates every component, so that what only time changes shows: stale facts, age limits, ended declarations.
   */
  async evaluateAll(signal?: AbortSignal): Promise<number> {
    const { knex, definitions } = this.options;
    const ids = await readComponentIds(knex);
    await this.evaluate(ids, signal);
    await writeDefinitionsFingerprint(knex, definitions.fingerprint);
    return ids.length;
  }

  /** Whether the definitions changed since all components were last evaluated. */
  async hasNewDefinitions(): Promise<boolean> {
    const { knex, definitions } = this.options;
    return (await readDefinitionsFingerprint(knex)) !== definitions.fingerprint;
  }

  private async evaluateWithin(
    transaction: Knex.Transaction,
    rows: readonly ComponentRow[],
    now: Date,
  ): Promise<void> {
    if (rows.length === 0) {
      return;
    }
    const stored = await readStoredFacts(
      transaction,
      rows.map(({ id }) => id),
    );
    const evaluated = rows.map((row): EvaluatedComponent => {
      const entity = JSON.parse(row.entity);
      const { collectors, definitions } = this.options;
      const readings = new Map(
        [...definitions.factSets].map(([source, factSet]) => [
          source,
          readSource({
            factSet,
            timeToLiveMs: collectors.timeToLiveMs(source, entity),
            stored: stored.get(row.id)?.find(facts => facts.source === source),
            now,
          }),
        ]),
      );
      return {
        row,
        evaluation: evaluateComponent({ entity, readings, definitions, now }),
      };
    });
    await writeEvaluations(transaction, evaluated, now);
  }
}
