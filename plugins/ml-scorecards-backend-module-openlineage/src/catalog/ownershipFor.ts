import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { isJob, LineageGraph } from '../lineage/LineageGraph';
import { NodeOwnership } from '../lineage/lineageFacts';
import { CatalogNodes, targetsOf } from './CatalogNodes';

/** What the catalog says of the nodes around a component. Pure. */
export function ownershipFor(
  entity: Entity,
  options: {
    readonly nodes: CatalogNodes;
    readonly graph: LineageGraph;
    readonly nodeId: string;
  },
): NodeOwnership {
  const { nodes, graph, nodeId } = options;
  const entitiesOf = (ids: readonly string[]) =>
    ids.flatMap(id => nodes.entitiesOf(id));
  // Who depends on what a job makes uses the job as well.
  const made = isJob(nodeId) ? graph.after(nodeId) : [nodeId];
  const offered = entitiesOf(made.flatMap(id => graph.namesOf(id)));
  const declared = new Set([
    stringifyEntityRef(entity),
    ...[entity, ...offered].flatMap(each => nodes.consumersOf(each)),
  ]);
  return {
    isOwned: ids =>
      entitiesOf(ids).some(each => targetsOf(each, 'ownedBy').length > 0),
    isDeclared: ids =>
      entitiesOf(ids).some(each => declared.has(stringifyEntityRef(each))),
  };
}
