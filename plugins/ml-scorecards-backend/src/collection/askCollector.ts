import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  CollectionError,
  FactCollector,
} from 'backstage-plugin-ml-scorecards-node';
import { ComponentToRead } from '../database/componentsToRead';
import { CollectedSet } from '../database/factSets';
import { iterateUntilAborted } from '../iterateUntilAborted';

/** What a collector gave for one component. */
export interface Answer {
  readonly component: ComponentToRead;
  readonly set: CollectedSet;
  /** Whether the collector threw before it answered for this component. */
  readonly threw?: boolean;
  /** Whether there is no answer because the time was over. */
  readonly isCutOff?: boolean;
}

/** Why a component got no answer from a collector that threw. */
export const COLLECTOR_FAILED: CollectionError = {
  code: 'unavailable',
  message:
    'Reading the source failed unexpectedly. The log of the backend says why.',
};

const NO_ANSWER: CollectionError = {
  code: 'unavailable',
  message:
    'The collector gave no answer for this component. That is a fault of the collector, for whoever maintains it.',
};

const BAD_ENTITY: CollectionError = {
  code: 'bad-payload',
  message:
    'The collector could not tell whether it reads this component. The log of the backend says why.',
};

const TOO_SLOW: CollectionError = {
  code: 'timeout',
  message:
    'Reading the source took too long and was given up. It is read again at the next collection. If it is always that slow, let it read fewer components at a time (mlScorecards.collection.batchSize in app-config.yaml).',
};

/**
 * Asks a collector about components and yields exactly one answer for each, whatever the collector does: it may throw,
 * leave components out, answer for others, or never come back. Throws only if it is called off by the signal; when the
 * signal says that the time is over, what is missing becomes an error.
 */
export async function* askCollector(
  collector: FactCollector,
  components: readonly ComponentToRead[],
  options: { signal: AbortSignal; logger: LoggerService; startedAt: Date },
): AsyncGenerator<Answer> {
  const { signal, logger, startedAt } = options;
  const toAnswer = (component: ComponentToRead, given: Given): Answer => {
    const { id: componentId, fingerprint } = component;
    return {
      component,
      set: { componentId, fingerprint, startedAt, ...given },
    };
  };
  const { source } = collector.factSet;
  const waiting = new Map<string, ComponentToRead>();
  for (const component of components) {
    let isServed: boolean;
    try {
      isServed = collector.serves(component.entity);
    } catch (error) {
      // One odd entity must not hold up the others.
      const { entityRef } = component;
      logger.error(
        'A fact collector failed over an entity.',
        Object.assign(toError(error), { source, entityRef }),
      );
      yield toAnswer(component, { error: BAD_ENTITY });
      continue;
    }
    if (isServed) {
      waiting.set(component.entityRef, component);
    } else {
      yield toAnswer(component, { notServed: true });
    }
  }
  let whyMissing = NO_ANSWER;
  try {
    const answers =
      waiting.size > 0
        ? iterateUntilAborted(
            collector.collect([...waiting.values()], { signal }),
            signal,
          )
        : [];
    for await (const { entityRef, ...given } of answers) {
      const component = waiting.get(entityRef);
      if (component) {
        waiting.delete(entityRef);
        yield toAnswer(component, given);
      } else {
        logger.warn(
          'A fact collector answered for a component that it was not asked about.',
          { source, entityRef },
        );
      }
    }
  } catch (error) {
    if (isCalledOff(signal)) {
      throw signal.reason;
    }
    whyMissing = signal.aborted ? TOO_SLOW : COLLECTOR_FAILED;
    logger.error(
      'A fact collector failed.',
      Object.assign(toError(error), { source }),
    );
  }
  for (const component of waiting.values()) {
    yield {
      ...toAnswer(component, { error: whyMissing }),
      threw: whyMissing === COLLECTOR_FAILED,
      isCutOff: whyMissing === TOO_SLOW,
    };
  }
}

/**
 * Whether a run was ended from outside, and not because it took too long. Then nothing was wrong with the source, and
 * another replica may be at it already.
 */
function isCalledOff(signal: AbortSignal): boolean {
  return signal.aborted && toError(signal.reason).name !== 'TimeoutError';
}

type Given = CollectedSet extends infer Set
  ? Set extends unknown
    ? Omit<Set, 'componentId' | 'fingerprint' | 'startedAt'>
    : never
  : never;
