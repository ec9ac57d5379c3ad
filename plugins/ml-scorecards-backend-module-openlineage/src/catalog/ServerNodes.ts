import { Entity } from '@backstage/catalog-model';
import { targetsOf } from './targetsOf';

/** An entity that names something in lineage, as far as it is kept. */
export interface NamingEntity {
  readonly ref: string;
  /** The server that it names; empty if it names none. */
  readonly instance: string;
  readonly isOwned: boolean;
  /** Who has declared to use it, apart from its APIs. */
  readonly consumers: readonly string[];
}

/** From what {@link ServerNodes} is made. */
export interface ServerNodesOptions {
  /** The server: entities that name another one are left out. */
  readonly instance: string;
  /** The entities that name a node, by its id. */
  readonly byNode: ReadonlyMap<string, readonly NamingEntity[]>;
  /** Of the APIs that components provide. */
  readonly consumersByApi: ReadonlyMap<string, readonly string[]>;
}

/** What the catalog knows of what stands in the lineage of one server. */
export class ServerNodes {
  constructor(private readonly options: ServerNodesOptions) {}

  /** The entities that name a node. */
  entitiesOf(id: string): readonly NamingEntity[] {
    const { byNode, instance } = this.options;
    return (byNode.get(id) ?? []).filter(each =>
      ['', instance].includes(each.instance),
    );
  }

  /** Who has declared to use a component: by depending on it, or by consuming an API of it. */
  consumersOf(component: Entity): readonly string[] {
    const { consumersByApi } = this.options;
    return [
      ...targetsOf(component, 'dependencyOf', 'apiConsumedBy'),
      ...targetsOf(component, 'providesApi').flatMap(
        api => consumersByApi.get(api) ?? [],
      ),
    ];
  }
}
