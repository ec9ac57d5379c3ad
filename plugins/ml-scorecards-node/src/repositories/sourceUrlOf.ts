import {
  ANNOTATION_LOCATION,
  ANNOTATION_SOURCE_LOCATION,
  Entity,
  parseLocationRef,
} from '@backstage/catalog-model';
import { annotationOf } from '../annotations';
import { CollectionFailure, misconfigured } from '../CollectionFailure';

const FORM = 'url:https://host/owner/repository/tree/branch/folder/';

/**
 * Where the files of a component are, as a browser shows it.
 *
 * @public
 */
export interface SourceUrl {
  /** By HTTP, without credentials. */
  readonly url: URL;
  /** Whether this is a file in the folder of the component, and not the folder. */
  readonly isFile: boolean;
}

/**
 * Whether an entity says where its files are, or was itself read from an address.
 *
 * @public
 */
export function hasSourceUrl(entity: Entity): boolean {
  return sourceOf(entity) !== undefined;
}

/**
 * The address that an entity says its files are at, or else that of the file that it was read from: the component is in the
 * same folder, as the catalog takes it to be. It has no credentials. Whether its host may be read is up to the portal's URL
 * reader, which knows the configured integrations only.
 *
 * @public
 */
export function sourceUrlOf(entity: Entity): SourceUrl {
  const source = sourceOf(entity);
  if (!source) {
    throw misconfigured(
      `Nothing says in which repository the files of the entity are: set backstage.io/source-location to ${FORM}.`,
    );
  }
  return { url: parse(source.annotation), isFile: source.isFile };
}

function sourceOf(
  entity: Entity,
): { readonly annotation: string; readonly isFile: boolean } | undefined {
  const source = annotationOf(entity, ANNOTATION_SOURCE_LOCATION);
  if (source) return { annotation: source, isFile: false };
  const file = annotationOf(entity, ANNOTATION_LOCATION);
  return file.startsWith('url:')
    ? { annotation: file, isFile: true }
    : undefined;
}

function parse(annotation: string): URL {
  const because = (what: string) =>
    misconfigured(
      `The annotation backstage.io/source-location ${what}: it has the form ${FORM}.`,
    );
  let url: URL;
  try {
    const { type, target } = parseLocationRef(annotation);
    if (type !== 'url') throw because('is not a location of type url');
    url = new URL(target);
  } catch (error) {
    if (error instanceof CollectionFailure) throw error;
    throw because('is not a valid address');
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw because('is not an HTTP address');
  }
  if (url.username || url.password) {
    throw because('holds a user name or password, which is not used');
  }
  url.hash = '';
  return url;
}
