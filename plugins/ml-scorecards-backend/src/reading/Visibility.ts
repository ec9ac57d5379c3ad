import {
  AuthService,
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { FilterPredicate } from '@backstage/filter-predicates';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';

/** The components that a caller may read: all, or these refs. */
export type VisibleComponents = 'all' | ReadonlySet<string>;

/**
 * Says what a caller may read. It follows `catalog.entity.read`: whoever may not read an entity learns nothing of it,
 * in lists, counts and rollups alike.
 */
export class Visibility {
  private readonly options: {
    permissions: PermissionsService;
    catalog: CatalogService;
    auth: AuthService;
    filter: FilterPredicate;
  };

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
        // Conditions may use rules that only the catalog knows, so the catalog answers, as the caller would see it.
        return this.readableByCatalog(credentials);
      default:
        return new Set();
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
  ): Promise<ReadonlySet<string>> {
    const refs = new Set<string>();
    const pages = this.options.catalog.streamEntities(
      {
        query: this.options.filter,
        fields: ['kind', 'metadata.name', 'metadata.namespace'],
      },
      { credentials },
    );
    for await (const page of pages) {
      for (const entity of page) {
        refs.add(stringifyEntityRef(entity));
      }
    }
    return refs;
  }
}
