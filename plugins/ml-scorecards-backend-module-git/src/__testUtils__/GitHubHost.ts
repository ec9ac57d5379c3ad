import { createHash } from 'node:crypto';
import {
  createServer,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http';
import { AddressInfo } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { ConfigReader } from '@backstage/config';

/** A credential, which nobody must ever see. */
export const TOKEN = 'secret-token';

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
  /** Name of the tag object, if Git has given one. */
  sha?: string;
}

/** A repository with one branch, `main`. */
export interface HostedRepository {
  commit: string;
  files: Record<string, HostedFile>;
  tags: readonly HostedTag[];
  /** Everything at the commit, as `git archive` packs it. */
  archive?: () => Promise<Buffer>;
}

/** As GitHub says that nothing may be asked any more: the limit of the hour, or that of too much at once. */
export type RateLimit = 'primary' | 'secondary' | undefined;

/** A GitHub of our own on loopback that speaks as much of the API as Backstage's reader asks for. */
export class GitHubHost {
  readonly requests: string[] = [];
  /** Answers by status, in the order in which they were given. GitHub counts no 304 against the limit of the hour. */
  readonly statuses: number[] = [];
  readonly repositories = new Map<string, HostedRepository>();
  /** Answers before anything else does. */
  intercept?: (request: IncomingMessage, response: ServerResponse) => boolean;
  /** Sees each request when it comes in. */
  onRequest?: (request: IncomingMessage, response: ServerResponse) => void;
  /** How long an answer takes. */
  delayMs = 0;
  /** The most files that a listing names. GitHub names up to 100,000. */
  mostListed = Infinity;
  rateLimit: RateLimit;
  readonly #server: Server;
  #open = 0;

  private constructor() {
    this.#server = createServer((request, response) => {
      this.#open += 1;
      response.once('close', () => {
        this.#open -= 1;
        this.statuses.push(response.statusCode);
      });
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
    this.statuses.length = 0;
    this.repositories.clear();
    this.intercept = undefined;
    this.onRequest = undefined;
    this.delayMs = 0;
    this.mostListed = Infinity;
    this.rateLimit = undefined;
  }

  add(
    name: string,
    files: Record<string, HostedFile>,
    commit = 'c0ffee1',
    tags: readonly HostedTag[] = [],
  ) {
    this.repositories.set(name, { commit, files, tags });
  }

  /** Adds a repository that Git itself has made, see `readGitRepository`. */
  addRepository(name: string, repository: HostedRepository) {
    this.repositories.set(name, repository);
  }

  get host(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  get origin(): string {
    return `http://${this.host}`;
  }

  /** A portal that has an integration for this host only. */
  get config(): ConfigReader {
    return new ConfigReader({ integrations: { github: [this.integration] } });
  }

  get integration() {
    return {
      host: this.host,
      apiBaseUrl: `${this.origin}/api`,
      token: TOKEN,
    };
  }

  /** Waits until all connections that somebody has left are closed. */
  async idle(): Promise<void> {
    while (this.#open > 0) await setImmediate();
  }

  #answer(request: IncomingMessage, response: ServerResponse) {
    const url = new URL(request.url!, this.origin);
    this.requests.push(`${url.pathname}${url.search}`);
    if (this.intercept?.(request, response)) return;
    const [, owner, name, kind, rest = ''] =
      url.pathname.match(/^\/api\/repos\/([^/]+)\/([^/]+)\/([^/]+)\/(.*)$/) ??
      [];
    const repository = this.repositories.get(`${owner}/${name}`);
    const answer = answerWith(response, request);
    if (this.rateLimit) {
      answer.refusal(this.rateLimit);
    } else if (!repository) {
      answer.notFound();
    } else if (kind === 'commits') {
      const [ref] = rest.split('/');
      const base = `${this.origin}/api/repos/${owner}/${name}`;
      if (!isRefOf(repository, ref)) answer.notFound();
      else
        answer.json({
          sha: repository.commit,
          repository: {
            trees_url: `${base}/git/trees{/sha}`,
            archive_url: `${base}/{archive_format}{/ref}`,
          },
        });
    } else if (kind === 'git' && rest.startsWith('matching-refs/')) {
      answer.json(
        repository.tags.map(tag => ({
          ref: `refs/tags/${tag.name}`,
          object: tag.at
            ? { type: 'tag', sha: objectOf(tag) }
            : { type: 'commit', sha: tag.commit },
        })),
      );
    } else if (kind === 'git' && rest.startsWith('tags/')) {
      const tag = repository.tags.find(
        each => `tags/${objectOf(each)}` === rest,
      );
      if (!tag) answer.notFound();
      else
        answer.json({
          tag: tag.name,
          tagger: { date: tag.at },
          object: { type: 'commit', sha: tag.commit },
        });
    } else if (kind === 'git') {
      const all = Object.entries(repository.files);
      answer.json({
        sha: repository.commit,
        truncated: all.length > this.mostListed,
        tree: all.slice(0, this.mostListed).map(([path, file]) => ({
          path,
          type: 'blob',
          sha: blobSha(file),
          url: `${this.origin}/never`,
        })),
      });
    } else if (kind === 'tarball' && repository.archive) {
      repository.archive().then(archive => response.end(archive));
    } else if (kind === 'contents') {
      const file = repository.files[decodeURIComponent(rest)];
      if (
        file === undefined ||
        !isRefOf(repository, url.searchParams.get('ref') ?? 'HEAD')
      ) {
        answer.notFound();
      } else if (typeof file === 'function') file(response, request);
      else response.end(file);
    } else {
      answer.notFound();
    }
  }
}

function answerWith(response: ServerResponse, request: IncomingMessage) {
  const json = (body: unknown) => {
    const text = JSON.stringify(body);
    const etag = `"${createHash('sha1').update(text).digest('hex')}"`;
    if (request.headers['if-none-match'] === etag) {
      response.writeHead(304).end();
      return;
    }
    if (response.statusCode === 200) response.setHeader('etag', etag);
    response.end(text);
  };
  return {
    json,
    notFound() {
      response.statusCode = 404;
      json({ message: 'Not Found' });
    },
    refusal(limit: 'primary' | 'secondary') {
      response.statusCode = 403;
      response.setHeader(
        'x-ratelimit-remaining',
        limit === 'primary' ? '0' : '4321',
      );
      response.setHeader(
        'x-ratelimit-reset',
        String(Math.ceil(Date.now() / 1000) + 1800),
      );
      if (limit === 'secondary') response.setHeader('retry-after', '60');
      json({
        message:
          limit === 'primary'
            ? 'API rate limit exceeded for user ID 1.'
            : 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
      });
    },
  };
}

function isRefOf({ commit }: HostedRepository, ref: string): boolean {
  return ['main', 'HEAD', commit].includes(ref);
}

/** Git's name for the content; one of its own for content that is made when it is asked for. */
function blobSha(file: HostedFile): string {
  const content = Buffer.from(typeof file === 'function' ? `${file}` : file);
  return createHash('sha1')
    .update(`blob ${content.length}\0`)
    .update(content)
    .digest('hex');
}

/** Name of the tag object: a hash of what it says. */
function objectOf(tag: HostedTag): string {
  if (tag.sha) return tag.sha;
  return createHash('sha1').update(JSON.stringify(tag)).digest('hex');
}
