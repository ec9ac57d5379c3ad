import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import {
  Entity,
  GroupEntity,
  parseEntityRef,
  RELATION_CHILD_OF,
  RELATION_PART_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { FilterPredicate } from '@backstage/filter-predicates';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { Knex } from 'knex';
import { replaceOwnerGroups } from '../database/ownerGroups';
import { CurrentPositions } from '../database/positions';
import { readReadState, takeTurn } from '../database/recordingState';
import { storeComponent } from '../database/storeComponents';
import {
  syncComponents,
  SyncOptions,
  SyncResult,
} from '../database/syncComponents';
import { OwnerGroupRow } from '../database/tables';
import { iterateUntilAborted } from '../iterateUntilAborted';
import { fieldsOf } from './fieldsOf';
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
    positions: CurrentPositions;
    now: () => Date;
    catalog: Pick<CatalogService, 'streamEntities'>;
    auth: AuthService;
    logger: LoggerService;
    filter: FilterPredicate;
    /** Fields that checks look at to see whether they apply, besides those that are always read. */
    fields: readonly string[];
    allowMassRemoval: boolean;
  };

  constructor(options: ComponentSelection['options']) {
    this.options = options;
  }

  /**
   * Reads the whole catalog selection and stores what changed, page by page. If the catalog fails it throws: what was
   * stored by then stays, and nothing was removed.
   */
  async run(
    options: { signal?: AbortSignal } & Pick<SyncOptions, 'onChanged'> = {},
  ): Promise<SyncResult> {
    const { knex, positions, now, allowMassRemoval, logger } = this.options;
    const { signal, onChanged } = options;
    const fence = await takeTurn(knex, 'select-components');
    const { epoch: readSince } = await readReadState(knex);
    const domainOfSystem = await this.readDomains({ kind: 'System' }, signal);
    const groups = await this.readGroups(signal);
    await replaceOwnerGroups(knex, groups, { now: now(), fence });
    const result = await syncComponents(
      knex,
      this.select(domainOfSystem, signal),
      {
        allowMassRemoval,
        positions,
        now,
        fence,
        readSince,
        onChanged,
        onRefused: ({ entityRef }, error) =>
          logger.error('An ML component could not be stored.', {
            entityRef,
            // The statement comes first, with all that was to be stored.
            reason: error.message.slice(-200),
          }),
      },
    );
    if (result.refusedRemovals > 0) {
      logger.warn(
        'The catalog lost more than a tenth of the ML components at once: their scorecards are kept. If this is right, set mlScorecards.selection.allowMassRemoval for one run.',
        { refusedRemovals: result.refusedRemovals },
      );
    }
    return result;
  }

  /** Reads one entity and stores what changed of it. Gives its id, or undefined if it is no ML component. */
  async runForOne(
    entityRef: string,
    signal?: AbortSignal,
  ): Promise<number | undefined> {
    const { knex, positions, filter, now } = this.options;
    const query = { $all: [filter, predicateOf(entityRef)] };
    for await (const entity of this.stream(
      query,
      this.selectedFields(),
      signal,
    )) {
      const system = entity.relations?.find(
        ({ type, targetRef }) =>
          type === RELATION_PART_OF &&
          parseEntityRef(targetRef).kind === 'system',
      );
      const component = selectComponent(
        entity,
        system
          ? await this.readDomains(predicateOf(system.targetRef), signal)
          : new Map(),
      );
      if (component?.entityRef === entityRef) {
        return storeComponent(knex, component, { positions, now });
      }
    }
    return undefined;
  }

  private async *select(
    domainOfSystem: ReadonlyMap<string, string>,
    signal?: AbortSignal,
  ): AsyncGenerator<SelectedComponent> {
    const entities = this.stream(
      this.options.filter,
      this.selectedFields(),
      signal,
    );
    for await (const entity of entities) {
      const component = selectComponent(entity, domainOfSystem);
      if (component) {
        yield component;
      }
    }
  }

  private selectedFields(): string[] {
    const { filter, fields } = this.options;
    const wanted = [...fieldsOf(filter), ...fields].filter(
      field =>
        !SELECTED_FIELDS.some(
          selected => field === selected || field.startsWith(`${selected}.`),
        ),
    );
    return [...SELECTED_FIELDS, ...new Set(wanted)];
  }

  private async readDomains(
    systems: FilterPredicate,
    signal?: AbortSignal,
  ): Promise<Map<string, string>> {
    const domains = new Map<string, string>();
    const fields = ['kind', 'metadata.name', 'metadata.namespace', 'relations'];
    for await (const system of this.stream(systems, fields, signal)) {
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

  private async readGroups(signal?: AbortSignal): Promise<OwnerGroupRow[]> {
    const groups: OwnerGroupRow[] = [];
    const fields = [
      'kind',
      'metadata.name',
      'metadata.namespace',
      'metadata.title',
      'spec.profile.displayName',
      'relations',
    ];
    for await (const group of this.stream({ kind: 'Group' }, fields, signal)) {
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
    signal: AbortSignal = new AbortController().signal,
  ): AsyncGenerator<Entity> {
    const { catalog, auth } = this.options;
    const pages = catalog.streamEntities(
      { query, fields, pageSize: PAGE_SIZE },
      { credentials: await auth.getOwnServiceCredentials() },
    );
    for await (const page of iterateUntilAborted(pages, signal)) {
      yield* page;
    }
  }
}

function predicateOf(entityRef: string): FilterPredicate {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  return { kind, 'metadata.namespace': namespace, 'metadata.name': name };
}
