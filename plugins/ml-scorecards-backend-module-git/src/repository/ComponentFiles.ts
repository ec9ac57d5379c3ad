import {
  decodeText,
  isSafePath,
  Parsed,
} from 'backstage-plugin-ml-scorecards-node';
import { isInteresting } from './interestingFiles';
import { Listing, RepositoryFile, RepositoryReader } from './RepositoryReader';

/** Reads the files of one component: each once, and no more than `maxFiles` of them. */
export class ComponentFiles {
  readonly #reader: RepositoryReader;
  readonly #listing: Listing;
  readonly #signal: AbortSignal;
  readonly #maxFiles: number;
  readonly #listed: ReadonlySet<string>;
  readonly #files = new Map<string, Promise<RepositoryFile>>();
  readonly #folders = new Map<string, Promise<readonly string[] | undefined>>();

  constructor(options: {
    reader: RepositoryReader;
    listing: Listing;
    signal: AbortSignal;
    maxFiles: number;
  }) {
    this.#reader = options.reader;
    this.#listing = options.listing;
    this.#signal = options.signal;
    this.#maxFiles = options.maxFiles;
    this.#listed = new Set(options.listing.paths);
  }

  get complete(): boolean {
    return this.#listing.complete;
  }

  get paths(): readonly string[] {
    return this.#listing.paths;
  }

  /** Files with code; without `complete`, there may be more. */
  get code(): Listing['code'] {
    return this.#listing.code;
  }

  get commit(): string | undefined {
    return this.#listing.commit;
  }

  link(path: string): string | undefined {
    return this.#reader.link(path);
  }

  read(path: string): Promise<RepositoryFile> {
    const known = this.#files.get(path);
    if (known) return known;
    const file = this.#readOnce(path);
    this.#files.set(path, file);
    return file;
  }

  /** As {@link ComponentFiles.read}, as text. */
  async readText(path: string): Promise<Parsed<string> | { absent: true }> {
    const file = await this.read(path);
    return 'bytes' in file ? decodeText(path, file.bytes) : file;
  }

  async listFolder(folder: string): Promise<readonly string[] | undefined> {
    const known = this.#folders.get(folder);
    if (known) return known;
    if (this.#folders.size >= this.#maxFiles / 20) return undefined;
    const listed = this.#reader.listFolder(folder, { signal: this.#signal });
    this.#folders.set(folder, listed);
    return listed;
  }

  async #readOnce(path: string): Promise<RepositoryFile> {
    if (!isSafePath(path)) {
      return { problem: `the path ${path.slice(0, 100)} cannot be followed` };
    }
    // A file that a complete listing would name needs no question to the host.
    if (this.complete && isInteresting(path) && !this.#listed.has(path)) {
      return { absent: true };
    }
    if (this.#files.size >= this.#maxFiles) {
      return {
        problem: `${path} was not read: no more than ${
          this.#maxFiles
        } files are read for one component`,
      };
    }
    return this.#reader.read(path, { signal: this.#signal });
  }
}
