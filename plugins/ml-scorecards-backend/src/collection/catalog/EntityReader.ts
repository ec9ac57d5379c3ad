import { AuthService } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { untilAborted } from 'backstage-plugin-ml-scorecards-node';
import { chunked } from '../../database/database';

/** The catalog takes requests of 100 kB, and a ref can have 190 characters. */
const REFS_AT_A_TIME = 500;

/** What is read of the entities around a component. */
const FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.labels',
  'metadata.annotations',
  'spec.type',
  'relations',
];

/** Reads entities by their refs, many at a time and each only once. */
export class EntityReader {
  private readonly entities = new Map<string, Entity | undefined>();

  constructor(
    private readonly services: {
      readonly catalog: Pick<CatalogService, 'getEntitiesByRefs'>;
      readonly auth: AuthService;
      readonly signal: AbortSignal;
    },
  ) {}

  /** Reads what was not read yet, so that it can be got. */
  async read(refs: Iterable<string>): Promise<void> {
    const { catalog, auth, signal } = this.services;
    const missing = [...new Set(refs)].filter(ref => !this.entities.has(ref));
    for (const entityRefs of chunked(missing, REFS_AT_A_TIME)) {
      const { items } = await untilAborted(signal, async () =>
        catalog.getEntitiesByRefs(
          { entityRefs, fields: FIELDS },
          { credentials: await auth.getOwnServiceCredentials() },
        ),
      );
      entityRefs.forEach((ref, index) => this.entities.set(ref, items[index]));
    }
  }

  /** An entity that was read; undefined if the catalog has none of that ref. */
  get(ref: string): Entity | undefined {
    return this.entities.get(ref);
  }
}
