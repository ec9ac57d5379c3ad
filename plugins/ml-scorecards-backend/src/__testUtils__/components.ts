import { Entity } from '@backstage/catalog-model';
import {
  CollectedFacts,
  FactCollector,
  FactSet,
} from 'backstage-plugin-ml-scorecards-node';
import {
  selectComponent,
  SelectedComponent,
} from '../selection/SelectedComponent';

/** A component entity as the catalog gives it. */
export function mlComponent(
  name: string,
  overrides: {
    uid?: string;
    owner?: string;
    labels?: Record<string, string>;
    lifecycle?: string;
    title?: string;
  } = {},
): Entity {
  const { uid = `uid-of-${name}`, owner = 'group:default/risk' } = overrides;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      uid,
      name,
      namespace: 'default',
      title: overrides.title,
      labels: overrides.labels,
    },
    spec: {
      type: 'ml-model',
      lifecycle: overrides.lifecycle ?? 'production',
      owner,
    },
    relations: [{ type: 'ownedBy', targetRef: owner }],
  };
}

/** The same as selection stores it. */
export function selected(entity: Entity): SelectedComponent {
  const component = selectComponent(entity, new Map());
  if (!component) {
    throw new Error('The entity has no uid');
  }
  return component;
}

/** A source with one fact of each type that tests need. */
export const toyFacts = {
  source: 'toy',
  title: 'Toy',
  howToConnect: 'Play.',
  facts: {
    blocks: {
      type: 'integer',
      description: 'number of blocks',
      unit: 'blocks',
    },
    playedAt: { type: 'instant', description: 'when it was last played with' },
  },
} as const satisfies FactSet;

/** A collector that answers what the test says. */
export function toyCollector(
  answers: (
    entityRef: string,
  ) => DistributedOmit<CollectedFacts<typeof toyFacts>, 'entityRef'>,
): FactCollector {
  return {
    factSet: toyFacts,
    timeToLiveMs: 60 * 60 * 1000,
    intervalMs: 60 * 1000,
    serves: entity => entity.metadata.labels?.toy !== 'no',
    async *collect(components) {
      for (const { entity } of components) {
        const entityRef = `${entity.kind.toLowerCase()}:${
          entity.metadata.namespace
        }/${entity.metadata.name}`;
        yield { entityRef, ...answers(entityRef) };
      }
    },
  };
}

type DistributedOmit<T, K extends PropertyKey> = T extends unknown
  ? Omit<T, K>
  : never;
