import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  CollectedFacts,
  ComponentToCollect,
  FactCollector,
  FactSet,
} from 'backstage-plugin-ml-scorecards-node';
import { StoryDay } from './StoryDay';

/** A source as it was on some day: what its collector reads today, and what the story says was otherwise. */
export class PastSource implements FactCollector {
  readonly factSet: FactSet;
  readonly timeToLiveMs: number;
  readonly intervalMs: number;

  private constructor(
    private readonly today: FactCollector,
    private readonly answers: ReadonlyMap<string, CollectedFacts>,
    private readonly day: () => StoryDay,
  ) {
    this.factSet = today.factSet;
    this.timeToLiveMs = today.timeToLiveMs;
    this.intervalMs = today.intervalMs;
  }

  /** Reads each component once, today. */
  static async read(options: {
    collector: FactCollector;
    entities: readonly Entity[];
    day: () => StoryDay;
    signal: AbortSignal;
  }): Promise<PastSource> {
    const { collector, entities, day, signal } = options;
    const answers = new Map<string, CollectedFacts>();
    const components = entities
      .filter(entity => collector.serves(entity))
      .map((entity): ComponentToCollect => ({ entity }));
    for await (const answer of collector.collect(components, { signal })) {
      answers.set(answer.entityRef, answer);
    }
    return new PastSource(collector, answers, day);
  }

  serves(entity: Entity): boolean {
    return this.today.serves(entity);
  }

  async *collect(
    components: readonly ComponentToCollect[],
  ): AsyncGenerator<CollectedFacts> {
    const day = this.day();
    const error = day.errorOf(this.factSet.source);
    for (const { entity } of components) {
      const entityRef = stringifyEntityRef(entity);
      const answer = this.answers.get(entityRef);
      if (error) {
        yield { entityRef, error };
      } else if (answer) {
        yield day.answer(answer, this.factSet);
      }
    }
  }
}
