import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import {
  Entity,
  GroupEntity,
  parseEntityRef,
  RELATION_CHILD_OF,
  RELATION_PART_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  FilterPredicate,
  filterPredicateToFilterFunction,
} from '@backstage/filter-predicates';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { Knex } from 'knex';
import { replaceOwnerGroups } from '../database/ownerGroups';
import {
  storeComponent,
  syncComponents,
  SyncResult,
} from '../database/syncComponents';
import { OwnerGroupRow } from '../database/tables';
import {
  SELECTED_FIELDS,
  selectComponent,
  SelectedComponent,
} from './SelectedComponent';

const PAGE_SIZE = 500;

/**
 * Keeps the components table in step with the catalog: which entities are ML components by a configurable filter, and
 * what is known of them.
 */
export class ComponentSelection {
  private readonly options: {
    knex: Knex;
    catalog: CatalogService;
    auth: AuthService;
    logger: LoggerService;
    filter: FilterPredicate;
    allowMassRemoval: boolean;
  };

  constructor(options: ComponentSelection['options']) {
    this.options = options;
  }

  /** Reads the whole catalog selection and stores what changed. Throws, and changes nothing, if the catalog fails. */
  async run(signal?: AbortSignal): Promise<SyncResult> {
    const { knex, logger } = this.options;
    const domainOfSystem = await this.readDomains();
    const groups = await this.readGroups();
    const matches = filterPredicateToFilterFunction<Entity>(
      this.options.filter,
    );
    const selected: SelectedComponent[] = [];
    for await (const entity of this.stream(
      this.options.filter,
      SELECTED_FIELDS,
    )) {
      signal?.throwIfAborted();
      // The catalog filters by the same predicate. Asking again keeps a catalog that ignores it from widening ours.
      const component = matches(entity)
        ? selectComponent(entity, domainOfSystem)
        : undefined;
      if (component) {
        selected.push(component);
      }
    }
    await replaceOwnerGroups(knex, groups);
    const result = await syncComponents(knex, selected, {
      allowMassRemoval: this.options.allowMassRemoval,
    });
    if (result.refusedRemovals > 0) {
      logger.warn(
        'The catalog lost more than a tenth of the ML components at once: their scorecards are kept. If this is right, set mlScorecards.selection.allowMassRemoval for one run.',
        { refusedRemovals: result.refusedRemovals },
      );
    }
    return result;
  }

  /** Reads one entity and stores what changed of it. Gives its id, or undefined if it is no ML component. */
  async runForOne(entityRef: string): Promise<number | undefined> {
    const { knex, filter } = this.options;
    const { kind, namespace, name } = parseEntityRef(entityRef);
    const query = {
      $all: [
        filter,
        { kind, 'metadata.namespace': namespace, 'metadata.name': name },
      ],
    };
    const domainOfSystem = await this.readDomains();
    for await (const entity of this.stream(query, SELECTED_FIELDS)) {
      const component = selectComponent(entity, domainOfSystem);
      if (component?.entityRef === entityRef) {
        return storeComponent(knex, component);
      }
    }
    return undefined;
  }

  private async readDomains(): Promise<Map<string, string>> {
    const domains = new Map<string, string>();
    for await (const system of this.stream({ kind: 'System' }, [
      'kind',
      'metadata.name',
      'metadata.namespace',
      'relations',
    ])) {
      const domain = system.relations?.find(
        ({ type, targetRef }) =>
          type === RELATION_PART_OF &&
          parseEntityRef(targetRef).kind === 'domain',
      );
      if (domain) {
        domains.set(stringifyEntityRef(system), domain.targetRef);
      }
    }
    return domains;
  }

  private async readGroups(): Promise<OwnerGroupRow[]> {
    const groups: OwnerGroupRow[] = [];
    for await (const group of this.stream({ kind: 'Group' }, [
      'kind',
      'metadata.name',
      'metadata.namespace',
      'metadata.title',
      'spec.profile.displayName',
      'relations',
    ])) {
      const displayName = (group as GroupEntity).spec?.profile?.displayName;
      groups.push({
        group_ref: stringifyEntityRef(group),
        title: group.metadata.title ?? displayName ?? group.metadata.name,
        parent_ref:
          group.relations?.find(({ type }) => type === RELATION_CHILD_OF)
            ?.targetRef ?? null,
      });
    }
    return groups;
  }

  private async *stream(
    query: FilterPredicate,
    fields: string[],
  ): AsyncGenerator<Entity> {
    const { catalog, auth } = this.options;
    const pages = catalog.streamEntities(
      { query, fields, pageSize: PAGE_SIZE },
      { credentials: await auth.getOwnServiceCredentials() },
    );
    for await (const page of pages) {
      yield* page;
    }
  }
}
