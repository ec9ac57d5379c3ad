import { Entity } from '@backstage/catalog-model';
import {
  annotationOf,
  isPlainText,
  misconfigured,
} from 'backstage-plugin-ml-scorecards-node';

export const NODE_ANNOTATION = 'openlineage.io/node-id';
export const INSTANCE_ANNOTATION = 'openlineage.io/instance';

/** What an entity names in lineage. */
export interface OpenlineageReference {
  /** Id of the instance, if it names one. */
  readonly instance?: string;
  /**
   * The job or dataset. Nobody can tell from the id alone where its namespace ends, since both hold colons: the server is
   * asked for the whole, and says both.
   */
  readonly nodeId: string;
  /** Whose consumers the catalog may know. */
  readonly entity: Entity;
}

/** A namespace and a name of 1,024 characters each, which is the most that Marquez takes. */
const MAX_LENGTH = 2060;

/** Whether an entity names anything in lineage. */
export function hasOpenlineageReference(entity: Entity): boolean {
  return annotationOf(entity, NODE_ANNOTATION) !== '';
}

/** Reads what an entity names. Throws a `CollectionFailure` for what cannot be the id of a job or dataset. */
export function readOpenlineageReference(entity: Entity): OpenlineageReference {
  const nodeId = annotationOf(entity, NODE_ANNOTATION);
  if (
    !/^(?:job|dataset):[^:].*:.+$/u.test(nodeId) ||
    nodeId.length > MAX_LENGTH ||
    !isPlainText(nodeId)
  ) {
    throw misconfigured(
      `The annotation ${NODE_ANNOTATION} is not the id of a job or dataset, such as job:<namespace>:<name> or dataset:<namespace>:<name>.`,
    );
  }
  return {
    instance: annotationOf(entity, INSTANCE_ANNOTATION) || undefined,
    nodeId,
    entity,
  };
}
