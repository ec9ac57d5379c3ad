import { Entity } from '@backstage/catalog-model';
import { ScmIntegrationRegistry } from '@backstage/integration';
import {
  annotationOf,
  isPlainText,
  misconfigured,
  pathBelowSource,
  sourceFileUrl,
} from 'backstage-plugin-ml-scorecards-node';

/** A file `feature_store.yaml`, which has the name of a project. */
export interface FeatureStoreFile {
  /** Below the source location of the entity. */
  readonly path: string;
  /** For the URL reader of the portal. */
  readonly url: string;
}

/** A project by its name, or by the file that has it. */
export type ProjectReference = { readonly name: string } | FeatureStoreFile;

/** What an entity names in Feast: a project, and what of it is its own. Without services and views, that is all of it. */
export interface FeastReference {
  /** Id of the instance, if it names one. */
  readonly instance?: string;
  readonly project: ProjectReference;
  readonly services: readonly string[];
  readonly views: readonly string[];
}

export const INSTANCE_ANNOTATION = 'feast.dev/instance';
export const PROJECT_ANNOTATION = 'feast.dev/project';
export const STORE_ANNOTATION = 'feast.dev/feature-store';
export const SERVICE_ANNOTATION = 'feast.dev/feature-service';
export const VIEWS_ANNOTATION = 'feast.dev/feature-views';

/** As Feast calls it, where only its folder is named. */
const FILE_NAME = 'feature_store.yaml';

const MAX_LENGTH = 256;
const MAX_NAMES = 200;

/** Whether an entity names anything in Feast. */
export function hasFeastReference(entity: Entity): boolean {
  return [
    PROJECT_ANNOTATION,
    STORE_ANNOTATION,
    SERVICE_ANNOTATION,
    VIEWS_ANNOTATION,
  ].some(annotation => annotationOf(entity, annotation) !== '');
}

/** Reads what an entity names in Feast. Throws a `CollectionFailure` for what cannot be the name of anything there. */
export function readFeastReference(
  entity: Entity,
  integrations: ScmIntegrationRegistry,
): FeastReference {
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
  return {
    instance: annotationOf(entity, INSTANCE_ANNOTATION) || undefined,
    project: readProjectReference(entity, integrations),
    services: names(SERVICE_ANNOTATION),
    views: names(VIEWS_ANNOTATION),
  };
}

/** Where an entity names both, the name counts, and the file is not looked at. */
function readProjectReference(
  entity: Entity,
  integrations: ScmIntegrationRegistry,
): ProjectReference {
  const name = annotationOf(entity, PROJECT_ANNOTATION);
  if (name !== '') return { name: usableName(name, PROJECT_ANNOTATION) };
  if (annotationOf(entity, STORE_ANNOTATION) === '') {
    throw misconfigured(
      `The entity names no project of Feast, in which names hold. Add the annotation ${PROJECT_ANNOTATION}, with the project of ${FILE_NAME}, or ${STORE_ANNOTATION}, with the path of that file in its repository.`,
    );
  }
  const named = pathBelowSource(entity, STORE_ANNOTATION, {
    what: 'a file or folder',
    example: `feature_repo/${FILE_NAME}`,
  });
  const path = /\.ya?ml$/i.test(named)
    ? named
    : [...(named ? [named] : []), FILE_NAME].join('/');
  return { path, url: sourceFileUrl(entity, path, integrations) };
}

function usableName(name: string, annotation: string): string {
  if (name.length > MAX_LENGTH || !isPlainText(name)) {
    throw misconfigured(
      `The annotation ${annotation} cannot be a name in Feast: it is longer than ${MAX_LENGTH} characters, or holds control characters.`,
    );
  }
  return name;
}
