import { LoggerService } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { collectEach } from '../collectEach';
import { misconfigured } from '../CollectionFailure';
import {
  CollectedFacts,
  ComponentToCollect,
  FactCollector,
  Facts,
} from '../FactCollector';
import { FactSet } from '../facts';
import { mergeAsTheyCome } from '../mergeAsTheyCome';
import { SourceTimes } from './readSourceTimes';

/**
 * What a {@link InstancesFactCollector} is made from.
 *
 * @public
 */
export interface InstancesFactCollectorOptions<TInstance> extends SourceTimes {
  /** The servers that are configured, at least one. */
  readonly instances: readonly TInstance[];
  /** Told of what no source is to blame for. */
  readonly logger: LoggerService;
  /** For tests: the time in milliseconds. */
  readonly now?: () => number;
}

/**
 * With what a component is read.
 *
 * @public
 */
export interface InstanceReading<TInstance, TReference, TShared> {
  /** The server that its entity names, or the only one that there is. */
  readonly instance: TInstance;
  /** What its entity names there. */
  readonly reference: TReference;
  /** What was read for all components of the server. */
  readonly shared: TShared;
  /** When the collection began, in milliseconds. */
  readonly now: number;
}

/** Components of one server, or those that name none that there is. */
interface Group<TInstance, TReference> {
  readonly instance?: TInstance;
  readonly components: ComponentToCollect[];
  readonly references: TReference[];
}

/**
 * A collector of a source that has one or more servers, which entities name in an annotation if there are several. The
 * components of a server share what is read of it; what fails for one server or one component disturbs no other.
 *
 * @public
 */
export abstract class InstancesFactCollector<
  TSet extends FactSet,
  TInstance extends { readonly id: string },
  TReference extends { readonly instance?: string },
  TShared,
> implements FactCollector<TSet>
{
  /** The facts that it fills. */
  abstract readonly factSet: TSet;
  /** In which an entity names a server. */
  protected abstract readonly instanceAnnotation: string;
  /** Where the servers are configured, such as `mlScorecards.mlflow.instances`. */
  protected abstract readonly instancesKey: string;

  /** How often each component is read again, in milliseconds. */
  readonly intervalMs: number;
  /** How long facts count as fresh after they were read, in milliseconds. */
  readonly timeToLiveMs: number;
  readonly #options: InstancesFactCollectorOptions<TInstance>;

  constructor(options: InstancesFactCollectorOptions<TInstance>) {
    this.intervalMs = options.intervalMs;
    this.timeToLiveMs = options.timeToLiveMs;
    this.#options = options;
  }

  /** Whether the entity names anything in this source. */
  abstract serves(entity: Entity): boolean;

  /** What an entity names. Throws a `CollectionFailure` for what cannot be the name of anything there. */
  protected abstract readReference(entity: Entity): TReference;

  /** Reads what the components of a server share. If it rejects, each of them fails so. */
  protected abstract readShared(
    instance: TInstance,
    references: readonly TReference[],
    options: { readonly now: number; readonly signal: AbortSignal },
  ): Promise<TShared>;

  /** Puts together all facts of one component. A `CollectionFailure` becomes its error. */
  protected abstract collectOne(
    reading: InstanceReading<TInstance, TReference, TShared>,
    signal: AbortSignal,
  ): Promise<Facts<TSet>>;

  /** Yields one answer for each component as soon as it is known. */
  async *collect(
    components: readonly ComponentToCollect[],
    options: { readonly signal: AbortSignal },
  ): AsyncIterable<CollectedFacts<TSet>> {
    // Also stops the work when the caller has seen enough and leaves.
    const left = new AbortController();
    const signal = AbortSignal.any([options.signal, left.signal]);
    try {
      yield* mergeAsTheyCome<CollectedFacts<TSet>>(emit =>
        Promise.all(
          this.#groups(components).map(async group => {
            for await (const each of this.#collectGroup(group, signal)) {
              emit(each);
            }
          }),
        ),
      );
    } finally {
      left.abort();
    }
  }

  #groups(
    components: readonly ComponentToCollect[],
  ): Group<TInstance, TReference>[] {
    const groups = new Map<
      TInstance | undefined,
      Group<TInstance, TReference>
    >();
    for (const component of components) {
      const placed = this.#place(component.entity);
      const group = groups.get(placed?.instance) ?? {
        instance: placed?.instance,
        components: [],
        references: [],
      };
      groups.set(placed?.instance, group);
      group.components.push(component);
      if (placed) group.references.push(placed.reference);
    }
    return [...groups.values()];
  }

  /** Undefined if it cannot be placed: the reason, whatever it is, is thrown again when it is its turn. */
  #place(
    entity: Entity,
  ): { instance: TInstance; reference: TReference } | undefined {
    try {
      const reference = this.readReference(entity);
      return { reference, instance: this.#instanceOf(reference) };
    } catch {
      return undefined;
    }
  }

  #instanceOf({ instance }: TReference): TInstance {
    const { instances } = this.#options;
    const { title } = this.factSet;
    const ids = instances.map(({ id }) => id).join(', ');
    if (instance === undefined) {
      if (instances.length === 1) return instances[0];
      throw misconfigured(
        `There are several ${title} servers. Name one of ${ids} in the annotation ${this.instanceAnnotation}.`,
      );
    }
    const found = instances.find(({ id }) => id === instance);
    if (found) return found;
    throw misconfigured(
      `The annotation ${this.instanceAnnotation} names no ${title} server that is configured. There is ${ids} (${this.instancesKey} in app-config.yaml).`,
    );
  }

  #collectGroup(
    { instance, components, references }: Group<TInstance, TReference>,
    signal: AbortSignal,
  ): AsyncIterable<CollectedFacts<TSet>> {
    const { logger, now: clock = Date.now } = this.#options;
    const now = clock();
    // Of an odd entity it may also throw at once.
    const shared =
      instance &&
      (async () => this.readShared(instance, references, { now, signal }))();
    // It is awaited for each component; if nobody waits any more, its failure is not a fault of the process.
    shared?.catch(() => {});
    return collectEach<TSet>(components, {
      signal,
      logger,
      collectOne: async ({ entity }, until) => {
        const reference = this.readReference(entity);
        const reading = {
          reference,
          instance: this.#instanceOf(reference),
          shared: await shared!,
          now,
        };
        return { facts: await this.collectOne(reading, until) };
      },
    });
  }
}
