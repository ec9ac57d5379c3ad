import { Entity } from '@backstage/catalog-model';
import {
  annotationOf,
  isPlainText,
  misconfigured,
} from 'backstage-plugin-ml-scorecards-node';

/** What an entity names in Feast: a project, and what of it is its own. Without services and views, that is all of it. */
export interface FeastReference {
  /** Id of the instance, if it names one. */
  readonly instance?: string;
  readonly project: string;
  readonly services: readonly string[];
  readonly views: readonly string[];
}

export const INSTANCE_ANNOTATION = 'feast.dev/instance';
export const PROJECT_ANNOTATION = 'feast.dev/project';
export const SERVICE_ANNOTATION = 'feast.dev/feature-service';
export const VIEWS_ANNOTATION = 'feast.dev/feature-views';

const MAX_LENGTH = 256;
const MAX_NAMES = 200;

/** Whether an entity names anything in Feast. */
export function hasFeastReference(entity: Entity): boolean {
  return [PROJECT_ANNOTATION, SERVICE_ANNOTATION, VIEWS_ANNOTATION].some(
    annotation => annotationOf(entity, annotation) !== '',
  );
}

/** Reads what an entity names in Feast. Throws a `CollectionFailure` for what cannot be the name of anything there. */
export function readFeastReference(entity: Entity): FeastReference {
  const names = (annotation: string) => {
    const all = annotationOf(entity, annotation)
      .split(',')
      .map(name => name.trim())
      .filter(name => name !== '');
    if (all.length > MAX_NAMES) {
      throw misconfigured(
        `The annotation ${annotation} holds more than ${MAX_NAMES} names. Name what the component uses itself.`,
      );
    }
    return [...new Set(all.map(name => usableName(name, annotation)))];
  };
  const project = annotationOf(entity, PROJECT_ANNOTATION);
  if (project === '') {
    throw misconfigured(
      `The entity names no project of Feast, in which names hold. Add the annotation ${PROJECT_ANNOTATION}, with the project of feature_store.yaml.`,
    );
  }
  return {
    instance: annotationOf(entity, INSTANCE_ANNOTATION) || undefined,
    project: usableName(project, PROJECT_ANNOTATION),
    services: names(SERVICE_ANNOTATION),
    views: names(VIEWS_ANNOTATION),
  };
}

function usableName(name: string, annotation: string): string {
  if (name.length > MAX_LENGTH || !isPlainText(name)) {
    throw misconfigured(
      `The annotation ${annotation} cannot be a name in Feast: it is longer than ${MAX_LENGTH} characters, or holds control characters.`,
    );
  }
  return name;
}
