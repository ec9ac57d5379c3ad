import { AuthService } from '@backstage/backend-plugin-api';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  annotationOf,
  CollectionFailure,
  untilAborted,
} from 'backstage-plugin-ml-scorecards-node';
import {
  INSTANCE_ANNOTATION,
  NODE_ANNOTATION,
} from '../annotations/OpenlineageReference';

/** What of the catalog is asked. */
export type AskedCatalog = Pick<
  CatalogService,
  'queryEntities' | 'getEntitiesByRefs'
>;

const PAGE = 500;
const MAX_PAGES = 200;
const REFS_AT_A_TIME = 500;

/** The entities that name something in lineage, and the APIs that some of them provide. */
export class CatalogNodes {
  readonly #entities = new Map<string, Entity[]>();
  readonly #apis = new Map<string, Entity>();

  private constructor(entities: readonly Entity[], apis: readonly Entity[]) {
    for (const entity of entities) {
      const id = annotationOf(entity, NODE_ANNOTATION);
      this.#entities.set(id, [...this.entitiesOf(id), entity]);
    }
    for (const api of apis) this.#apis.set(stringifyEntityRef(api), api);
  }

  /** Reads them for all components of a server at once. */
  static async read(options: {
    readonly catalog: AskedCatalog;
    readonly auth: AuthService;
    /** The server: entities that name another one are left out. */
    readonly instance: string;
    readonly components: readonly Entity[];
    readonly signal: AbortSignal;
  }): Promise<CatalogNodes> {
    const { catalog, auth, instance, components, signal } = options;
    const asPlugin = async () => ({
      credentials: await auth.getOwnServiceCredentials(),
    });
    try {
      return await untilAborted(signal, async () => {
        const entities = await namingNodes(catalog, asPlugin);
        const apis = await readRefs(
          catalog,
          components.flatMap(entity => targetsOf(entity, 'providesApi')),
          asPlugin,
        );
        return new CatalogNodes(
          entities.filter(entity =>
            ['', instance].includes(annotationOf(entity, INSTANCE_ANNOTATION)),
          ),
          apis,
        );
      });
    } catch (error) {
      if (signal.aborted) throw error;
      throw new CollectionFailure({
        code: 'unavailable',
        message:
          'The catalog could not be asked who owns what stands in the lineage. It is asked again by itself: see the log of the portal if this stays.',
      });
    }
  }

  /** The entities that name a node. */
  entitiesOf(id: string): readonly Entity[] {
    return this.#entities.get(id) ?? [];
  }

  /** Who has declared to use an entity: by depending on it, or by consuming an API of it. */
  consumersOf(entity: Entity): readonly string[] {
    const apis = targetsOf(entity, 'providesApi').flatMap(
      ref => this.#apis.get(ref) ?? [],
    );
    return [
      ...targetsOf(entity, 'dependencyOf', 'apiConsumedBy'),
      ...apis.flatMap(api => targetsOf(api, 'apiConsumedBy')),
    ];
  }
}

/** The entities to which an entity has a relation of one of some types. */
export function targetsOf(
  { relations = [] }: Entity,
  ...types: readonly string[]
): string[] {
  return relations
    .filter(({ type }) => types.includes(type))
    .map(({ targetRef }) => targetRef);
}

type AsPlugin = () => Promise<Parameters<AskedCatalog['queryEntities']>[1]>;

const FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.annotations',
  'relations',
];

async function namingNodes(
  catalog: AskedCatalog,
  asPlugin: AsPlugin,
): Promise<Entity[]> {
  const entities: Entity[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const { items, pageInfo } = await catalog.queryEntities(
      cursor
        ? { cursor, fields: FIELDS, limit: PAGE }
        : {
            filter: {
              [`metadata.annotations.${NODE_ANNOTATION}`]:
                CATALOG_FILTER_EXISTS,
            },
            fields: FIELDS,
            limit: PAGE,
          },
      await asPlugin(),
    );
    entities.push(...items);
    cursor = pageInfo.nextCursor;
    if (!cursor) return entities;
  }
  throw new Error('The catalog has pages without an end');
}

async function readRefs(
  catalog: AskedCatalog,
  refs: readonly string[],
  asPlugin: AsPlugin,
): Promise<Entity[]> {
  const all = [...new Set(refs)];
  const found: Entity[] = [];
  for (let at = 0; at < all.length; at += REFS_AT_A_TIME) {
    const { items } = await catalog.getEntitiesByRefs(
      { entityRefs: all.slice(at, at + REFS_AT_A_TIME), fields: FIELDS },
      await asPlugin(),
    );
    found.push(...items.flatMap(item => item ?? []));
  }
  return found;
}
