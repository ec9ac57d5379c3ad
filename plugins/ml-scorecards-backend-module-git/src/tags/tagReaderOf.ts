import { RepositoryApi } from '../api/RepositoryApis';
import { giteaTags } from './giteaTags';
import { githubTags } from './githubTags';
import { gitlabTags } from './gitlabTags';
import { TagReader } from './TagReader';

/** The reader of the tags of a repository, by the API of its host. */
export function tagReaderOf(api: RepositoryApi): TagReader {
  switch (api.type) {
    case 'github':
      return githubTags(api.client, api.owner, api.name);
    case 'gitea':
      return giteaTags(api.client, api.owner, api.name);
    default:
      return gitlabTags(api.client, api.project);
  }
}
