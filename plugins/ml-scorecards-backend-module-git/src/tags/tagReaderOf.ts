import { RepositoryApi } from '../api/RepositoryApis';
import { giteaTags } from './giteaTags';
import { githubTags } from './githubTags';
import { gitlabTags } from './gitlabTags';
import { TagReader } from './TagReader';

/** The reader of the tags of a repository, by the API of its host, or why there is none. */
export function tagReaderOf(
  api: RepositoryApi,
): TagReader | { readonly unknown: string } {
  switch (api.type) {
    case 'github':
      return githubTags(api.client, api.owner, api.name);
    case 'gitlab':
      return gitlabTags(api.client, api.project);
    case 'gitea':
      return giteaTags(api.client, api.owner, api.name);
    default:
      return {
        unknown:
          'tags of Git are read from GitHub, GitLab and Gitea only, and this is another host',
      };
  }
}
