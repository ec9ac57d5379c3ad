import { ScmIntegrationRegistry } from '@backstage/integration';
import { joinPath } from './paths';
import { RepositoryRoot } from './sourceLocation';

/**
 * The address of a file as the URL reader of its host wants it. At a commit where the host knows them in addresses, so
 * that all files are of the same one.
 */
export function fileUrl(
  root: RepositoryRoot,
  path: string,
  options: {
    readonly commit?: string;
    readonly integrations: ScmIntegrationRegistry;
  },
): string {
  const { hostType } = root;
  const { commit, integrations } = options;
  if (hostType === 'azure') {
    return integrations.resolveUrl({ url: `/${path}`, base: root.url });
  }
  const url = new URL(root.url);
  if (commit && hostType === 'bitbucketServer') {
    url.searchParams.set('at', commit);
  }
  url.pathname = joinPath(
    rootAt(url.pathname, hostType, commit).replace(/\/$/, ''),
    path.split('/').map(encodeURIComponent).join('/'),
  );
  return url.toString();
}

/** The path of the root folder at a commit. It ends with the branch. */
function rootAt(path: string, hostType?: string, commit?: string): string {
  switch (hostType) {
    case 'github':
      return commit ? path.replace(/[^/]+\/$/, `${commit}/`) : path;
    case 'gitlab':
      // Its reader knows files as blobs only.
      return path.replace(
        /tree\/([^/]+)\/$/,
        (_, ref) => `blob/${commit ?? ref}/`,
      );
    case 'gitea':
      return commit
        ? path.replace(/[^/]+\/[^/]+\/$/, `commit/${commit}/`)
        : path;
    default:
      return path;
  }
}
