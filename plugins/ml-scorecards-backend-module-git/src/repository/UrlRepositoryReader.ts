import { UrlReaderService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  replaceGithubUrlType,
  ScmIntegrationRegistry,
} from '@backstage/integration';
import {
  isSafePath,
  notOfItsApi,
  readUrlCapped,
} from 'backstage-plugin-ml-scorecards-node';
import { ReadTree, Tree } from '../trees/ReadTree';
import { toCollectionFailure } from './failures';
import { fileUrl } from './fileUrl';
import { blobSha, FileMemory } from './FileMemory';
import { isCode, isInteresting } from './interestingFiles';
import { Listing, RepositoryFile, RepositoryReader } from './RepositoryReader';
import { RepositoryRoot } from './sourceLocation';
import { ArchiveLimits, visitArchive } from './visitArchive';

/** Runs a request when the host has room for it. */
export type RunRequest = <T>(request: () => Promise<T>) => Promise<T>;

/** What reading a repository may cost. */
export interface ReaderLimits extends ArchiveLimits {
  readonly fileDeadlineMs: number;
  readonly maxFileBytes: number;
}

const MAX_LISTED = 20_000;

/** How much of a repository is kept while its components are read. */
const MAX_KEPT_BYTES = 16 * 1024 * 1024;

/**
 * Reads a repository through the portal's URL reader, and so with its integrations and its list of allowed hosts. Lives
 * as long as one collection, in which all components of the repository share what was read.
 *
 * Some hosts list a repository by their API, and say which files changed. Others, and these for a repository that is too
 * large for that, list by streaming an archive of the branch, of which nothing is kept but the names. Hosts that can do
 * neither give single files only.
 */
export class UrlRepositoryReader implements RepositoryReader {
  readonly #root: RepositoryRoot;
  readonly #urlReader: UrlReaderService;
  readonly #integrations: ScmIntegrationRegistry;
  readonly #limits: ReaderLimits;
  readonly #runRequest: RunRequest;
  readonly #readTree?: ReadTree;
  readonly #memory: FileMemory;
  /** What the host says of files, if they are not too many to keep. */
  #tree?: Tree;
  /** The files that we look for. */
  #listed: ReadonlySet<string> = new Set();
  /** All paths, if they are not too many to keep. */
  #all?: { readonly paths: readonly string[]; readonly commit: string };
  readonly #reads = new Map<string, Promise<RepositoryFile>>();
  #keptBytes = 0;
  #isUnsettled = false;

  constructor(options: {
    root: RepositoryRoot;
    urlReader: UrlReaderService;
    integrations: ScmIntegrationRegistry;
    limits: ReaderLimits;
    runRequest: RunRequest;
    /** How the host lists by its API, if it does. */
    readTree?: ReadTree;
    memory?: FileMemory;
  }) {
    this.#root = options.root;
    this.#urlReader = options.urlReader;
    this.#integrations = options.integrations;
    this.#limits = options.limits;
    this.#runRequest = options.runRequest;
    this.#readTree = options.readTree;
    this.#memory = options.memory ?? new FileMemory();
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
        path => {
          if (code.length < MAX_LISTED && isCode(path)) code.push(path);
          return isInteresting(path);
        },
        signal,
        unlessCommit,
      );
      if (listed === 'unchanged') return listed;
      this.#listed = new Set(listed.paths);
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
      const listed = await this.#list(
        path => path.startsWith(`${folder}/`),
        options.signal,
      );
      return listed === 'unchanged' ? undefined : listed.paths;
    } catch (error) {
      if (cannotList(error)) return undefined;
      throw toCollectionFailure(error, this.#display);
    }
  }

  async read(
    path: string,
    options: { signal: AbortSignal },
  ): Promise<RepositoryFile> {
    // Another component may have asked for it. If it failed there, it may have been stopped: it is read again.
    const asked = this.#reads.get(path);
    const known = asked && (await asked.catch(() => undefined));
    if (known) return known;
    const reading = this.#readOnce(path, options.signal);
    this.#reads.set(path, reading);
    try {
      const file = await reading;
      this.#keptBytes += 'bytes' in file ? file.bytes.length : 0;
      if (this.#keptBytes > MAX_KEPT_BYTES) {
        this.#reads.clear();
        this.#keptBytes = 0;
      }
      return file;
    } catch (error) {
      if (this.#reads.get(path) === reading) this.#reads.delete(path);
      throw toCollectionFailure(error, this.#display);
    }
  }

  async #readOnce(path: string, signal: AbortSignal): Promise<RepositoryFile> {
    const { sha, size = 0 } = this.#tree?.files.get(path) ?? {};
    const remembered = sha && this.#memory.get(sha);
    if (remembered) return { bytes: remembered };
    const { maxFileBytes } = this.#limits;
    // Some readers take the whole of a file before they give any of it.
    if (size > maxFileBytes) return { problem: tooLarge(path, maxFileBytes) };
    try {
      const file = await this.#runRequest(() => this.#fetch(path, signal));
      return 'bytes' in file ? this.#checked(path, file.bytes, sha) : file;
    } catch (error) {
      if (toError(error).name !== 'NotFoundError') throw error;
      if (!this.#tree?.files.has(path) && !this.#listed.has(path)) {
        return { absent: true };
      }
      this.#isUnsettled = true;
      return { problem: `${path} is listed, but its host does not give it` };
    }
  }

  async #fetch(path: string, signal: AbortSignal): Promise<RepositoryFile> {
    const { fileDeadlineMs, maxFileBytes } = this.#limits;
    const bytes = await readUrlCapped(
      this.#urlReader,
      this.#urlOf(path, this.#tree?.commit),
      {
        what: `${path.slice(0, 200)} of ${this.#display}`,
        maxBytes: maxFileBytes,
        deadlineMs: fileDeadlineMs,
        signal,
      },
    );
    return bytes ? { bytes } : { problem: tooLarge(path, maxFileBytes) };
  }

  /**
   * URL readers take whatever comes with a good status: a login page, or what a redirect led to. Nothing of that is
   * content of the repository.
   */
  #checked(
    path: string,
    bytes: Buffer,
    sha: string | undefined,
  ): RepositoryFile {
    if (sha && blobSha(bytes) === sha) {
      this.#memory.add(bytes);
      return { bytes };
    }
    if (isWebPage(bytes)) throw notOfItsApi(this.#display);
    if (!sha) return { bytes };
    this.#isUnsettled = true;
    return {
      problem: `${path} came with another content than its repository lists`,
    };
  }

  /**
   * Whether a file came with other content than the host lists, or not at all: a fault on the way, so it is worth another
   * look.
   */
  get isUnsettled(): boolean {
    return this.#isUnsettled;
  }

  link(path: string): string | undefined {
    const url = this.#urlOf(path);
    if (!/^https?:\/\//.test(url)) return undefined;
    return this.#root.hostType === 'github'
      ? replaceGithubUrlType(url, 'blob')
      : url;
  }

  async #list(
    isWanted: (path: string) => boolean,
    signal: AbortSignal,
    unlessCommit?: string,
  ): Promise<{ paths: string[]; commit?: string } | 'unchanged'> {
    const paths: string[] = [];
    const keep = (path: string) => {
      if (paths.length < MAX_LISTED && isSafePath(path) && isWanted(path)) {
        paths.push(path);
      }
    };
    const visited = await this.#visitAll(keep, signal, unlessCommit);
    return visited === 'unchanged' ? visited : { paths, ...visited };
  }

  /** Goes through all paths: those that are known already, those of the tree, or else those of an archive. */
  async #visitAll(
    visit: (path: string) => void,
    signal: AbortSignal,
    unlessCommit?: string,
  ): Promise<{ commit?: string } | 'unchanged'> {
    if (!this.#all) {
      const tree = await this.#treeOf(signal, unlessCommit);
      if (tree === 'unchanged') return tree;
      if (!tree || tree.truncated) {
        return this.#visitArchive(visit, signal, unlessCommit);
      }
      // Kept for this call at least.
      this.#all = { paths: [...tree.files.keys()], commit: tree.commit };
    }
    const { paths, commit } = this.#all;
    paths.forEach(visit);
    if (paths.length > MAX_LISTED) this.#all = undefined;
    return { commit };
  }

  async #visitArchive(
    visit: (path: string) => void,
    signal: AbortSignal,
    unlessCommit?: string,
  ): Promise<{ commit: string }> {
    const paths: string[] = [];
    const commit = await this.#runRequest(() =>
      visitArchive(this.#urlReader, this.#root, {
        visit: path => {
          if (paths.length <= MAX_LISTED) paths.push(path);
          visit(path);
        },
        display: this.#display,
        limits: this.#limits,
        unlessCommit,
        signal,
      }),
    );
    if (paths.length <= MAX_LISTED) this.#all = { paths, commit };
    return { commit };
  }

  async #treeOf(
    signal: AbortSignal,
    unlessCommit?: string,
  ): Promise<Tree | 'unchanged' | undefined> {
    const readTree = this.#readTree;
    if (!readTree || this.#tree) return this.#tree;
    const tree = await this.#runRequest(() =>
      readTree({ signal, ...(unlessCommit ? { unlessCommit } : {}) }),
    );
    if (tree !== 'unchanged' && tree.files.size <= MAX_LISTED) {
      this.#tree = tree;
    }
    return tree;
  }

  #urlOf(path: string, commit?: string): string {
    return fileUrl(this.#root, path, {
      commit,
      integrations: this.#integrations,
    });
  }

  get #display(): string {
    const { origin, pathname } = new URL(this.#root.url);
    return `${origin}${pathname}`;
  }
}

/** No file that we read is one. */
function isWebPage(bytes: Buffer): boolean {
  return /^\s*<(?:!doctype html|html)\b/i.test(
    bytes.subarray(0, 200).toString('latin1'),
  );
}

/** Readers say in words only that they have no listing. */
function cannotList(error: unknown): boolean {
  return /not implement|unsupported search/i.test(toError(error).message);
}

/** Why a file is not read. */
function tooLarge(path: string, maxBytes: number): string {
  return `${path} is too large (> ${describeSize(maxBytes)})`;
}

function describeSize(bytes: number): string {
  const mebi = 1024 * 1024;
  return bytes >= mebi
    ? `${Math.round(bytes / mebi)} MB`
    : `${Math.round(bytes / 1024)} kB`;
}
