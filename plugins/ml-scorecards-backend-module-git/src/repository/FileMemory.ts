import { createHash } from 'node:crypto';

const MAX_BYTES = 32 * 1024 * 1024;

/**
 * Remembers the content of files by the name that Git gives to it, so that what has not changed is not read again. What
 * a host says of a name is not believed: content is kept under the name that it has.
 */
export class FileMemory {
  readonly #maxBytes: number;
  /** Those that were asked for last are at the end. */
  readonly #contents = new Map<string, Buffer>();
  #bytes = 0;

  constructor(options: { maxBytes?: number } = {}) {
    this.#maxBytes = options.maxBytes ?? MAX_BYTES;
  }

  get(sha: string): Buffer | undefined {
    const content = this.#contents.get(sha);
    if (content) {
      this.#contents.delete(sha);
      this.#contents.set(sha, content);
    }
    return content;
  }

  add(content: Buffer): void {
    const sha = blobSha(content);
    if (this.#contents.has(sha)) return;
    this.#contents.set(sha, content);
    this.#bytes += content.length;
    for (const [oldest, { length }] of this.#contents) {
      if (this.#bytes <= this.#maxBytes) return;
      this.#contents.delete(oldest);
      this.#bytes -= length;
    }
  }
}

/** The name that Git gives to the content of a file. */
export function blobSha(content: Buffer): string {
  return createHash('sha1')
    .update(`blob ${content.length}\0`)
    .update(content)
    .digest('hex');
}
