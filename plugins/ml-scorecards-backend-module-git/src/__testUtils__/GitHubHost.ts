import { createHash } from 'node:crypto';
import {
  createServer,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http';
import { AddressInfo } from 'node:net';
import { ConfigReader } from '@backstage/config';

/** Content of a file, or how to answer for it. */
export type HostedFile =
  | string
  | Buffer
  | ((response: ServerResponse, request: IncomingMessage) => void);

/** A tag; without `at` a lightweight one. */
export interface HostedTag {
  name: string;
  commit: string;
  at?: string;
}

interface HostedRepository {
  commit: string;
  files: Record<string, HostedFile>;
  tags: readonly HostedTag[];
}

/** A GitHub of our own on loopback that speaks as much of the API as Backstage's reader asks for. */
export class GitHubHost {
  readonly requests: string[] = [];
  readonly repositories = new Map<string, HostedRepository>();
  /** Answers before anything else does. */
  intercept?: (request: IncomingMessage, response: ServerResponse) => boolean;
  /** Sees each request when it comes in. */
  onRequest?: (request: IncomingMessage, response: ServerResponse) => void;
  /** How long an answer takes. */
  delayMs = 0;
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => {
      this.onRequest?.(request, response);
      setTimeout(() => this.#answer(request, response), this.delayMs);
    });
  }

  static async start(): Promise<GitHubHost> {
    const host = new GitHubHost();
    await new Promise<void>(resolve =>
      host.#server.listen(0, '127.0.0.1', () => resolve()),
    );
    return host;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
  }

  reset(): void {
    this.requests.length = 0;
    this.repositories.clear();
    this.intercept = undefined;
    this.onRequest = undefined;
    this.delayMs = 0;
  }

  add(
    name: string,
    files: Record<string, HostedFile>,
    commit = 'c0ffee1',
    tags: readonly HostedTag[] = [],
  ) {
    this.repositories.set(name, { commit, files, tags });
  }

  get host(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  get origin(): string {
    return `http://${this.host}`;
  }

  /** A portal that has an integration for this host only. */
  get config(): ConfigReader {
    return new ConfigReader({
      integrations: {
        github: [
          {
            host: this.host,
            apiBaseUrl: `${this.origin}/api`,
            token: 'secret-token',
          },
        ],
      },
    });
  }

  #answer(request: IncomingMessage, response: ServerResponse) {
    const url = new URL(request.url!, this.origin);
    this.requests.push(`${url.pathname}${url.search}`);
    if (this.intercept?.(request, response)) return;
    const [, owner, name, kind, ...rest] =
      url.pathname.match(/^\/api\/repos\/([^/]+)\/([^/]+)\/([^/]+)\/(.*)$/) ??
      [];
    const repository = this.repositories.get(`${owner}/${name}`);
    const json = (body: unknown) => response.end(JSON.stringify(body));
    if (!repository) {
      response.writeHead(404).end('{}');
    } else if (kind === 'commits') {
      const base = `${this.origin}/api/repos/${owner}/${name}`;
      json({
        sha: repository.commit,
        repository: {
          trees_url: `${base}/git/trees{/sha}`,
          archive_url: `${base}/{archive_format}{/ref}`,
        },
      });
    } else if (kind === 'git' && rest[0].startsWith('matching-refs/')) {
      json(
        repository.tags.map(tag => ({
          ref: `refs/tags/${tag.name}`,
          object: tag.at
            ? { type: 'tag', sha: objectOf(tag) }
            : { type: 'commit', sha: tag.commit },
        })),
      );
    } else if (kind === 'git' && rest[0].startsWith('tags/')) {
      const tag = repository.tags.find(
        each => `tags/${objectOf(each)}` === rest[0],
      );
      if (!tag) response.writeHead(404).end('{}');
      else
        json({
          tag: tag.name,
          tagger: { date: tag.at },
          object: { type: 'commit', sha: tag.commit },
        });
    } else if (kind === 'git') {
      json({
        truncated: false,
        tree: Object.keys(repository.files).map(path => ({
          path,
          type: 'blob',
          url: `${this.origin}/never`,
        })),
      });
    } else {
      const file = repository.files[decodeURIComponent(rest.join('/'))];
      if (file === undefined) response.writeHead(404).end('{}');
      else if (typeof file === 'function') file(response, request);
      else response.end(file);
    }
  }
}

/** Name of the tag object: a hash of what it says. */
function objectOf(tag: HostedTag): string {
  return createHash('sha1').update(JSON.stringify(tag)).digest('hex');
}
