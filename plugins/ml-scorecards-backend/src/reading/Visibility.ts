import {
  AuthService,
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { ServiceUnavailableError } from '@backstage/errors';
import { FilterPredicate } from '@backstage/filter-predicates';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { iterateUntilAborted } from '../collection/iterateUntilAborted';
import { fingerprint } from '../fingerprint';
import { BoundedCache } from './BoundedCache';

/** For how long it is believed what a caller with conditions may read in lists and counts. */
const MAX_AGE_MS = 60_000;

/** Longest time that a caller waits for the catalog to say what they may read. */
const CATALOG_DEADLINE_MS = 60_000;

/** Refs kept for all callers together: some 100 MB at worst. The caller who asked longest ago is forgotten first. */
const MAX_REFS = 1_000_000;

/** The components that a caller may read, where those are not all. */
export class VisibleSet {
  readonly refs: ReadonlySet<string>;
  /** Differs where the refs do. */
  readonly fingerprint: string;

  constructor(refs: Iterable<string>) {
    this.refs = new Set(refs);
    this.fingerprint = fingerprint([...this.refs].sort());
  }
}

/** The components that a caller may read. */
export type VisibleComponents = 'all' | VisibleSet;

const NOTHING = new VisibleSet([]);

/**
 * Says what a caller may read. It follows `catalog.entity.read`: whoever may not read an entity learns nothing of it,
 * in lists, counts and rollups alike.
 *
 * The policy is asked at each request. Where it answers with conditions, the catalog says which entities meet them, and
 * that is believed for a minute as long as the conditions stay the same: so long can a list show what somebody was just
 * denied, or leave out what they were just granted. Single scorecards and everything that writes ask at once.
 */
export class Visibility {
  private readonly options: {
    permissions: PermissionsService;
    catalog: CatalogService;
    auth: AuthService;
    filter: FilterPredicate;
    /** For tests: begins the time that the catalog may take. */
    deadline?: () => AbortSignal;
  };
  private readonly sets = new BoundedCache<VisibleSet>({
    maxWeight: MAX_REFS,
    // An empty set takes room as well.
    weigh: ({ refs }) => refs.size + 10,
    maxAgeMs: MAX_AGE_MS,
  });

  constructor(options: Visibility['options']) {
    this.options = options;
  }

  async visibleTo(
    credentials: BackstageCredentials,
  ): Promise<VisibleComponents> {
    const [decision] = await this.options.permissions.authorizeConditional(
      [{ permission: catalogEntityReadPermission }],
      { credentials },
    );
    switch (decision.result) {
      case AuthorizeResult.ALLOW:
        return 'all';
      case AuthorizeResult.CONDITIONAL:
        return this.sets.get(
          fingerprint({ principal: credentials.principal, decision }),
          // Conditions may use rules that only the catalog knows, so the catalog answers, as the caller would see it.
          () => this.readableByCatalog(credentials),
        );
      default:
        return NOTHING;
    }
  }

  async maySee(
    credentials: BackstageCredentials,
    entityRef: string,
  ): Promise<boolean> {
    const [decision] = await this.options.permissions.authorize(
      [{ permission: catalogEntityReadPermission, resourceRef: entityRef }],
      { credentials },
    );
    return decision.result === AuthorizeResult.ALLOW;
  }

  private async readableByCatalog(
    credentials: BackstageCredentials,
  ): Promise<VisibleSet> {
    const refs: string[] = [];
    const pages = this.options.catalog.streamEntities(
      {
        query: this.options.filter,
        fields: ['kind', 'metadata.name', 'metadata.namespace'],
      },
      { credentials },
    );
    const { deadline } = this.options;
    const signal = deadline?.() ?? AbortSignal.timeout(CATALOG_DEADLINE_MS);
    try {
      for await (const page of iterateUntilAborted(pages, signal)) {
        for (const entity of page) {
          refs.push(stringifyEntityRef(entity));
        }
      }
    } catch (error) {
      throw signal.aborted
        ? new ServiceUnavailableError(
            'The catalog did not say in time what you may read. Try again.',
          )
        : error;
    }
    return new VisibleSet(refs);
  }
}
