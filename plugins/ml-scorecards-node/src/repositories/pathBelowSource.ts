import { Entity } from '@backstage/catalog-model';
import { annotationOf } from '../annotations';
import { misconfigured } from '../CollectionFailure';
import { isSafePath, MAX_LENGTH } from './isSafePath';

/**
 * What an annotation with a path has to name, for who reads that it does not.
 *
 * @public
 */
export interface PathBelowSourceOptions {
  /** What may be there. */
  readonly what: 'a file' | 'a folder' | 'a file or folder';
  /** Such as `reports/drift.json`. */
  readonly example: string;
  /** What it has to be below, if that is not the source location of the entity. */
  readonly below?: string;
}

/**
 * The path that an annotation names below the source location of its entity, or another folder; that folder itself is the
 * empty text. Throws a `CollectionFailure` for what leads anywhere else: upwards, to a path of a machine or to an address.
 *
 * @public
 */
export function pathBelowSource(
  entity: Entity,
  annotation: string,
  options: PathBelowSourceOptions,
): string {
  const {
    what,
    example,
    below = 'the source location of the entity',
  } = options;
  const path = relative(annotationOf(entity, annotation), what !== 'a file');
  if (path !== undefined) return path;
  throw misconfigured(
    `The annotation ${annotation} is not ${what} below ${below}: write a relative path such as ${example}.`,
  );
}

/** Undefined if it leads elsewhere. */
function relative(text: string, mayBeFolder: boolean): string | undefined {
  // First of all: looking for something in a text without end can take without end.
  if (text.length > MAX_LENGTH) return undefined;
  const named = text.replace(/^(?:\.\/+)+/, '');
  const path = mayBeFolder ? named.replace(/^\.$|\/+$/g, '') : named;
  const isSourceItself = path === '' && !named.startsWith('/');
  if (isSourceItself) return mayBeFolder ? path : undefined;
  const isAddress = /^[a-z][a-z0-9+.-]*:/i.test(path);
  return !isAddress && isSafePath(path) ? path : undefined;
}
