import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { FactCollector } from 'backstage-plugin-ml-scorecards-node';
import { Knex } from 'knex';
import {
  CollectedSet,
  DueComponent,
  readComponentToCollect,
  readDueComponents,
} from '../database/factSets';
import { ScorecardRecorder } from '../recording/ScorecardRecorder';
import { CollectorRegistry } from './CollectorRegistry';

/** Components handed to a collector at a time. */
const BATCH = 100;

/** Runs collectors over the components whose turn it is, and hands what they give to recording. */
export class FactCollection {
  private readonly options: {
    knex: Knex;
    collectors: CollectorRegistry;
    recorder: ScorecardRecorder;
    logger: LoggerService;
    now: () => Date;
  };

  constructor(options: FactCollection['options']) {
    this.options = options;
  }

  /** Runs one collector until no component is due. Gives how many were read. */
  async runDue(collector: FactCollector, signal: AbortSignal): Promise<number> {
    const { knex, now } = this.options;
    const before = new Date(now().getTime() - collector.intervalMs);
    let read = 0;
    for (;;) {
      signal.throwIfAborted();
      const due = await readDueComponents(knex, {
        source: collector.factSet.source,
        before,
        limit: BATCH,
      });
      await this.collect(collector, due, signal);
      read += due.length;
      if (due.length < BATCH) {
        return read;
      }
    }
  }

  /** Runs all collectors for one component now, whether due or not. */
  async runForOne(componentId: number, signal: AbortSignal): Promise<void> {
    const { knex, collectors } = this.options;
    const component = await readComponentToCollect(knex, componentId);
    if (component) {
      await Promise.all(
        collectors
          .all()
          .map(collector => this.collect(collector, [component], signal)),
      );
    }
  }

  private async collect(
    collector: FactCollector,
    due: readonly DueComponent[],
    signal: AbortSignal,
  ): Promise<void> {
    const { recorder, logger } = this.options;
    const { source } = collector.factSet;
    const served = due.filter(({ entity }) => collector.serves(entity));
    const notServed = due.filter(component => !served.includes(component));
    const sets: CollectedSet[] = notServed.map(({ id }) => ({
      componentId: id,
      notServed: true,
    }));
    const waiting = new Map(served.map(({ entityRef, id }) => [entityRef, id]));
    const fail = (message: string) => {
      for (const componentId of waiting.values()) {
        sets.push({ componentId, error: { code: 'unavailable', message } });
      }
      waiting.clear();
    };
    try {
      for await (const { entityRef, ...given } of served.length === 0
        ? []
        : collector.collect(served, { signal })) {
        const componentId = waiting.get(entityRef);
        if (componentId === undefined) {
          logger.warn(
            'A fact collector answered for a component that it was not asked about.',
            { source, entityRef },
          );
          continue;
        }
        waiting.delete(entityRef);
        sets.push({ componentId, ...given });
        if ('error' in given) {
          logger.warn('The facts of a component could not be read.', {
            source,
            entityRef,
            code: given.error.code,
            cause: given.error.message,
          });
        }
      }
      fail('The collector gave no answer for this component.');
    } catch (error) {
      if (!signal.aborted) {
        logger.error(
          'A fact collector failed.',
          Object.assign(toError(error), { source }),
        );
      }
      fail(
        'Reading the source failed unexpectedly. The log of the backend says why.',
      );
    }
    if (isCalledOff(signal)) {
      // Nothing was wrong with the source: what was not recorded stays due, and another replica may be at it already.
      return;
    }
    await recorder.recordFacts(
      { source, timeToLiveMs: collector.timeToLiveMs },
      sets,
    );
  }
}

/** Whether a run was ended from outside, and not because it took too long. */
function isCalledOff(signal: AbortSignal): boolean {
  return signal.aborted && toError(signal.reason).name !== 'TimeoutError';
}
