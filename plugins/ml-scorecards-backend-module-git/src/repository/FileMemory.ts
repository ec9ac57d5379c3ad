import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';

const MAX_BYTES = 32 * 1024 * 1024;

/** What an entry takes besides the content. */
const BYTES_PER_ENTRY = 200;

/**
 * Remembers the content of files by the name that Git gives to it, so that what has not changed is not read again. What
 * a host says of a name is not believed: content is kept under the name that it has. What was not asked for the longest
 * gives way.
 */
export class FileMemory {
  readonly #contents: LRUCache<string, Buffer>;

  constructor(options: { maxBytes?: number } = {}) {
    this.#contents = new LRUCache({
      maxSize: options.maxBytes ?? MAX_BYTES,
      sizeCalculation: content => content.length + BYTES_PER_ENTRY,
    });
  }

  get(sha: string): Buffer | undefined {
    return this.#contents.get(sha);
  }

  add(content: Buffer): void {
    this.#contents.set(blobSha(content), content);
  }
}

/** The name that Git gives to the content of a file. */
export function blobSha(content: Buffer): string {
  return createHash('sha1')
    .update(`blob ${content.length}\0`)
    .update(content)
    .digest('hex');
}
