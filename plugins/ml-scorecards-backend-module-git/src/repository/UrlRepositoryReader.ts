import { UrlReaderService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  replaceGithubUrlType,
  replaceGitLabUrlType,
  ScmIntegrationRegistry,
} from '@backstage/integration';
import { untilAborted } from 'backstage-plugin-ml-scorecards-node';
import { toCollectionFailure } from './failures';
import { INTERESTING_GLOB, isCode, isInteresting } from './interestingFiles';
import { isSafePath, joinPath } from './paths';
import { readCapped } from './readCapped';
import { Listing, RepositoryFile, RepositoryReader } from './RepositoryReader';
import { RepositoryRoot } from './sourceLocation';

/** Runs a request when the host has room for it. */
export type RunRequest = <T>(request: () => Promise<T>) => Promise<T>;

const MAX_LISTED = 20_000;

/**
 * Reads a repository through the portal's URL reader, and so with its integrations and its list of allowed hosts.
 *
 * GitHub lists a repository in two requests. Other hosts list by streaming an archive of the branch, of which nothing is
 * kept but the names. Hosts that can do neither give single files only.
 */
export class UrlRepositoryReader implements RepositoryReader {
  readonly #root: RepositoryRoot;
  readonly #urlReader: UrlReaderService;
  readonly #integrations: ScmIntegrationRegistry;
  readonly #maxFileBytes: number;
  readonly #runRequest: RunRequest;

  constructor(options: {
    root: RepositoryRoot;
    urlReader: UrlReaderService;
    integrations: ScmIntegrationRegistry;
    maxFileBytes: number;
    runRequest: RunRequest;
  }) {
    this.#root = options.root;
    this.#urlReader = options.urlReader;
    this.#integrations = options.integrations;
    this.#maxFileBytes = options.maxFileBytes;
    this.#runRequest = options.runRequest;
  }

  async list(options: {
    unlessCommit?: string;
    signal: AbortSignal;
  }): Promise<Listing | 'unchanged'> {
    const { unlessCommit, signal } = options;
    try {
      // Each has a limit of its own: no amount of code makes the absence of a file uncertain.
      const code: string[] = [];
      const listed = await this.#list(
        INTERESTING_GLOB,
        path => {
          if (code.length < MAX_LISTED && isCode(path)) code.push(path);
          return isInteresting(path);
        },
        signal,
        unlessCommit,
      );
      return {
        complete: listed.paths.length < MAX_LISTED,
        paths: listed.paths,
        code: { complete: code.length < MAX_LISTED, paths: code },
        ...(listed.commit ? { commit: listed.commit } : {}),
      };
    } catch (error) {
      if (toError(error).name === 'NotModifiedError') return 'unchanged';
      if (cannotList(error)) {
        const none = { complete: false, paths: [] };
        return { ...none, code: none };
      }
      throw toCollectionFailure(error, this.#display);
    }
  }

  async listFolder(
    folder: string,
    options: { signal: AbortSignal },
  ): Promise<readonly string[] | undefined> {
    try {
      const { paths } = await this.#list(
        `${encodePath(folder)}/{**,**/.*,**/.*/**}`,
        path => path.startsWith(`${folder}/`),
        options.signal,
      );
      return paths;
    } catch (error) {
      if (cannotList(error)) return undefined;
      throw toCollectionFailure(error, this.#display);
    }
  }

  async read(
    path: string,
    options: { signal: AbortSignal },
  ): Promise<RepositoryFile> {
    try {
      return await this.#runRequest(() =>
        readCapped(this.#urlReader, this.#urlOf(path), {
          maxBytes: this.#maxFileBytes,
          name: path,
          signal: options.signal,
        }),
      );
    } catch (error) {
      if (toError(error).name === 'NotFoundError') return { absent: true };
      throw toCollectionFailure(error, this.#display);
    }
  }

  link(path: string): string | undefined {
    const url = this.#urlOf(path);
    if (!/^https?:\/\//.test(url)) return undefined;
    switch (this.#root.hostType) {
      case 'github':
        return replaceGithubUrlType(url, 'blob');
      case 'gitlab':
        return replaceGitLabUrlType(url, 'blob');
      default:
        return url;
    }
  }

  async #list(
    glob: string,
    isWanted: (path: string) => boolean,
    signal: AbortSignal,
    unlessCommit?: string,
  ): Promise<{ paths: string[]; commit?: string }> {
    const paths: string[] = [];
    const keep = (path: string) => {
      if (paths.length < MAX_LISTED && isSafePath(path) && isWanted(path)) {
        paths.push(path);
      }
      return false;
    };
    const options = { signal, ...(unlessCommit ? { etag: unlessCommit } : {}) };
    return this.#runRequest(() =>
      untilAborted(signal, async () => {
        if (this.#root.hostType === 'github') {
          const { files, etag } = await this.#urlReader.search(
            `${this.#root.url}${glob}`,
            options,
          );
          files.forEach(file => keep(this.#pathOf(file.url)));
          return { paths, commit: etag };
        }
        const tree = await this.#urlReader.readTree(this.#root.url, {
          ...options,
          filter: keep,
        });
        await tree.files();
        return { paths, commit: tree.etag };
      }),
    );
  }

  /** The path of a file in the listing; one that cannot be told is left out. */
  #pathOf(url: string): string {
    try {
      return decodeURIComponent(
        new URL(url).pathname.slice(new URL(this.#root.url).pathname.length),
      );
    } catch {
      return '';
    }
  }

  #urlOf(path: string): string {
    if (this.#root.hostType === 'azure') {
      return this.#integrations.resolveUrl({
        url: `/${path}`,
        base: this.#root.url,
      });
    }
    const url = new URL(this.#root.url);
    url.pathname = joinPath(url.pathname.replace(/\/$/, ''), encodePath(path));
    return url.toString();
  }

  get #display(): string {
    const { origin, pathname } = new URL(this.#root.url);
    return `${origin}${pathname}`;
  }
}

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

/** Readers say in words only that they have no listing. */
function cannotList(error: unknown): boolean {
  return /not implement|unsupported search/i.test(toError(error).message);
}
