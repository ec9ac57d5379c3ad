import { LRUCache } from 'lru-cache';

/** In memory, at most, over all sources and instances of a process. */
const MAX_BYTES = 64 * 1024 * 1024;

/** An answer with the mark that its source gave to it. */
export interface MarkedAnswer {
  readonly etag: string;
  readonly text: string;
  readonly contentType: string;
}

/** Answers by whom they were given to and their address. Those that were not used for the longest give way. */
export type AnswerStore = LRUCache<string, MarkedAnswer>;

export function createAnswerStore(maxBytes: number): AnswerStore {
  return new LRUCache({ maxSize: maxBytes, sizeCalculation: sizeOf });
}

/** Shared by all clients, as there may be any number of them: one for each owner on GitHub. */
const sharedStore = createAnswerStore(MAX_BYTES);

let clients = 0;

/**
 * Remembers the last answers that carry an entity tag, by address, so that a source need not say again what it said.
 * What it said to others, with their credentials, is not given out.
 */
export class AnswerMemory {
  readonly #store: AnswerStore;
  readonly #client = (clients += 1);

  constructor(store: AnswerStore = sharedStore) {
    this.#store = store;
  }

  get(url: URL): MarkedAnswer | undefined {
    return this.#store.get(this.#keyOf(url));
  }

  add(url: URL, answer: MarkedAnswer): void {
    this.#store.set(this.#keyOf(url), answer);
  }

  #keyOf(url: URL): string {
    return `${this.#client} ${url.href}`;
  }
}

/** Two bytes a character are the most that a text takes. */
function sizeOf({ text, etag, contentType }: MarkedAnswer, key: string) {
  return 2 * (text.length + etag.length + contentType.length + key.length);
}
