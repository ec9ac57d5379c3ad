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
  const base = baseOf(folder);
  const url = resolve(path, base, integrations);
  const root = resolve('./', base, integrations);
  if (!url || !root) {
    throw misconfigured(
      `${saidBy} does not lead to a folder of a repository, at a branch, as a browser shows it.`,
    );
  }
  // Whatever became of the path on its way into the address.
  if (
    url.origin !== folder.url.origin ||
    !placeOf(url).startsWith(placeOf(root))
  ) {
    throw misconfigured(
      `The path ${shown(
        path,
      )} leads out of the folder which it is to be below.`,
    );
  }
  if (integrations.byUrl(url)?.type === 'gitlab') {
    // Its reader knows files as blobs only.
    url.pathname = url.pathname.replace(/\/(-\/)?tree\//, '/$1blob/');
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

/** Where an address leads on its host. */
function placeOf(url: URL): string {
  // Azure has it in the query.
  return `${url.pathname}${url.searchParams.get('path') ?? ''}`;
}

function baseOf({ url, isFile }: SourceUrl): URL {
  // What is beside a file resolves as what is in its folder.
  if (isFile) return url;
  const base = new URL(url);
  const inQuery = base.searchParams.get('path');
  if (inQuery === null) base.pathname = withSlash(base.pathname);
  else base.searchParams.set('path', withSlash(inQuery));
  return base;
}

function withSlash(path: string): string {
  return path.endsWith('/') ? path : `${path}/`;
}
