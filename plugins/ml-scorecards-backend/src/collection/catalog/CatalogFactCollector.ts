import { AuthService } from '@backstage/backend-plugin-api';
import {
  Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  catalogFacts,
  CollectedFacts,
  ComponentToCollect,
  FactCollector,
  Facts,
} from 'backstage-plugin-ml-scorecards-node';
import { declaredFacts } from './declaredFacts';
import { dependantFacts } from './dependantFacts';
import { EntityReader } from './EntityReader';
import { findDependants } from './findDependants';
import { neighbourFacts, neighboursOf } from './neighbourFacts';
import { ownFacts } from './ownFacts';

/** Reads what the catalog says of a component: the entity itself, the entities around it and those that rest on it. */
export class CatalogFactCollector
  implements FactCollector<typeof catalogFacts>
{
  readonly factSet = catalogFacts;
  readonly timeToLiveMs: number;
  readonly intervalMs: number;
  private readonly catalog: Pick<CatalogService, 'getEntitiesByRefs'>;
  private readonly auth: AuthService;
  private readonly baseUrl: string;
  private readonly now: () => Date;

  constructor(options: {
    catalog: Pick<CatalogService, 'getEntitiesByRefs'>;
    auth: AuthService;
    /** Where people open the portal; evidence links to the entity's page there. */
    appBaseUrl: string;
    timeToLiveMs: number;
    intervalMs: number;
    now: () => Date;
  }) {
    this.catalog = options.catalog;
    this.auth = options.auth;
    this.baseUrl = options.appBaseUrl.replace(/\/$/, '');
    this.timeToLiveMs = options.timeToLiveMs;
    this.intervalMs = options.intervalMs;
    this.now = options.now;
  }

  serves(): boolean {
    return true;
  }

  async *collect(
    components: readonly ComponentToCollect[],
    { signal }: { readonly signal: AbortSignal },
  ): AsyncGenerator<CollectedFacts<typeof catalogFacts>> {
    const { catalog, auth } = this;
    const reader = new EntityReader({ catalog, auth, signal });
    const entities = components.map(({ entity }) => entity);
    await reader.read(entities.flatMap(neighboursOf));
    const dependants = await findDependants(entities, reader);
    const now = this.now();
    for (const entity of entities) {
      const entityRef = stringifyEntityRef(entity);
      const found = dependants.get(entityRef) ?? { found: [], isCut: false };
      yield {
        entityRef,
        facts: this.linked(entity, {
          ...ownFacts(entity),
          ...declaredFacts(entity, now),
          ...neighbourFacts(entity, reader),
          ...dependantFacts(found, now),
        }),
      };
    }
  }

  /** All that is told here can be seen on the page of the entity. */
  private linked(
    entity: Entity,
    facts: Facts<typeof catalogFacts>,
  ): Facts<typeof catalogFacts> {
    const { kind, namespace, name } = parseEntityRef(
      stringifyEntityRef(entity),
    );
    const path = [namespace, kind, name].map(encodeURIComponent).join('/');
    const link = `${this.baseUrl}/catalog/${path}`;
    return Object.fromEntries(
      Object.entries(facts).map(([fact, told]) => [fact, { ...told, link }]),
    );
  }
}
