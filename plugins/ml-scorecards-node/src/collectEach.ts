import { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import limiterFactory from 'p-limit';
import { CollectionFailure } from './CollectionFailure';
import {
  CollectedFacts,
  CollectionError,
  ComponentToCollect,
  Facts,
} from './FactCollector';
import { FactSet } from './facts';
import { mergeAsTheyCome } from './mergeAsTheyCome';
import { untilAborted } from './untilAborted';

/** As many as a host is asked at a time. */
const COMPONENTS_AT_A_TIME = 4;

/**
 * What was collected for one component, if nothing failed.
 *
 * @public
 */
export type CollectedOne<TSet extends FactSet = FactSet> =
  | { readonly facts: Facts<TSet>; readonly revision?: string }
  | { readonly unchanged: true };

/**
 * Options of {@link collectEach}.
 *
 * @public
 */
export interface CollectEachOptions<TSet extends FactSet> {
  /** The signal that the collector was given. */
  readonly signal: AbortSignal;
  /** Told of what no source is to blame for. */
  readonly logger: LoggerService;
  /** Reads one component. A `CollectionFailure` becomes its error. */
  collectOne(
    component: ComponentToCollect,
    signal: AbortSignal,
  ): Promise<CollectedOne<TSet>>;
}

/**
 * The body of `collect` for a source that is asked for one component after another: does a few at a time, yields each
 * answer as soon as it is known, keeps what fails to the component it belongs to, and stops when the caller leaves.
 *
 * @public
 */
export async function* collectEach<TSet extends FactSet>(
  components: readonly ComponentToCollect[],
  options: CollectEachOptions<TSet>,
): AsyncGenerator<CollectedFacts<TSet>> {
  const left = new AbortController();
  const signal = AbortSignal.any([options.signal, left.signal]);
  const inTurn = limiterFactory(COMPONENTS_AT_A_TIME);

  const answerFor = async (
    component: ComponentToCollect,
  ): Promise<CollectedFacts<TSet>> => {
    const entityRef = stringifyEntityRef(component.entity);
    try {
      // Also ends what does not listen to the signal itself.
      const collected = await untilAborted(signal, () =>
        options.collectOne(component, signal),
      );
      return { entityRef, ...collected };
    } catch (error) {
      const why = errorOf(error, { entityRef, signal, logger: options.logger });
      return { entityRef, error: why };
    }
  };
  try {
    yield* mergeAsTheyCome<CollectedFacts<TSet>>(emit =>
      Promise.all(
        components.map(component =>
          inTurn(async () => emit(await answerFor(component))),
        ),
      ),
    );
  } finally {
    left.abort();
  }
}

function errorOf(
  thrown: unknown,
  options: { entityRef: string; signal: AbortSignal; logger: LoggerService },
): CollectionError {
  if (thrown instanceof CollectionFailure) return thrown.error;
  if (options.signal.aborted) {
    return {
      code: 'timeout',
      message:
        'The collection was stopped before this component was read. It is read again at the next collection.',
    };
  }
  // The client throws nothing else: this is a fault of the collector.
  options.logger.error('Unexpected fault while collecting facts', {
    entityRef: options.entityRef,
    cause: thrown instanceof Error ? String(thrown.stack) : typeof thrown,
  });
  return {
    code: 'bad-payload',
    message: 'The collector failed unexpectedly: see the log of the portal.',
  };
}
