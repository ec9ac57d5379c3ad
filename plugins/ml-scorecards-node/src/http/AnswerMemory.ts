const MAX_CHARACTERS = 16 * 1024 * 1024;

/** An answer with the mark that its source gave to it. */
export interface MarkedAnswer {
  readonly etag: string;
  readonly text: string;
  readonly contentType: string;
}

/** Remembers the last answers that carry an entity tag, by address, so that a source need not say again what it said. */
export class AnswerMemory {
  readonly #maxCharacters: number;
  /** Those that were used last are at the end. */
  readonly #answers = new Map<string, MarkedAnswer>();
  #characters = 0;

  constructor(maxCharacters: number = MAX_CHARACTERS) {
    this.#maxCharacters = maxCharacters;
  }

  get(url: URL): MarkedAnswer | undefined {
    const answer = this.#answers.get(url.href);
    if (answer) this.add(url, answer);
    return answer;
  }

  add(url: URL, answer: MarkedAnswer): void {
    this.#forget(url.href);
    this.#answers.set(url.href, answer);
    this.#characters += answer.text.length;
    for (const oldest of this.#answers.keys()) {
      if (this.#characters <= this.#maxCharacters) return;
      this.#forget(oldest);
    }
  }

  #forget(href: string): void {
    this.#characters -= this.#answers.get(href)?.text.length ?? 0;
    this.#answers.delete(href);
  }
}
