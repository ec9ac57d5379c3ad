import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { Knex } from 'knex';
import { setImmediate } from 'node:timers/promises';
import { CollectorRegistry } from '../collection/CollectorRegistry';
import {
  ComponentRecord,
  readComponentRecords,
} from '../database/componentRecords';
import {
  readComponentsWithoutCurrentResults,
  readComponentsToSweep,
} from '../database/components';
import {
  chunked,
  Fence,
  RecordingState,
  recordingTransaction,
} from '../database/database';
import { CollectedSet, writeCollectedSets } from '../database/factSets';
import { CurrentPositions } from '../database/positions';
import {
  FactPush,
  PushResult,
  writePushedFacts,
} from '../database/pushedFacts';
import {
  readDefinitionsFingerprint,
  takeTurn,
  writeSweep,
} from '../database/recordingState';
import { ChangedComponent, writeScorecards } from '../database/results';
import { TransitionCause } from '../database/tables';
import { Definitions } from '../definitions';
import { evaluateComponent, Evaluation, readSources } from '../evaluation';
import { diffScorecard } from './diffScorecard';
import { Positions } from './Positions';
import { readAhead } from './readAhead';

/** Components in one transaction: large enough to save round trips, small enough to let others in. */
const BATCH = 250;

/** Components evaluated before others get the event loop: some milliseconds. */
const SLICE = 25;

/**
 * Evaluates components and records what changed. Facts are read, judged and written upon within one transaction that
 * all recording takes turns for, so that no result is ever based on facts that were replaced meanwhile.
 */
export class ScorecardRecorder {
  private readonly options: {
    knex: Knex;
    collectors: CollectorRegistry;
    definitions: Definitions;
    positions: CurrentPositions;
    logger: LoggerService;
    now: () => Date;
    /** Hears of recordings that changed what can be read, once they are written. */
    onChanged?: (cause: TransitionCause) => void;
  };

  constructor(options: ScorecardRecorder['options']) {
    this.options = options;
  }

  /** Stores what a collector gave, and evaluates the components for which that is news. */
  async recordFacts(
    collector: {
      source: string;
      timeToLiveMs: number;
      fence?: Fence;
      /** What is to be said of them in the transaction in which the last ones are stored. */
      finish?: (transaction: Knex.Transaction) => Promise<void>;
    },
    sets: readonly CollectedSet[],
  ): Promise<void> {
    const { knex, now } = this.options;
    const { fence, finish, ...given } = collector;
    const batches = [...chunked(sets, BATCH)];
    if (finish && batches.length === 0) {
      await recordingTransaction(knex, finish, fence);
    }
    for (const [index, batch] of batches.entries()) {
      const isNews = await recordingTransaction(
        knex,
        async (transaction, state) => {
          const wasNews = await this.recordWithin(transaction, state, {
            source: given.source,
            componentIds: batch.map(({ componentId }) => componentId),
            write: () =>
              writeCollectedSets(transaction, {
                ...given,
                sets: batch,
                now: now(),
              }),
          });
          if (index === batches.length - 1) {
            await finish?.(transaction);
          }
          return wasNews;
        },
        fence,
      );
      if (isNews) {
        this.options.onChanged?.('facts');
      }
    }
  }

  /** Stores what a pipeline pushed, and evaluates the component if that is news. */
  async recordPush(push: FactPush): Promise<PushResult> {
    const { knex, now, onChanged } = this.options;
    const result = await recordingTransaction(
      knex,
      async (transaction, state) => {
        const results: PushResult[] = [];
        await this.recordWithin(transaction, state, {
          source: push.source,
          componentIds: [push.componentId],
          write: async () => {
            results.push(await writePushedFacts(transaction, push, now()));
            return results[0].isNews ? [push.componentId] : [];
          },
        });
        return results[0];
      },
    );
    if (result.isNews) {
      onChanged?.('facts');
    }
    return result;
  }

  /** Evaluates some components anew. Those without any evaluation yet wait for their first facts. */
  async evaluate(
    componentIds: readonly number[],
    options: {
      cause: TransitionCause;
      /** Whose facts are new, if that is the cause. */
      source?: string;
      fence?: Fence;
      signal?: AbortSignal;
    },
  ): Promise<void> {
    const { cause, source } = options;
    for (const batch of chunked(componentIds, BATCH)) {
      options.signal?.throwIfAborted();
      const changed = await recordingTransaction(
        this.options.knex,
        (transaction, state) =>
          this.evaluateWithin(transaction, state, {
            componentIds: batch,
            cause,
            source,
          }),
        options.fence,
      );
      // What people stated shows, whether or not a result changes with it.
      if (changed > 0 || cause === 'people') {
        this.options.onChanged?.(cause);
      }
    }
  }

  /**
   * Evaluates every component, so that what only time changes shows: stale facts, age limits, ended declarations. Most
   * stay as they are, so they are looked at without holding up others; only what seems to change is recorded.
   */
  async evaluateAll(signal?: AbortSignal): Promise<number> {
    const { knex, definitions, now } = this.options;
    const startedAt = now();
    const fence = await takeTurn(knex, 'evaluate-all');
    const { current, outdated } = await readComponentsToSweep(
      knex,
      definitions.fingerprint,
    );
    await this.evaluate(outdated, { cause: 'definitions', fence, signal });

    let changed: number[] = [];
    let recording = Promise.resolve();
    try {
      for await (const components of readAhead(
        [...chunked(current, BATCH)],
        batch => readComponentRecords(knex, batch),
      )) {
        signal?.throwIfAborted();
        changed.push(...(await this.changedAmong(components)));
        if (changed.length >= BATCH) {
          // Others are looked at while these are recorded.
          await recording;
          recording = this.evaluate(changed, { cause: 'time', fence, signal });
          recording.catch(() => {});
          changed = [];
        }
      }
    } finally {
      // Whatever made it end, nothing goes on behind the caller's back.
      await recording;
    }
    await this.evaluate(changed, { cause: 'time', fence, signal });
    await recordingTransaction(
      knex,
      (transaction, state) =>
        writeSweep(transaction, {
          definitions: definitions.fingerprint,
          before: state.definitions,
          startedAt,
        }),
      fence,
    );
    return outdated.length + current.length;
  }

  /** Whether the definitions changed since all components were last evaluated. */
  async hasNewDefinitions(): Promise<boolean> {
    const { knex, definitions } = this.options;
    return (await readDefinitionsFingerprint(knex)) !== definitions.fingerprint;
  }

  private async changedAmong(
    components: readonly ComponentRecord[],
  ): Promise<number[]> {
    const positions = this.options.positions.latest();
    const changed = await this.diff(components, {
      positions,
      cause: 'time',
      now: this.options.now(),
    });
    return changed.map(({ component }) => component.id);
  }

  /** Stores facts of some components, and evaluates those for which `write` says that they are news. Says whether any was. */
  private async recordWithin(
    transaction: Knex.Transaction,
    state: RecordingState,
    options: {
      source: string;
      componentIds: readonly number[];
      write: () => Promise<number[]>;
    },
  ): Promise<boolean> {
    // Before new facts come in, so that what other definitions change is never put down to a team. Another replica may
    // have recorded with those that it has.
    const outdated = await readComponentsWithoutCurrentResults(
      transaction,
      options.componentIds,
      this.options.definitions.fingerprint,
    );
    await this.evaluateWithin(transaction, state, {
      componentIds: outdated,
      cause: 'definitions',
    });
    const changed = await options.write();
    await this.evaluateWithin(transaction, state, {
      componentIds: changed,
      cause: 'facts',
      source: options.source,
      includingNew: true,
    });
    return outdated.length > 0 || changed.length > 0;
  }

  /** Gives the number of scorecards that changed. */
  private async evaluateWithin(
    transaction: Knex.Transaction,
    state: RecordingState,
    options: {
      componentIds: readonly number[];
      cause: TransitionCause;
      /** Whose facts are new, if that is the cause. */
      source?: string;
      /** Also those that were never evaluated. */
      includingNew?: boolean;
    },
  ): Promise<number> {
    if (options.componentIds.length === 0) {
      return 0;
    }
    const now = this.options.now();
    const positions = await this.options.positions.within(transaction, state);
    const components = await readComponentRecords(
      transaction,
      options.componentIds,
    );
    const changed = await this.diff(
      options.includingNew
        ? components
        : components.filter(({ hasFacts, component }) => {
            return hasFacts || component.evaluated_at !== null;
          }),
      { positions, cause: options.cause, source: options.source, now },
    );
    await writeScorecards(transaction, changed, { positions, now });
    return changed.length;
  }

  private async diff(
    components: readonly ComponentRecord[],
    options: {
      positions: Positions;
      cause: TransitionCause;
      source?: string;
      now: Date;
    },
  ): Promise<ChangedComponent[]> {
    const { definitions } = this.options;
    const checkPositions = options.positions.ofChecks(definitions.checks);
    const changed: ChangedComponent[] = [];
    for (const slice of chunked(components, SLICE)) {
      for (const record of slice) {
        const { component, results: stored } = record;
        const evaluation = this.evaluateOne(record, options.now);
        const change =
          evaluation &&
          diffScorecard({
            component,
            stored,
            evaluation,
            checkPositions,
            definitions: definitions.fingerprint,
            ...options,
          });
        if (change) {
          changed.push({ component, stored, change });
        }
      }
      await setImmediate();
    }
    return changed;
  }

  /** Gives undefined if it cannot be done: one component must not hold up the others. Its results stay as they are. */
  private evaluateOne(
    record: ComponentRecord,
    now: Date,
  ): Evaluation | undefined {
    const { collectors, definitions, logger } = this.options;
    try {
      const { entity, facts, said, advice } = record;
      const readings = readSources({
        factSets: definitions.factSets,
        timeToLiveMs: source => collectors.timeToLiveMs(source, entity),
        stored: facts,
        now,
      });
      return evaluateComponent({
        entity,
        readings,
        definitions,
        said,
        before: advice,
        now,
      });
    } catch (error) {
      logger.error(
        'An ML component could not be evaluated.',
        Object.assign(toError(error), {
          entityRef: record.component.entity_ref,
        }),
      );
      return undefined;
    }
  }
}
