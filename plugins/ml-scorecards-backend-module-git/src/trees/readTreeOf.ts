import { RepositoryApi } from '../api/RepositoryApis';
import { azureTree } from './azureTree';
import { bitbucketServerTree } from './bitbucketServerTree';
import { giteaTree } from './giteaTree';
import { githubTree } from './githubTree';
import { gitlabTree } from './gitlabTree';
import { ReadTree } from './ReadTree';

/**
 * Lists a repository by the API of its host. Backstage's own URL reader downloads an archive for it, of any size and from
 * wherever it is redirected to, waits without end, and takes anything for an archive, also an error.
 */
export function readTreeOf(api: RepositoryApi, ref?: string): ReadTree {
  switch (api.type) {
    case 'github':
      return githubTree(api.client, api.owner, api.name, ref ?? 'HEAD');
    case 'gitlab':
      return gitlabTree(api.client, api.project, ref ?? 'HEAD');
    case 'gitea':
      return giteaTree(api.client, api.owner, api.name, ref ?? 'HEAD');
    case 'bitbucketServer':
      return bitbucketServerTree(api.client, api.owner, api.name, ref);
    default:
      return azureTree(api.client, api.name, ref);
  }
}
