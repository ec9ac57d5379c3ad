import { ScmIntegrationRegistry } from '@backstage/integration';
import { misconfigured } from '../CollectionFailure';
import { shown } from '../shown';
import { SourceUrl } from './sourceUrlOf';

/**
 * The address of a file below a folder, or beside a file, as the URL reader of its host wants it. The path is one of
 * {@link pathBelowSource}, or made of one. It chooses no host: the folder does, and the URL reader knows the configured ones only.
 *
 * @public
 */
export function fileUrlBelow(
  folder: SourceUrl,
  path: string,
  options: {
    readonly integrations: ScmIntegrationRegistry;
    /** What says where the folder is, at the beginning of a sentence. */
    readonly saidBy: string;
  },
): string {
  const { integrations, saidBy } = options;
  const url = resolve(path, baseOf(folder), integrations);
  if (!url) {
    throw misconfigured(
      `${saidBy} does not lead to a folder of a repository, at a branch, as a browser shows it.`,
    );
  }
  if (integrations.byUrl(url)?.type === 'gitlab') {
    // Its reader knows files as blobs only.
    url.pathname = url.pathname.replace(/\/(-\/)?tree\//, '/$1blob/');
  }
  if (url.origin !== folder.url.origin) {
    throw misconfigured(
      `The path ${shown(
        path,
      )} leads to another host than that of the folder which it is below.`,
    );
  }
  return url.toString();
}

function resolve(
  path: string,
  base: URL,
  integrations: ScmIntegrationRegistry,
): URL | undefined {
  try {
    return new URL(
      integrations.resolveUrl({ url: path, base: base.toString() }),
    );
  } catch {
    return undefined;
  }
}

function baseOf({ url, isFile }: SourceUrl): URL {
  // What is beside a file resolves as what is in its folder.
  if (isFile) return url;
  const base = new URL(url);
  // Azure has the folder in the query.
  const inQuery = base.searchParams.get('path');
  if (inQuery === null) base.pathname = withSlash(base.pathname);
  else base.searchParams.set('path', withSlash(inQuery));
  return base;
}

function withSlash(path: string): string {
  return path.endsWith('/') ? path : `${path}/`;
}
