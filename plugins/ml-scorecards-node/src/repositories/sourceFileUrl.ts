import { Entity } from '@backstage/catalog-model';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { misconfigured } from '../CollectionFailure';
import { shown } from '../shown';
import { sourceUrlOf } from './sourceUrlOf';

/**
 * The address of a file below the source location of an entity, as the URL reader of its host wants it. The path is one of
 * {@link pathBelowSource}, or made of one. It chooses no host: the source location does, and the URL reader knows the configured
 * ones only.
 *
 * @public
 */
export function sourceFileUrl(
  entity: Entity,
  path: string,
  integrations: ScmIntegrationRegistry,
): string {
  const folder = folderOf(entity);
  const url = resolve(path, folder, integrations);
  if (integrations.byUrl(url)?.type === 'gitlab') {
    // Its reader knows files as blobs only.
    url.pathname = url.pathname.replace(/\/(-\/)?tree\//, '/$1blob/');
  }
  if (url.origin !== folder.origin) {
    throw misconfigured(
      `The path ${shown(
        path,
      )} leads to another host than the source location of the entity.`,
    );
  }
  return url.toString();
}

function resolve(
  path: string,
  folder: URL,
  integrations: ScmIntegrationRegistry,
): URL {
  try {
    return new URL(
      integrations.resolveUrl({ url: path, base: folder.toString() }),
    );
  } catch {
    throw misconfigured(
      'The annotation backstage.io/source-location does not lead to a folder of a repository, at a branch, as a browser shows it.',
    );
  }
}

function folderOf(entity: Entity): URL {
  const { url, isFile } = sourceUrlOf(entity);
  // What is beside a file resolves as what is in its folder.
  if (isFile) return url;
  // Azure has the folder in the query.
  const inQuery = url.searchParams.get('path');
  if (inQuery === null) url.pathname = withSlash(url.pathname);
  else url.searchParams.set('path', withSlash(inQuery));
  return url;
}

function withSlash(path: string): string {
  return path.endsWith('/') ? path : `${path}/`;
}
