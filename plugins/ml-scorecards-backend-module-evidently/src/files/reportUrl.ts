import { Entity } from '@backstage/catalog-model';
import { ScmIntegrationRegistry } from '@backstage/integration';
import {
  misconfigured,
  sourceUrlOf,
} from 'backstage-plugin-ml-scorecards-node';
import { REPORT_ANNOTATION } from '../annotations/ReportReference';

/**
 * The address of a file below the source location of an entity, as the URL reader of its host wants it. The file chooses no
 * host: that of the source location does, and the URL reader knows the configured ones only.
 */
export function reportUrl(
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
      `The annotation ${REPORT_ANNOTATION} leads to another host than the source location of the entity.`,
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
