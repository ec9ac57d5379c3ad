import { Entity } from '@backstage/catalog-model';
import { FactCollector, FactSet } from 'backstage-plugin-ml-scorecards-node';

/** The collectors that are installed, each responsible for one source. */
export class CollectorRegistry {
  private readonly bySource = new Map<string, FactCollector>();

  add(...collectors: FactCollector[]): void {
    for (const collector of collectors) {
      const { source } = collector.factSet;
      if (this.bySource.has(source)) {
        throw new Error(`There are two fact collectors for "${source}"`);
      }
      this.bySource.set(source, collector);
    }
  }

  all(): FactCollector[] {
    return [...this.bySource.values()];
  }

  /** All fact sets that checks can name: the known ones, and those that only a collector declares. */
  factSets(known: readonly FactSet[]): FactSet[] {
    const sets = new Map(known.map(set => [set.source, set]));
    for (const { factSet } of this.all()) {
      sets.set(factSet.source, factSet);
    }
    return [...sets.values()];
  }

  /**
   * How long facts of a source stay fresh for an entity; undefined when no collector serves it. If the collector cannot
   * tell, it counts as served, so that the error shows that collection has stored.
   */
  timeToLiveMs(source: string, entity: Entity): number | undefined {
    const collector = this.bySource.get(source);
    return collector && mayServe(collector, entity)
      ? collector.timeToLiveMs
      : undefined;
  }
}

function mayServe(collector: FactCollector, entity: Entity): boolean {
  try {
    return collector.serves(entity);
  } catch {
    return true;
  }
}
