import { Entity } from '@backstage/catalog-model';
import { FactCollector } from 'backstage-plugin-ml-scorecards-node';

/**
 * How to disturb a source. What is done holds until the next set-up.
 *
 * @public
 */
export type SourceUnderTest = {
  /** The source can no longer be reached. */
  goDown(): unknown;
  /** The source is asked and never answers. Resolves when it is asked for the first time. */
  hang(): Promise<unknown>;
  /** The source says other things about the entity. Needed if the collector gives revisions. */
  change?(entity: Entity): unknown;
} & (
  | {
      /** The source answers with something else than it should, such as a login page. */
      answerGarbage(): unknown;
      /** The source fails for this entity only. */
      breakFor(entity: Entity): unknown;
      readonly failsAsAWhole?: false;
    }
  | {
      /** All components are read at once, so that there is no failure of one: `collect` throws instead. */
      readonly failsAsAWhole: true;
    }
);

/**
 * A collector with a source of its own that works.
 *
 * @public
 */
export interface CollectorUnderTest {
  /** The collector, as a portal would have it. */
  readonly collector: FactCollector<any>;
  /** Entities about which the source has facts, different ones. */
  readonly served: readonly [Entity, Entity, ...Entity[]];
  /** An entity that the collector does not serve. Without one, it has to serve all. */
  readonly notServed?: Entity;
  /** How to disturb its source. */
  readonly source: SourceUnderTest;
  /** Credentials that the collector was given, which nothing that it answers may hold. */
  readonly secrets: readonly string[];
}
