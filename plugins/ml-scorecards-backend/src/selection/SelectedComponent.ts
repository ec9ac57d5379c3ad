import {
  Entity,
  getCompoundEntityRef,
  parseEntityRef,
  RELATION_OWNED_BY,
  RELATION_PART_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { WRITTEN_LABELS } from 'backstage-plugin-ml-scorecards-common';
import { storable } from '../database/bulk';
import { fingerprint } from '../fingerprint';

/** A component as selection stores it. */
export interface SelectedComponent {
  readonly uid: string;
  readonly entityRef: string;
  readonly kind: string;
  readonly title: string;
  readonly type?: string;
  readonly lifecycle?: string;
  readonly ownerRef?: string;
  readonly systemRef?: string;
  readonly domainRef?: string;
  /** What evaluation and collectors read of the entity. */
  readonly entity: Entity;
  /** Hash of all the above. */
  readonly fingerprint: string;
}

/** Fields of an entity that tiers, collectors and lists read. */
export const SELECTED_FIELDS: readonly string[] = [
  'apiVersion',
  'kind',
  'metadata.uid',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
  'metadata.description',
  'metadata.labels',
  'metadata.annotations',
  'metadata.links',
  'metadata.tags',
  'spec.type',
  'spec.lifecycle',
  'spec.owner',
  'spec.system',
  'relations',
];

/**
 * Takes from a catalog entity what is stored of it. The labels that we write ourselves are left out: they must not
 * look like a change of the entity. Gives undefined for an entity that the catalog has not given a uid.
 */
export function selectComponent(
  entity: Entity,
  domainOfSystem: ReadonlyMap<string, string>,
): SelectedComponent | undefined {
  const { uid } = entity.metadata;
  if (!uid) {
    return undefined;
  }
  const stripped = withoutWrittenLabels(entity);
  const related = (type: string, kind?: string) =>
    entity.relations?.find(
      relation =>
        relation.type === type &&
        (!kind || parseEntityRef(relation.targetRef).kind === kind),
    )?.targetRef;
  const systemRef = related(RELATION_PART_OF, 'system');
  const component = {
    uid,
    entityRef: stringifyEntityRef(entity),
    kind: entity.kind.toLowerCase(),
    title:
      optionalText(entity.metadata.title) ?? getCompoundEntityRef(entity).name,
    type: optionalText(entity.spec?.type),
    lifecycle: optionalText(entity.spec?.lifecycle),
    ownerRef: related(RELATION_OWNED_BY),
    systemRef,
    domainRef: systemRef && domainOfSystem.get(systemRef),
    entity: stripped,
  };
  return { ...component, fingerprint: fingerprint(component) };
}

/**
 * All owners of an entity, as they are stored, each once. The first one, in the catalog's order, is the `ownerRef` of its
 * component.
 */
export function ownersOf(entity: Entity): string[] {
  const owners = (entity.relations ?? [])
    .filter(({ type }) => type === RELATION_OWNED_BY)
    .map(({ targetRef }) => storable(targetRef.toLowerCase()));
  return [...new Set(owners)];
}

function withoutWrittenLabels(entity: Entity): Entity {
  const labels = { ...entity.metadata.labels };
  for (const label of Object.values(WRITTEN_LABELS)) {
    delete labels[label];
  }
  // By code points: an order that depends on the locale would look like a change to another replica.
  const keyOf = (relation: { type: string; targetRef: string }) =>
    `${relation.type} ${relation.targetRef}`;
  const relations = [...(entity.relations ?? [])].sort((a, b) =>
    keyOf(a) < keyOf(b) ? -1 : 1,
  );
  return { ...entity, metadata: { ...entity.metadata, labels }, relations };
}

/** PostgreSQL stores no NUL, and one entity must not keep all others from being stored. */
function optionalText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== ''
    ? value.replaceAll('\0', '\uFFFD')
    : undefined;
}
