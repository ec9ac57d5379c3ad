import { AuthService } from '@backstage/backend-plugin-api';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  annotationOf,
  CollectionFailure,
  pages,
  untilAborted,
} from 'backstage-plugin-ml-scorecards-node';
import {
  INSTANCE_ANNOTATION,
  NODE_ANNOTATION,
} from '../annotations/OpenlineageReference';
import { NamingEntity, ServerNodes } from './ServerNodes';
import { targetsOf } from './targetsOf';

/** What of the catalog is asked. */
export type AskedCatalog = Pick<
  CatalogService,
  'queryEntities' | 'getEntitiesByRefs'
>;

const PAGE = 500;
const REFS_AT_A_TIME = 500;
/** So a pass reads them a few times at most, and not for each of its batches. */
const KEPT_MS = 5 * 60_000;

const FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.annotations',
  'relations',
];

type ByNode = ReadonlyMap<string, readonly NamingEntity[]>;

/**
 * The entities of the catalog that name something in lineage: all of them, since any can stand before or behind a component.
 * They are read for all servers at once, and kept for some minutes.
 */
export class CatalogNodes {
  readonly #catalog: AskedCatalog;
  readonly #auth: AuthService;
  readonly #now: () => number;
  /** Also while it is being read. */
  #kept?: { readonly byNode: Promise<ByNode>; readonly readAt?: number };

  constructor(options: {
    readonly catalog: AskedCatalog;
    readonly auth: AuthService;
    /** The time in milliseconds. */
    readonly now: () => number;
  }) {
    this.#catalog = options.catalog;
    this.#auth = options.auth;
    this.#now = options.now;
  }

  /** What counts for some components of a server. */
  async read(options: {
    readonly instance: string;
    readonly components: readonly Entity[];
    readonly signal: AbortSignal;
  }): Promise<ServerNodes> {
    const { instance, components, signal } = options;
    try {
      return await untilAborted(signal, async () => {
        const [byNode, consumersByApi] = await Promise.all([
          this.#all(),
          this.#consumersOfApis(
            components.flatMap(entity => targetsOf(entity, 'providesApi')),
          ),
        ]);
        return new ServerNodes({ instance, byNode, consumersByApi });
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

  /** It is read for whoever waits, and so until its end also when the one who asked first has left. */
  #all(): Promise<ByNode> {
    const { byNode, readAt } = this.#kept ?? {};
    const isOld = readAt !== undefined && this.#now() - readAt >= KEPT_MS;
    if (byNode && !isOld) return byNode;
    const reading = this.#readAll();
    this.#kept = { byNode: reading };
    reading.then(
      () => {
        this.#kept = { byNode: reading, readAt: this.#now() };
      },
      () => {
        this.#kept = undefined;
      },
    );
    return reading;
  }

  async #readAll(): Promise<ByNode> {
    const byNode = new Map<string, NamingEntity[]>();
    const listing = pages({
      read: async cursor =>
        this.#catalog.queryEntities(
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
          await this.#asPlugin(),
        ),
      items: ({ items }) => items,
      nextToken: ({ pageInfo }) => pageInfo.nextCursor,
      maxPages: Infinity,
      maxItems: Infinity,
    });
    for await (const { items, truncated } of listing) {
      if (truncated) throw new Error('The catalog has pages without an end');
      for (const entity of items) {
        const id = annotationOf(entity, NODE_ANNOTATION);
        const same = byNode.get(id) ?? [];
        byNode.set(id, same);
        same.push(toNamingEntity(entity));
      }
    }
    return byNode;
  }

  async #consumersOfApis(
    refs: readonly string[],
  ): Promise<ReadonlyMap<string, readonly string[]>> {
    const consumers = new Map<string, readonly string[]>();
    const all = [...new Set(refs)];
    for (let at = 0; at < all.length; at += REFS_AT_A_TIME) {
      const { items } = await this.#catalog.getEntitiesByRefs(
        { entityRefs: all.slice(at, at + REFS_AT_A_TIME), fields: FIELDS },
        await this.#asPlugin(),
      );
      for (const api of items) {
        if (!api) continue;
        consumers.set(stringifyEntityRef(api), targetsOf(api, 'apiConsumedBy'));
      }
    }
    return consumers;
  }

  async #asPlugin() {
    return { credentials: await this.#auth.getOwnServiceCredentials() };
  }
}

function toNamingEntity(entity: Entity): NamingEntity {
  return {
    ref: stringifyEntityRef(entity),
    instance: annotationOf(entity, INSTANCE_ANNOTATION),
    isOwned: targetsOf(entity, 'ownedBy').length > 0,
    consumers: targetsOf(entity, 'dependencyOf', 'apiConsumedBy'),
  };
}
