import { AuthService } from '@backstage/backend-plugin-api';
import {
  Entity,
  parseEntityRef,
  RELATION_API_CONSUMED_BY,
  RELATION_CONSUMES_API,
  RELATION_DEPENDENCY_OF,
  RELATION_DEPENDS_ON,
  RELATION_OWNED_BY,
  RELATION_PROVIDES_API,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  catalogFacts,
  CollectedFacts,
  ComponentToCollect,
  FactCollector,
  Facts,
  untilAborted,
} from 'backstage-plugin-ml-scorecards-node';
import { chunked } from '../database/database';

/** The catalog takes requests of 100 kB, and a ref can have 190 characters. */
const REFS_AT_A_TIME = 500;

const DOCS_ANNOTATIONS = [
  'backstage.io/techdocs-ref',
  'backstage.io/techdocs-entity',
];
const DATASET_TYPES = ['dataset', 'feature-store'];
const RELATED_FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'spec.type',
  'relations',
];

/** Reads what the catalog says of a component: the entity itself and the entities around it. */
export class CatalogFactCollector
  implements FactCollector<typeof catalogFacts>
{
  readonly factSet = catalogFacts;
  readonly timeToLiveMs: number;
  readonly intervalMs: number;
  private readonly catalog: CatalogService;
  private readonly auth: AuthService;
  private readonly baseUrl: string;

  constructor(options: {
    catalog: CatalogService;
    auth: AuthService;
    /** Where people open the portal; evidence links to the entity's page there. */
    appBaseUrl: string;
    timeToLiveMs: number;
    intervalMs: number;
  }) {
    this.catalog = options.catalog;
    this.auth = options.auth;
    this.baseUrl = options.appBaseUrl.replace(/\/$/, '');
    this.timeToLiveMs = options.timeToLiveMs;
    this.intervalMs = options.intervalMs;
  }

  serves(): boolean {
    return true;
  }

  async *collect(
    components: readonly ComponentToCollect[],
    { signal }: { readonly signal: AbortSignal },
  ): AsyncGenerator<CollectedFacts<typeof catalogFacts>> {
    const neighbours = await this.readNeighbours(
      components.flatMap(({ entity }) => [
        ...targets(entity, RELATION_OWNED_BY),
        ...targets(entity, RELATION_DEPENDS_ON),
        ...targets(entity, RELATION_DEPENDENCY_OF),
        ...targets(entity, RELATION_PROVIDES_API),
        ...targets(entity, RELATION_API_CONSUMED_BY),
      ]),
      signal,
    );
    // Who consumes the APIs of a component is said by the APIs.
    const consumersOfApis = await this.readNeighbours(
      [...neighbours.values()].flatMap(entity =>
        targets(entity, RELATION_API_CONSUMED_BY),
      ),
      signal,
    );
    const around = new Map([...consumersOfApis, ...neighbours]);
    for (const { entity } of components) {
      yield {
        entityRef: stringifyEntityRef(entity),
        facts: this.factsOf(entity, around),
      };
    }
  }

  private async readNeighbours(
    refs: readonly string[],
    signal: AbortSignal,
  ): Promise<Map<string, Entity>> {
    const neighbours = new Map<string, Entity>();
    for (const wanted of chunked([...new Set(refs)], REFS_AT_A_TIME)) {
      const { items } = await untilAborted(signal, async () =>
        this.catalog.getEntitiesByRefs(
          { entityRefs: wanted, fields: RELATED_FIELDS },
          { credentials: await this.auth.getOwnServiceCredentials() },
        ),
      );
      items.forEach((item, index) => {
        if (item) {
          neighbours.set(wanted[index], item);
        }
      });
    }
    return neighbours;
  }

  private factsOf(
    entity: Entity,
    around: ReadonlyMap<string, Entity>,
  ): Facts<typeof catalogFacts> {
    const { annotations = {}, links = [], description } = entity.metadata;
    const link = this.linkTo(entity);
    const typeOf = (ref: string) => String(around.get(ref)?.spec?.type ?? '');
    const upstream = [
      ...targets(entity, RELATION_DEPENDS_ON),
      ...targets(entity, RELATION_CONSUMES_API),
    ];
    const consumers = [
      ...new Set([
        ...targets(entity, RELATION_DEPENDENCY_OF),
        ...targets(entity, RELATION_API_CONSUMED_BY),
        ...targets(entity, RELATION_PROVIDES_API).flatMap(api =>
          targets(around.get(api), RELATION_API_CONSUMED_BY),
        ),
      ]),
    ].sort();
    return {
      ownerResolves: {
        value: targets(entity, RELATION_OWNED_BY).some(ref => around.has(ref)),
        link,
      },
      lifecycle:
        typeof entity.spec?.lifecycle === 'string'
          ? { value: entity.spec.lifecycle, link }
          : { unknownBecause: 'the entity has no lifecycle', link },
      hasDescription: { value: Boolean(description?.trim()), link },
      hasDocs: {
        value: DOCS_ANNOTATIONS.some(name => Boolean(annotations[name])),
        link,
      },
      hasRunbook: { value: links.some(isRunbook), link },
      upstreamDatasets: {
        value: upstream.filter(ref => DATASET_TYPES.includes(typeOf(ref))),
        link,
      },
      upstreamCount: { value: upstream.length, link },
      consumers: { value: consumers, link },
      consumingWebsites: {
        value: consumers.filter(ref => typeOf(ref) === 'website'),
        link,
      },
    };
  }

  private linkTo(entity: Entity): string {
    const { kind, namespace, name } = parseEntityRef(
      stringifyEntityRef(entity),
    );
    return `${this.baseUrl}/catalog/${[namespace, kind, name]
      .map(encodeURIComponent)
      .join('/')}`;
  }
}

function isRunbook(link: { type?: string; title?: string }): boolean {
  return (
    link.type?.toLowerCase() === 'runbook' ||
    /\brunbook\b/i.test(link.title ?? '')
  );
}

function targets(entity: Entity | undefined, type: string): string[] {
  return (entity?.relations ?? [])
    .filter(relation => relation.type === type)
    .map(({ targetRef }) => targetRef)
    .sort();
}
