import {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';

/** The refresh key that the processor puts on each entity, so that the entity alone can be refreshed. */
export function labelsRefreshKey(entityRef: string): string {
  return `ml-scorecards-labels:${entityRef}`;
}

/**
 * Asks the catalog to process entities soon. It provides no entities: being an entity provider is how a module reaches
 * refresh by key. The refresh of the catalog's API would also read again the location that each entity came from, one
 * request per entity; by key, only the entities themselves are processed, many per statement.
 */
export class EntityRefresher implements EntityProvider {
  private connection?: EntityProviderConnection;

  getProviderName(): string {
    return 'ml-scorecards-labels';
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    this.connection = connection;
  }

  /** Entities that the catalog does not know are left out silently. */
  async refresh(entityRefs: string[]): Promise<void> {
    if (!this.connection) {
      throw new Error('The catalog is not connected yet');
    }
    await this.connection.refresh({ keys: entityRefs.map(labelsRefreshKey) });
  }
}
