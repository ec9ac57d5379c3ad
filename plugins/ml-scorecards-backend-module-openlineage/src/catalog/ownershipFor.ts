import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { isJob, LineageGraph } from '../lineage/LineageGraph';
import { NodeOwnership } from '../lineage/lineageFacts';
import { ServerNodes } from './ServerNodes';

/** What the catalog says of the nodes around a component. Pure. */
export function ownershipFor(
  entity: Entity,
  options: {
    readonly nodes: ServerNodes;
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
    ...nodes.consumersOf(entity),
    ...offered.flatMap(({ consumers }) => consumers),
  ]);
  return {
    isOwned: ids => entitiesOf(ids).some(({ isOwned }) => isOwned),
    isDeclared: ids => entitiesOf(ids).some(({ ref }) => declared.has(ref)),
  };
}
