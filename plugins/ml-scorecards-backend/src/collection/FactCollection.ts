import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  CollectionError,
  FactCollector,
} from 'backstage-plugin-ml-scorecards-node';
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

/** Answers after which they are recorded, though others are still awaited. */
const RECORD_EVERY = 20;

type CollectedAnswer = CollectedSet extends infer Set
  ? Set extends unknown
    ? Omit<Set, 'componentId' | 'fingerprint'>
    : never
  : never;

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
    const { recorder, logger, now } = this.options;
    const { source } = collector.factSet;
    const startedAt = now();
    const waiting = new Map<string, DueComponent>();
    let sets: CollectedSet[] = [];
    const take = (component: DueComponent, given: CollectedAnswer) =>
      sets.push({
        componentId: component.id,
        fingerprint: component.fingerprint,
        ...given,
      });
    const record = async () => {
      const { timeToLiveMs } = collector;
      await recorder.recordFacts({ source, timeToLiveMs, startedAt }, sets);
      sets = [];
    };
    const failTheRest = (error: CollectionError) => {
      for (const component of waiting.values()) {
        take(component, { error });
      }
    };

    for (const component of due) {
      if (collector.serves(component.entity)) {
        waiting.set(component.entityRef, component);
      } else {
        take(component, { notServed: true });
      }
    }
    try {
      const answers =
        waiting.size > 0
          ? collector.collect([...waiting.values()], { signal })
          : [];
      for await (const { entityRef, ...given } of answers) {
        const component = waiting.get(entityRef);
        if (!component) {
          logger.warn(
            'A fact collector answered for a component that it was not asked about.',
            { source, entityRef },
          );
          continue;
        }
        waiting.delete(entityRef);
        take(component, given);
        if ('error' in given) {
          logger.warn('The facts of a component could not be read.', {
            source,
            entityRef,
            code: given.error.code,
            cause: given.error.message,
          });
        }
        if (sets.length >= RECORD_EVERY && !isCalledOff(signal)) {
          // What is known must not wait for a slow host.
          await record();
        }
      }
      failTheRest({
        code: 'unavailable',
        message: 'The collector gave no answer for this component.',
      });
    } catch (error) {
      logger.error(
        'A fact collector failed.',
        Object.assign(toError(error), { source }),
      );
      failTheRest(
        signal.aborted
          ? { code: 'timeout', message: 'Reading the source took too long.' }
          : {
              code: 'unavailable',
              message:
                'Reading the source failed unexpectedly. The log of the backend says why.',
            },
      );
    }
    if (!isCalledOff(signal)) {
      await record();
    }
  }
}

/**
 * Whether a run was ended from outside, and not because it took too long. Then nothing was wrong with the source: what
 * was not recorded stays due, and another replica may be at it already.
 */
function isCalledOff(signal: AbortSignal): boolean {
  return signal.aborted && toError(signal.reason).name !== 'TimeoutError';
}
