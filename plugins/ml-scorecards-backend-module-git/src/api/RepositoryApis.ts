import {
  DefaultAzureDevOpsCredentialsProvider,
  DefaultGithubCredentialsProvider,
  DefaultGitlabCredentialsProvider,
  getAzureCommitsUrl,
  getBitbucketServerRequestOptions,
  getGiteaRequestOptions,
  getGitLabIntegrationRelativePath,
  ScmIntegrationRegistry,
} from '@backstage/integration';
import {
  SourceClock,
  SourceHttpClient,
} from 'backstage-plugin-ml-scorecards-node';
import { LRUCache } from 'lru-cache';
import { RepositoryRoot } from '../repository/sourceLocation';

/**
 * Some hosts list a whole repository in one answer, and all of its tags in another one. GitHub ends at 7 MB; GitLab and
 * Azure DevOps get here with some 80,000 files.
 */
const MAX_BYTES = 16 * 1024 * 1024;

/** Owners whose clients are kept. Entities name them, so there must be an end. */
const MAX_CLIENTS = 1000;

/** How to ask the host of a repository, in its own words, for what Backstage's URL reader does not tell. */
export type RepositoryApi = { readonly client: SourceHttpClient } & (
  | {
      readonly type: 'github' | 'gitea' | 'bitbucketServer';
      readonly owner: string;
      readonly name: string;
    }
  | { readonly type: 'gitlab'; readonly project: string }
  | { readonly type: 'azure'; readonly name: string }
);

/**
 * Gives the APIs of repositories. The hosts are those that have an integration, with its address and credentials; nothing
 * that an entity says leads to another one.
 */
export class RepositoryApis {
  readonly #integrations: ScmIntegrationRegistry;
  readonly #clock?: SourceClock;
  readonly #github: DefaultGithubCredentialsProvider;
  readonly #gitlab: DefaultGitlabCredentialsProvider;
  readonly #azure: DefaultAzureDevOpsCredentialsProvider;
  /** By address and owner, as the credentials are; kept, because a client remembers how its host is. */
  readonly #clients = new LRUCache<string, SourceHttpClient>({
    max: MAX_CLIENTS,
  });

  constructor(options: {
    integrations: ScmIntegrationRegistry;
    /** For tests. */
    clock?: SourceClock;
  }) {
    const { integrations, clock } = options;
    this.#integrations = integrations;
    this.#clock = clock;
    this.#github =
      DefaultGithubCredentialsProvider.fromIntegrations(integrations);
    this.#gitlab =
      DefaultGitlabCredentialsProvider.fromIntegrations(integrations);
    this.#azure =
      DefaultAzureDevOpsCredentialsProvider.fromIntegrations(integrations);
  }

  /** The API of a repository, or why there is none. */
  for(root: RepositoryRoot): RepositoryApi | { readonly unknown: string } {
    const { host, hostType, project } = root;
    const none = (unknown: string) => ({ unknown });
    if (!project) {
      return none('the address tells no repository whose tags could be read');
    }
    const [owner, name] = project.split('/');
    switch (hostType) {
      case 'github': {
        const api = this.#integrations.github.byHost(host)?.config.apiBaseUrl;
        if (!api) break;
        const url = `${new URL(root.url).origin}/${owner}/${name}`;
        const client = this.#client(api, owner, 'github', async () => {
          const { headers } = await this.#github.getCredentials({ url });
          return headers ?? {};
        });
        return { type: 'github', client, owner, name };
      }
      case 'gitlab': {
        const config = this.#integrations.gitlab.byHost(host)?.config;
        if (!config) break;
        const below = getGitLabIntegrationRelativePath(config).replace(
          /^\//,
          '',
        );
        const path =
          below && project.startsWith(`${below}/`)
            ? project.slice(below.length + 1)
            : project;
        const client = this.#client(
          config.apiBaseUrl,
          '',
          'gitlab',
          async () =>
            (await this.#gitlab.getCredentials({ url: root.url })).headers ??
            {},
        );
        return { type: 'gitlab', client, project: path };
      }
      case 'gitea': {
        const config = this.#integrations.gitea.byHost(host)?.config;
        if (!config) break;
        const base = (config.baseUrl ?? `https://${host}`).replace(/\/$/, '');
        const client = this.#client(`${base}/api/v1`, '', 'gitea', () =>
          // Without credentials, Backstage gives the headers themselves.
          config.password ? getGiteaRequestOptions(config).headers ?? {} : {},
        );
        return { type: 'gitea', client, owner, name };
      }
      case 'bitbucketServer': {
        const config = this.#integrations.bitbucketServer.byHost(host)?.config;
        if (!config) break;
        const client = this.#client(
          config.apiBaseUrl,
          '',
          'bitbucketServer',
          () => getBitbucketServerRequestOptions(config).headers,
        );
        return { type: 'bitbucketServer', client, owner, name };
      }
      case 'azure': {
        if (!this.#integrations.azure.byHost(host)) break;
        // In the words of its integration, as there are several forms: …/_apis/git/repositories/<name>/commits
        const commits = new URL(getAzureCommitsUrl(root.url));
        const repository = commits.pathname.split('/').at(-2) ?? '';
        const client = this.#client(
          new URL('..', commits).href,
          '',
          'azure',
          async () =>
            (await this.#azure.getCredentials({ url: root.url }))?.headers ??
            {},
        );
        return { type: 'azure', client, name: decodeURIComponent(repository) };
      }
      default:
        return none(
          'tags of Git are read from GitHub, GitLab and Gitea only, and this is another host',
        );
    }
    return none('no integration in app-config.yaml names the API of this host');
  }

  #client(
    baseUrl: string,
    owner: string,
    kind: string,
    headers: () =>
      | Readonly<Record<string, string>>
      | Promise<Readonly<Record<string, string>>>,
  ): SourceHttpClient {
    const key = `${baseUrl} ${owner}`;
    const known = this.#clients.get(key);
    if (known) return known;
    const client = SourceHttpClient.create({
      baseUrl,
      configKey: `integrations.${kind}`,
      headers,
      limits: { maxBytes: MAX_BYTES },
      ...(this.#clock ? { clock: this.#clock } : {}),
    });
    this.#clients.set(key, client);
    return client;
  }
}
