import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { NodeEntities } from './nodeEntities';

/** How a dataset or job is called in lineage, which leads to its entity if one is known. */
export function NodeName(props: { id: string; entities: NodeEntities }) {
  const { id, entities } = props;
  const label = id.slice(id.indexOf(':') + 1);
  const known = entities.get(id);
  return known ? (
    <EntityRefLink entityRef={known.entityRef}>{label}</EntityRefLink>
  ) : (
    <>{label}</>
  );
}
