import { Entity } from '@backstage/catalog-model';
import { FactSet, FactType } from './facts';
import { Unknown } from './Unknown';

/**
 * The value of a fact of each type. An instant is an ISO 8601 text in UTC.
 *
 * @public
 */
export interface FactValueByType {
  /** true or false */
  boolean: boolean;
  /** a safe integer */
  integer: number;
  /** a finite number */
  number: number;
  /** any text */
  string: string;
  /** ISO 8601 in UTC */
  instant: string;
  /** any texts, in an order that stays the same while the source is unchanged */
  strings: readonly string[];
}

/**
 * The value of any fact.
 *
 * @public
 */
export type FactValue = FactValueByType[FactType];

/**
 * One fact as it was read: its value with the page where a person can see it, or why it could not be told. A fact that
 * is absent from what a collector yields is unknown as well.
 *
 * @public
 */
export type Fact<TValue extends FactValue = FactValue> =
  | { readonly value: TValue; readonly link?: string }
  | (Unknown & { readonly link?: string });

/**
 * Facts of one set by name, each of its declared type.
 *
 * @public
 */
export type Facts<TSet extends FactSet = FactSet> = {
  readonly [name in keyof TSet['facts']]?: Fact<
    FactValueByType[TSet['facts'][name]['type']]
  >;
};

/**
 * Why a source could not be read for a component. `code` sorts failures by who must act; `message` names the cause and
 * what to do, and holds no secret.
 *
 * @public
 */
export interface CollectionError {
  /** What kind of failure it is. */
  readonly code:
    | 'auth'
    | 'not-found'
    | 'unavailable'
    | 'timeout'
    | 'rate-limited'
    | 'bad-payload'
    | 'misconfigured';
  /** The cause and what to do, in a sentence or two. */
  readonly message: string;
}

/**
 * A component whose facts are wanted.
 *
 * @public
 */
export interface ComponentToCollect {
  /** The catalog entity. Nothing in it may choose a host, a credential or code. */
  readonly entity: Entity;
  /** Revision of the facts that are stored for the component, if any: lets a collector answer `unchanged`. */
  readonly revision?: string;
}

/**
 * What a collector gives for one component: its facts, or that the source is unchanged since `revision`, or why it
 * could not be read.
 *
 * @public
 */
export type CollectedFacts<TSet extends FactSet = FactSet> = {
  readonly entityRef: string;
} & (
  | { readonly facts: Facts<TSet>; readonly revision?: string }
  | { readonly unchanged: true }
  | { readonly error: CollectionError }
);

/**
 * Reads one system and yields facts for many components. Register it through {@link factCollectorsExtensionPoint}.
 *
 * @public
 */
export interface FactCollector<TSet extends FactSet = FactSet> {
  /** The facts that it fills; `factSet.source` is the id of the collector, and no two collectors share it. */
  readonly factSet: TSet;
  /** How long facts count as fresh after they were read, in milliseconds. Older ones are stale. */
  readonly timeToLiveMs: number;
  /** How often each component is read again, in milliseconds. */
  readonly intervalMs: number;
  /** Whether the entity names what the collector needs. For others the source is "not connected". */
  serves(entity: Entity): boolean;
  /**
   * Yields one answer for each component, in any order, as soon as it is known. What fails for one component is
   * yielded as its `error` and does not disturb the others; throwing means that the source as a whole failed.
   */
  collect(
    components: readonly ComponentToCollect[],
    options: { readonly signal: AbortSignal },
  ): AsyncIterable<CollectedFacts<TSet>>;
}
