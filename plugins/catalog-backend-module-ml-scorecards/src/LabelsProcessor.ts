import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  CatalogProcessor,
  CatalogProcessorCache,
  CatalogProcessorEmit,
  LocationSpec,
  processingResult,
} from '@backstage/plugin-catalog-node';
import { labelsRefreshKey } from './EntityRefresher';
import { Labels, LabelStore, sameLabels } from './LabelStore';
import { withLabels } from './withLabels';

const CACHE_KEY = 'labels';

/**
 * Sets the labels of reliability tier and level, and removes whatever an entity's YAML says there.
 *
 * It works after validation and after all other processors: before validation, every later processor of that step and of
 * the steps after it could bring such a label back. It never waits: without loaded labels an entity keeps those that it was
 * given last, which the catalog stores with the entity out of reach of its YAML.
 */
export class LabelsProcessor implements CatalogProcessor {
  constructor(private readonly store: LabelStore) {}

  getProcessorName(): string {
    return 'MlScorecardsLabelsProcessor';
  }

  /** Last, since processors run from the lowest to the highest. */
  getPriority(): number {
    return Number.MAX_SAFE_INTEGER;
  }

  async postProcessEntity(
    entity: Entity,
    _location: LocationSpec,
    emit: CatalogProcessorEmit,
    cache: CatalogProcessorCache,
  ): Promise<Entity> {
    const entityRef = stringifyEntityRef(entity);
    // On every entity, scored or not, so that the first labels of a component reach it as fast as later ones
    emit(processingResult.refresh(labelsRefreshKey(entityRef)));
    return withLabels(entity, await this.labelsOf(entityRef, cache));
  }

  private async labelsOf(
    entityRef: string,
    cache: CatalogProcessorCache,
  ): Promise<Labels | undefined> {
    const last = (await cache.get<Labels | null>(CACHE_KEY)) ?? undefined;
    if (!this.store.isLoaded) {
      this.store.noteGiven(entityRef, last);
      return last;
    }
    const labels = this.store.get(entityRef);
    if (!sameLabels(last, labels)) {
      await cache.set<Labels | null>(CACHE_KEY, labels ?? null);
    }
    return labels;
  }
}
