import {
  SourceHttpClient,
  SourcePath,
  SourceRequestOptions,
} from 'backstage-plugin-ml-scorecards-node';
import { ZodType } from 'zod';
import { explained, Wanted } from './explained';

/** Less than the hour for which the client remembers that the credentials are good. */
const PROVEN_MS = 30 * 60_000;

interface Question<T> extends SourceRequestOptions {
  readonly wanted: Wanted;
  readonly schema: ZodType<T>;
}

/** Asks the REST API of a server, and explains what MLflow itself answers when it refuses. */
export class MlflowClient {
  readonly #client: SourceHttpClient;
  readonly #configKey: string;
  readonly #now: () => number;
  #answeredAt = -Infinity;

  constructor(options: {
    readonly client: SourceHttpClient;
    readonly configKey: string;
    /** For tests. */
    readonly now?: () => number;
  }) {
    this.#client = options.client;
    this.#configKey = options.configKey;
    this.#now = options.now ?? Date.now;
  }

  /** Whether the server has lately answered with something that it does not give to everybody. */
  get isProven(): boolean {
    return this.#now() - this.#answeredAt < PROVEN_MS;
  }

  get<T>(path: SourcePath, question: Question<T>): Promise<T> {
    return this.#explain(this.#client.getJson(path, question), question);
  }

  post<T>(
    path: SourcePath,
    question: Question<T> & { readonly body: unknown },
  ): Promise<T> {
    return this.#explain(this.#client.postJson(path, question), question);
  }

  async #explain<T>(
    answer: Promise<T>,
    { wanted }: { readonly wanted: Wanted },
  ): Promise<T> {
    try {
      const value = await answer;
      this.#answeredAt = this.#now();
      return value;
    } catch (error) {
      throw explained(error, wanted, this.#configKey);
    }
  }
}
