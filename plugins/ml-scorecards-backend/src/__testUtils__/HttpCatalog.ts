import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  FilterPredicate,
  filterPredicateToFilterFunction,
} from '@backstage/filter-predicates';
import express, { Request, Response } from 'express';

/** Entities on a page, so that even a small catalog has several. */
const PAGE_SIZE = 20;

interface Query {
  readonly query?: FilterPredicate;
  readonly cursor?: string;
}

/**
 * A catalog that is asked over HTTP, as the real one is, by the catalog service of the backend that it is part of. A test
 * says what it holds, and how it fails.
 */
export class HttpCatalog {
  entities: readonly Entity[];
  /** Answers a question for a page instead of what it should; false lets it answer well. */
  misbehaves: (page: number, request: Request, response: Response) => boolean =
    () => false;

  constructor(entities: readonly Entity[]) {
    this.entities = entities;
  }

  /** To be started beside the plugin. */
  feature() {
    const router = this.router();
    return createBackendPlugin({
      pluginId: 'catalog',
      register(env) {
        env.registerInit({
          deps: { httpRouter: coreServices.httpRouter },
          init: async ({ httpRouter }) => httpRouter.use(router),
        });
      },
    });
  }

  private router(): express.Router {
    const router = express.Router();
    router.use(express.json({ limit: '1mb' }));
    router.post('/entities/by-query', (request, response) => {
      const { query, offset } = positionOf(request.body);
      if (this.misbehaves(offset / PAGE_SIZE + 1, request, response)) {
        return;
      }
      const found = this.entities.filter(
        query ? filterPredicateToFilterFunction(query) : () => true,
      );
      const next = offset + PAGE_SIZE;
      response.json({
        items: found.slice(offset, next),
        totalItems: found.length,
        pageInfo:
          next < found.length
            ? { nextCursor: toCursor({ query, offset: next }) }
            : {},
      });
    });
    router.post('/entities/by-refs', (request, response) => {
      if (this.misbehaves(1, request, response)) {
        return;
      }
      const byRef = new Map(
        this.entities.map(entity => [stringifyEntityRef(entity), entity]),
      );
      const refs: string[] = request.body.entityRefs;
      response.json({ items: refs.map(ref => byRef.get(ref) ?? null) });
    });
    return router;
  }
}

function positionOf({ cursor, query }: Query): {
  query?: FilterPredicate;
  offset: number;
} {
  return cursor
    ? JSON.parse(Buffer.from(cursor, 'base64').toString())
    : { query, offset: 0 };
}

function toCursor(position: ReturnType<typeof positionOf>): string {
  return Buffer.from(JSON.stringify(position)).toString('base64');
}
