import { LoggerService } from '@backstage/backend-plugin-api';
import { FactCollector } from 'backstage-plugin-ml-scorecards-node';
import { Knex } from 'knex';
import { insertExtraBatches } from '../database/collectionBatches';
import { readFollowersOfSource } from '../database/collectionFreshness';
import { concludePass, PassEnd, planPass } from '../database/collectionPasses';
import { readSourcesWithPass } from '../database/collectionState';
import { recordingTransaction } from '../database/database';
import { readComponentToReadAnew } from '../database/componentsToRead';
import { CollectedSet } from '../database/factSets';
import { advanceEpoch } from '../database/recordingState';
import { ScorecardRecorder } from '../recording/ScorecardRecorder';
import { askCollector } from './askCollector';
import { CollectionRun } from './CollectionRun';
import { CollectorRegistry } from './CollectorRegistry';
import { recordSets } from './recordSets';

/**
 * Reads the sources. Each collector goes over all components in passes, one after the other. A pass is cut into
 * batches, rows of a table from which every replica claims one after the other: so replicas share the work, and what is
 * left of a pass when a run is killed is what is left in the table. Components that are new or changed get batches of
 * their own, so that they need not wait for the next pass.
 *
 * A batch that fails as a whole is tried again later, and given up after some attempts. When all batches are done or
 * given up, the pass is judged: if it lost most components, nothing of it is published, and otherwise what was lost is
 * charged to the components. That facts were read again is said once for the source at the end of its pass, so that
 * what is unchanged costs no write and no evaluation.
 */
export class FactCollection {
  private readonly options: {
    knex: Knex;
    collectors: CollectorRegistry;
    recorder: ScorecardRecorder;
    logger: LoggerService;
    now: () => Date;
    random: () => number;
    /** Components in one batch: what is read anew when a run is killed. */
    batchSize: number;
    /** How long a collector may take for a batch. What has no answer then has failed. */
    batchTimeoutMs: number;
  };

  private readonly stopped = new AbortController();
  private readonly running = new Set<Promise<unknown>>();

  constructor(options: FactCollection['options']) {
    this.options = options;
  }

  /**
   * Works on what a collector has to read until nothing is left that may be read now. Gives how many components were
   * read by this process.
   */
  async run(collector: FactCollector, signal: AbortSignal): Promise<number> {
    const run = this.readAll(
      collector,
      AbortSignal.any([signal, this.stopped.signal]),
    );
    this.running.add(run);
    return run.finally(() => this.running.delete(run));
  }

  /** Ends all runs, for good. When it resolves, what they were reading is left to other replicas. */
  async stop(): Promise<void> {
    this.stopped.abort();
    await Promise.allSettled(this.running);
  }

  /** Lets all collectors read some components in their next run, whether it is time for a pass or not. */
  async readSoon(componentIds: readonly number[]): Promise<void> {
    const { knex, collectors, batchSize, now } = this.options;
    const begun = await readSourcesWithPass(knex);
    const sources = collectors
      .all()
      .map(({ factSet }) => factSet.source)
      .filter(source => begun.has(source));
    if (sources.length > 0 && componentIds.length > 0) {
      await recordingTransaction(knex, transaction =>
        insertExtraBatches(transaction, {
          sources,
          componentIds,
          batchSize,
          now: now(),
        }),
      );
    }
  }

  /**
   * Lets all collectors read one component now, whatever is stored of it. What has no answer when whoever asked waits no
   * longer is no failure: the source may well answer in the time that a pass gives it.
   */
  async readNow(componentId: number, signal: AbortSignal): Promise<void> {
    const { knex, collectors, logger, now } = this.options;
    const component = await readComponentToReadAnew(knex, componentId);
    if (!component) {
      return;
    }
    await Promise.all(
      collectors.all().map(async collector => {
        const startedAt = now();
        const sets: CollectedSet[] = [];
        for await (const { set, isCutOff } of askCollector(
          collector,
          [component],
          {
            signal,
            logger,
            startedAt,
          },
        )) {
          if (!isCutOff) {
            sets.push(set);
          }
        }
        await recordSets(
          this.options,
          {
            source: collector.factSet.source,
            timeToLiveMs: collector.timeToLiveMs,
          },
          sets,
        );
      }),
    );
    // Also if nothing is new, scorecards show that it was read just now.
    await recordingTransaction(knex, advanceEpoch);
  }

  private async readAll(
    collector: FactCollector,
    signal: AbortSignal,
  ): Promise<number> {
    const { knex, batchSize, now } = this.options;
    const { source } = collector.factSet;
    const before = new Date(now().getTime() - collector.intervalMs);
    await planPass(knex, { source, before, batchSize, now: now() });
    const run = new CollectionRun({ ...this.options, collector, signal });
    try {
      const read = await run.readBatches();
      for (;;) {
        const end = await concludePass(knex, { source, now: now() });
        if (end !== 'lost-batches') {
          await this.tell(collector, end, signal);
          return read;
        }
        if (!(await run.publishLost())) {
          // Another replica is at it.
          return read;
        }
      }
    } finally {
      await run.end();
    }
  }

  private async tell(
    collector: FactCollector,
    end: PassEnd | undefined,
    signal: AbortSignal,
  ): Promise<void> {
    const { knex, recorder, logger, now } = this.options;
    const { source } = collector.factSet;
    if (!end) {
      return;
    }
    if (end.error) {
      logger.error('A pass over the ML components came to nothing.', {
        source,
        cause: end.error.message,
      });
      return;
    }
    logger.info('Read a source for all ML components.', {
      source,
      seconds: Math.round((now().getTime() - end.startedAt.getTime()) / 1000),
    });
    const staleBefore = new Date(now().getTime() - collector.timeToLiveMs);
    const hadGoneStale = !end.freshBefore || end.freshBefore < staleBefore;
    // The sweep after a change of definitions tells what these changed apart from what the source did.
    if (hadGoneStale && !(await recorder.hasNewDefinitions())) {
      await recorder.evaluate(
        await readFollowersOfSource(knex, { source, before: staleBefore }),
        { cause: 'facts', source, signal },
      );
    }
  }
}
