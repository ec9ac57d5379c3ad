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
import { TIER_INPUT_LABELS } from 'backstage-plugin-ml-scorecards-common';
import { catalogFacts, Facts } from 'backstage-plugin-ml-scorecards-node';
import { storeKindOf } from './dataStores';
import { EntityReader } from './EntityReader';
import { targetsOf } from './relations';

const DATASET_TYPES = ['dataset', 'feature-store'];
const FEATURE_SOURCE_TYPES = ['feature-pipeline', 'feature-store'];

/** What the label of the serving mode says about answering requests as they come. */
const IS_ONLINE: Readonly<Record<string, boolean>> = {
  'real-time': true,
  'near-real-time': true,
  batch: false,
  offline: false,
};

/** The entities next to a component. */
export function neighboursOf(entity: Entity): string[] {
  return targetsOf(
    entity,
    RELATION_OWNED_BY,
    RELATION_DEPENDS_ON,
    RELATION_DEPENDENCY_OF,
    RELATION_PROVIDES_API,
    RELATION_API_CONSUMED_BY,
  );
}

/** What the entities next to a component say about it. */
export function neighbourFacts(
  entity: Entity,
  reader: EntityReader,
): Facts<typeof catalogFacts> {
  const self = stringifyEntityRef(entity);
  const dependsOn = targetsOf(entity, RELATION_DEPENDS_ON);
  const ofTypes = (types: readonly string[]) =>
    dependsOn.filter(ref => types.includes(typeOf(reader.get(ref))));
  const providedApis = [
    ...(entity.kind.toLowerCase() === 'api' ? [self] : []),
    ...targetsOf(entity, RELATION_PROVIDES_API),
  ];
  const servingMode = entity.metadata.labels?.[TIER_INPUT_LABELS.servingMode];
  return {
    ownerResolves: {
      value: targetsOf(entity, RELATION_OWNED_BY).some(ref => reader.get(ref)),
    },
    upstreamDatasets: { value: ofTypes(DATASET_TYPES) },
    upstreamCount: {
      value: targetsOf(entity, RELATION_DEPENDS_ON, RELATION_CONSUMES_API)
        .length,
    },
    consumers: { value: consumersOf(entity, reader) },
    providedApis: { value: providedApis },
    servesOnline: {
      value: IS_ONLINE[servingMode ?? ''] ?? providedApis.length > 0,
    },
    sharedFeatureSources: {
      value: ofTypes(FEATURE_SOURCE_TYPES).filter(ref =>
        targetsOf(reader.get(ref), RELATION_DEPENDENCY_OF).some(
          user => user !== self,
        ),
      ),
    },
    stores: { value: storesAmong(dependsOn, reader) },
  };
}

function consumersOf(entity: Entity, reader: EntityReader): string[] {
  const consumers = new Set([
    ...targetsOf(entity, RELATION_DEPENDENCY_OF, RELATION_API_CONSUMED_BY),
    // Who consumes the APIs of a component is said by the APIs.
    ...targetsOf(entity, RELATION_PROVIDES_API).flatMap(api =>
      targetsOf(reader.get(api), RELATION_API_CONSUMED_BY),
    ),
  ]);
  return [...consumers].sort();
}

function storesAmong(refs: readonly string[], reader: EntityReader): string[] {
  const kinds = refs
    .filter(ref => parseEntityRef(ref).kind === 'resource')
    .map(ref => storeKindOf(typeOf(reader.get(ref))))
    .filter(kind => kind !== undefined);
  return [...new Set(kinds)].sort();
}

function typeOf(entity: Entity | undefined): string {
  return String(entity?.spec?.type ?? '');
}
